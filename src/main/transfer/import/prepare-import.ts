import { posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { AppError, type ImportDecision, type ImportFile, type ImportItem, resourceKindOf } from '../../../contract/index.ts';
import { readWorkspaceFile } from '../../workspace/content.ts';
import type { Collected } from './collect.ts';
import { freeName } from './file-names.ts';
import { filesOf, type Names, nameFiles, type PlacedFile, pathOf } from './place.ts';
import type { ImportedResource } from './read-resource.ts';

export interface ImportTarget {
  readonly root: string;
  /** A folder of the workspace. */
  readonly into: string;
}

export type Decisions = Readonly<Record<string, ImportDecision>>;

/** What lies in the workspace at a path; undefined where nothing does. */
async function currentText(target: ImportTarget, path: string): Promise<string | undefined> {
  try {
    return (await readWorkspaceFile({ root: target.root, path: posix.join(target.into, path) })).text;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return undefined;
    throw error;
  }
}

/** The names with those that are to stand beside what is there already. */
async function namesFor(target: ImportTarget, resources: readonly ImportedResource[], decisions: Decisions): Promise<Names> {
  const names = new Map(nameFiles(resources));
  for (const resource of resources.filter(({ arn }) => decisions[arn] === 'keep-both')) {
    const name = names.get(resource.arn) ?? resource.name;
    const taken = new Set([name]);
    for (let candidate = name; ; taken.add(candidate)) {
      candidate = freeName(name, (one) => taken.has(one));
      const others = resources.filter((other) => other !== resource).map((other) => pathOf(other, names));
      names.set(resource.arn, candidate);
      const paths = filesOf(resource, resources, names).map(({ path }) => path);
      const texts = await Promise.all(paths.map((path) => currentText(target, path)));
      if (texts.every((text) => text === undefined) && !paths.some((path) => others.includes(path))) break;
    }
  }
  return names;
}

/** A resource's file says the same as another one whatever its comments and its order; a document only if it is the very same. */
function saysSame(current: string, { text }: PlacedFile, isDocument: boolean): boolean {
  if (current === text || isDocument) return current === text;
  try {
    return isDeepStrictEqual(parse(current), parse(text));
  } catch {
    return false; // what is there is no YAML
  }
}

async function fileOf(target: ImportTarget, file: PlacedFile, isDocument: boolean): Promise<ImportFile> {
  const current = await currentText(target, file.path);
  const placed = { path: posix.join(target.into, file.path), text: file.text };
  if (current === undefined) return { ...placed, state: 'new' };
  return saysSame(current, file, isDocument) ? { ...placed, state: 'same', current } : { ...placed, state: 'different', current };
}

function stateOf(files: readonly ImportFile[]): ImportItem['state'] {
  if (files.some(({ state }) => state === 'different')) return 'different';
  return files.every(({ state }) => state === 'same') ? 'same' : 'new';
}

/** What an import would write, and where that meets files that are there. */
export async function prepareImport(target: ImportTarget, { resources }: Collected, decisions: Decisions): Promise<readonly ImportItem[]> {
  const names = await namesFor(target, resources, decisions);
  const items: ImportItem[] = [];
  for (const resource of resources) {
    const { arn, name, version } = resource;
    const kind = resourceKindOf(arn);
    if (kind === undefined) throw new Error(`${arn} was read, and is of no kind`);
    const placed = filesOf(resource, resources, names);
    const files = await Promise.all(placed.map((file) => fileOf(target, file, file !== placed.at(-1))));
    const decision = decisions[arn];
    items.push({
      ...{ arn, kind, name, state: stateOf(files), files },
      ...(version === undefined ? {} : { version }),
      ...(decision === undefined ? {} : { decision }),
    });
  }
  return items;
}
