import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, normalize, resolve } from 'node:path';
import { reasonOf } from '../files/reason-of.ts';
import { type IgnoreLayers, isIgnored, layersAbove, withGitignore } from './gitignore.ts';
import type { LintCandidate, Unreadable } from './outcome.ts';

/** Names of files that may be documents: YAML and JSON, templates of CloudFormation under its own ending, Terraform, Dockerfiles. */
const documentName = /\.(?:ya?ml|json|template|tf|dockerfile)$|^(?:Dockerfile|Containerfile)(?:\..*)?$/i;
const neverEntered: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** The files to lint, and the paths that could not be read. */
export interface Found {
  readonly candidates: readonly LintCandidate[];
  readonly unreadable: readonly Unreadable[];
  /** The full paths of the folders that were searched. */
  readonly folders: readonly string[];
}

interface Walk {
  readonly signal: AbortSignal;
  readonly candidates: LintCandidate[];
  readonly unreadable: Unreadable[];
}

/** A folder on the way: `file` is how its path is reported. */
interface Folder {
  readonly path: string;
  readonly file: string;
  readonly layers: IgnoreLayers;
}

/**
 * The files that the given paths stand for: files themselves, and files below folders whose names may be those of documents, in the order of the paths and sorted
 * within each. Leaves out what git ignores. Does not enter folders through symbolic links, so it cannot run in circles.
 */
export async function findCandidates(paths: readonly string[], { cwd, signal }: { cwd: string; signal: AbortSignal }): Promise<Found> {
  const walk: Walk = { signal, candidates: [], unreadable: [] };
  const folders: string[] = [];
  for (const given of paths) {
    const path = resolve(cwd, given);
    try {
      const status = await stat(path);
      const named = { file: normalize(given), path, named: true };
      if (status.isDirectory()) {
        folders.push(path);
        await walkFolder(walk, { path, file: normalize(given), layers: await layersAbove(path) });
      } else if (status.isFIFO())
        walk.candidates.push({ ...named, bytes: await readFile(path, { signal }) }); // `kiln lint <(generate)`
      else walk.candidates.push(named);
    } catch (error) {
      walk.unreadable.push({ type: 'unreadable', file: given, message: reasonOf(error) });
    }
  }
  return { candidates: eachOnce(walk.candidates), unreadable: walk.unreadable, folders };
}

async function walkFolder(walk: Walk, folder: Folder): Promise<void> {
  if (walk.signal.aborted) return;
  let entries: Dirent[];
  try {
    entries = await readdir(folder.path, { withFileTypes: true });
  } catch (error) {
    walk.unreadable.push({ type: 'unreadable', file: folder.file, message: reasonOf(error) });
    return;
  }
  const layers = withGitignore(folder.layers, folder.path);
  // By code units, so that the order does not depend on the machine's language.
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder.path, entry.name);
    const isFolder = entry.isDirectory();
    if (isFolder ? neverEntered.has(entry.name) : !documentName.test(entry.name)) continue;
    if (isIgnored(layers, path, isFolder)) continue;
    const file = join(folder.file, entry.name);
    if (isFolder) await walkFolder(walk, { path, file, layers });
    else walk.candidates.push({ file, path, named: false });
  }
}

/** A file that was named and found as well counts as named, at the place where it came first. */
function eachOnce(candidates: readonly LintCandidate[]): readonly LintCandidate[] {
  const byPath = new Map<string, LintCandidate>();
  for (const candidate of candidates) {
    const earlier = byPath.get(candidate.path);
    byPath.set(candidate.path, earlier === undefined ? candidate : { ...earlier, named: earlier.named || candidate.named });
  }
  return [...byPath.values()];
}
