import { readdir } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { AppError } from '../../contract/index.ts';
import { readWorkspaceFile } from '../workspace/content.ts';
import { isIgnored } from '../workspace/watch-tree.ts';
import type { BuildSources } from './build-sources.ts';
import { resourceKind } from './resource-file.ts';
import { type ResourceSource, readGraph } from './source-graph.ts';

/** How many folders are looked through before giving up: a workspace is a project, not a disk. */
const mostFolders = 2000;

/** A word that every file of the kind holds, so that most files need no parsing. */
const marks = { 'infrastructure-configuration': 'instanceProfileName', 'distribution-configuration': 'distributions' } as const;
type Kind = keyof typeof marks;

const names: Readonly<Record<Kind, string>> = {
  'infrastructure-configuration': 'infrastructure configurations',
  'distribution-configuration': 'distribution configurations',
};

interface Place {
  readonly root: string;
  readonly path: string;
}

/** Every YAML and JSON file below a folder of the workspace, nearest first; `skip` was looked through before. */
export async function* documentsBelow(root: string, start: string, skip: string | undefined): AsyncGenerator<string> {
  const folders = [start];
  for (let visited = 0; visited < Math.min(folders.length, mostFolders); visited += 1) {
    const folder = folders[visited] ?? start;
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = posix.join(folder, entry.name);
      if (isIgnored(path) || path === skip) continue;
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile() && /\.(ya?ml|json)$/i.test(path)) yield path;
    }
  }
}

async function isKind(file: Place, kind: Kind): Promise<boolean> {
  try {
    const { text } = await readWorkspaceFile(file);
    return text.includes(marks[kind]) && resourceKind(text, file.path) === kind;
  } catch (error) {
    if (error instanceof AppError) return false; // too large, no text, or not readable: no resource that anybody meant
    throw error;
  }
}

/**
 * The nearest file of a kind: beside `path` and below, else one folder up and below, and so on to the root. Several that are equally near
 * are an error that names them; none is undefined.
 */
async function findNearest<Some extends Kind>({ root, path }: Place, kind: Some): Promise<ResourceSource<Some> | undefined> {
  let searched: string | undefined;
  for (let folder = posix.dirname(path); ; folder = posix.dirname(folder)) {
    const found: string[] = [];
    for await (const candidate of documentsBelow(root, folder, searched))
      if (await isKind({ root, path: candidate }, kind)) found.push(candidate);
    const [first, ...more] = found;
    if (first !== undefined && more.length === 0) return (await readGraph(root, [first], [kind])).get(first) as ResourceSource<Some>;
    if (more.length > 0) {
      const message = `${path}: there are several ${names[kind]} (${found.join(', ')}). Build a pipeline file that names the one to use.`;
      throw new AppError('invalid-input', message, { path, found });
    }
    if (folder === '.') return undefined;
    searched = folder;
  }
}

/** A recipe alone does not say where it is built and where the image goes; what lies in the workspace says it. */
export async function completeSources(
  file: { readonly root: string; readonly path: string },
  sources: BuildSources,
): Promise<BuildSources> {
  if (sources.pipeline) return sources;
  const infrastructure = await findNearest(file, 'infrastructure-configuration');
  const distribution = await findNearest(file, 'distribution-configuration');
  const found = [infrastructure, distribution].filter((one) => one !== undefined);
  return {
    ...sources,
    infrastructure: infrastructure?.file,
    distribution: distribution?.file,
    graph: new Map([...sources.graph, ...found.map((source) => [source.file.path, source] as const)]),
  };
}
