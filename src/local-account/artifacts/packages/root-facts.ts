// What a whole root has installed, put together of its layers.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { databasePaths, largestDatabase } from './databases.ts';
import { type InstalledPackage, sortPackages } from './installed-package.ts';
import { addFacts, type FactsInTheMaking, type LayerFacts, newFacts, releasePaths } from './layer-facts.ts';
import type { Distribution } from './os-release.ts';

export interface RootFacts {
  /** undefined where the root does not say. */
  readonly distribution: Distribution | undefined;
  /** By name. */
  readonly packages: readonly InstalledPackage[];
  /** Databases that could not be read, and why: the packages are not all. */
  readonly faults: Readonly<Record<string, string>>;
}

/** The facts of a root, its layers given the lowest first. */
export function mergeFacts(layers: readonly LayerFacts[]): RootFacts {
  const root = newFacts();
  for (const layer of layers) {
    for (const kind of ['databases', 'faults', 'distributions'] as const) removeFrom(root[kind], layer.removed);
    // A database that can be read again takes the fault away, and one that can't any more hides what it was.
    for (const path of Object.keys(layer.databases)) delete root.faults[path];
    for (const path of Object.keys(layer.faults)) delete root.databases[path];
    for (const kind of ['databases', 'faults', 'distributions', 'licences'] as const) Object.assign(root[kind], layer[kind]);
  }
  const [release] = releasePaths.flatMap((path) => root.distributions[path] ?? []);
  return { distribution: release, packages: packagesOf(root), faults: root.faults };
}

function removeFrom(record: Record<string, unknown>, removed: readonly string[]): void {
  for (const path of Object.keys(record)) {
    if (removed.some((gone) => path === gone || path.startsWith(gone.endsWith('/') ? gone : `${gone}/`))) delete record[path];
  }
}

/** Each package once: a folder of databases may be there under two names. */
function packagesOf({ databases, licences }: FactsInTheMaking): readonly InstalledPackage[] {
  const found = new Map<string, InstalledPackage>();
  for (const one of Object.values(databases).flat()) {
    const own = one.type === 'deb' ? licences[one.name] : undefined;
    found.set(`${one.type} ${one.name} ${one.version} ${one.architecture}`, own ? { ...one, licences: own } : one);
  }
  return sortPackages([...found.values()]);
}

/** The facts of this computer's own root, which is what images stand on that can't be given away. */
export async function readHostFacts(root: string): Promise<LayerFacts> {
  const facts = newFacts();
  const add = async (path: string) => {
    const content = await readSmall(join(root, path));
    if (content) addFacts(facts, path, content);
  };
  for (const path of [...databasePaths, ...releasePaths]) await add(path);
  const debs = Object.values(facts.databases).flatMap((packages) => packages.filter(({ type }) => type === 'deb'));
  for (const { name } of debs) if (!name.includes('/')) await add(`usr/share/doc/${name}/copyright`);
  return facts;
}

/** undefined for a file that is not there, or too large. */
async function readSmall(file: string): Promise<Buffer | undefined> {
  try {
    return (await stat(file)).size <= largestDatabase ? await readFile(file) : undefined;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
