import { join } from 'node:path';
import { analyze, type FileFacts, factsOf } from '../../documents/index.ts';
import { decodeUtf8 } from './decode.ts';
import type { PlacedOutcome } from './outcome.ts';
import { readDocument } from './read-document.ts';

/** What the files of a workspace tell each other, by their paths. */
export type Files = ReadonlyMap<string, FileFacts>;

/**
 * The files by the roots of their workspaces; only of workspaces that have more than component documents, which name nobody. Files that
 * were not linted are read when others name them.
 */
export function gatherFiles(placed: readonly PlacedOutcome[]): ReadonlyMap<string, Files> {
  const byRoot = new Map<string, Map<string, FileFacts>>();
  for (const { candidate, outcome } of placed) {
    if (outcome.type !== 'linted' || outcome.facts === undefined) continue;
    const files = byRoot.get(candidate.root) ?? new Map<string, FileFacts>();
    byRoot.set(candidate.root, files.set(outcome.facts.path, outcome.facts));
  }
  for (const [root, files] of byRoot) {
    if ([...files.values()].every(({ kind }) => kind === 'component')) byRoot.delete(root);
    else addNeighbours(root, files);
  }
  return byRoot;
}

/** Adds the files that others name, and those that they name in turn. */
function addNeighbours(root: string, files: Map<string, FileFacts>): void {
  // What is added to a map while it is iterated has its turn too.
  for (const { references } of files.values()) {
    for (const { path } of references) {
      if (path === undefined || files.has(path)) continue;
      const text = readText(join(root, path));
      if (text !== undefined) files.set(path, factsOf(analyze(text, { fileName: path }), path));
    }
  }
}

/** Undefined when the file is not there, too large or no text: then it tells nothing. */
function readText(path: string): string | undefined {
  const read = readDocument({ file: path, path, named: false });
  return read.type === 'read' ? decodeUtf8(read.bytes) : undefined;
}
