// What one layer of an image tells of packages and distribution, as far as it is in that layer.
import { join } from 'node:path/posix';
import type { Readable } from 'node:stream';
import type { Header } from 'tar-stream';
import { databaseAt, largestDatabase } from './databases.ts';
import { readCopyright } from './dpkg.ts';
import type { InstalledPackage } from './installed-package.ts';
import { readEntries } from './layer-entries.ts';
import { type Distribution, readOsRelease } from './os-release.ts';

export interface LayerFacts {
  /** By the paths of the databases. */
  readonly databases: Readonly<Record<string, readonly InstalledPackage[]>>;
  /** Databases that could not be read, and why. */
  readonly faults: Readonly<Record<string, string>>;
  readonly distributions: Readonly<Record<string, Distribution>>;
  /** Of Debian's packages, by their names. */
  readonly licences: Readonly<Record<string, readonly string[]>>;
  /** Paths that the layer deletes; `a/` where it hides all that is below. */
  readonly removed: readonly string[];
}

/** The one below `etc` is a link to the other, as a rule. */
export const releasePaths = ['usr/lib/os-release', 'etc/os-release'];
const copyrightForm = /^usr\/share\/doc\/([^/]+)\/copyright$/;
const whiteout = '.wh.';
const opaque = '.wh..wh..opq';
const largestText = 1024 ** 2;

/** Reads a layer. Rejects for what is no tar; a database that is none is a fault in what it answers. */
export async function readLayerFacts(file: string): Promise<LayerFacts> {
  const facts = newFacts();
  await readEntries(file, (header, content) => readEntry(facts, header, content));
  return facts;
}

export interface FactsInTheMaking extends LayerFacts {
  readonly databases: Record<string, readonly InstalledPackage[]>;
  readonly faults: Record<string, string>;
  readonly distributions: Record<string, Distribution>;
  readonly licences: Record<string, readonly string[]>;
  readonly removed: string[];
}

export function newFacts(): FactsInTheMaking {
  return { databases: {}, faults: {}, distributions: {}, licences: {}, removed: [] };
}

async function wholeOf(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function readEntry(facts: FactsInTheMaking, header: Header, content: Readable): Promise<void> {
  const path = join('/', header.name).slice(1);
  noteRemoval(facts, path);
  const size = header.size ?? 0;
  const limit = header.type === 'file' ? limitOf(path) : 0;
  if (size > 0 && size <= limit) addFacts(facts, path, await wholeOf(content));
  else if (limit > 0 && size > limit) facts.faults[path] = `It has ${size} bytes, more than are read`;
}

function noteRemoval({ removed }: FactsInTheMaking, path: string): void {
  const slash = path.lastIndexOf('/') + 1;
  const [folder, name] = [path.slice(0, slash), path.slice(slash)];
  if (name === opaque) removed.push(folder);
  else if (name.startsWith(whiteout)) removed.push(`${folder}${name.slice(whiteout.length)}`);
}

/** How many bytes of a file are read at most; 0: it tells nothing. */
function limitOf(path: string): number {
  if (databaseAt(path)) return largestDatabase;
  return releasePaths.includes(path) || copyrightForm.test(path) ? largestText : 0;
}

/** Reads what a file tells, if it is one that tells something. */
export function addFacts(facts: FactsInTheMaking, path: string, content: Buffer): void {
  const read = databaseAt(path);
  const [, documented] = copyrightForm.exec(path) ?? [];
  if (read) {
    try {
      facts.databases[path] = read(content);
    } catch (error) {
      facts.faults[path] = error instanceof Error ? error.message : String(error);
    }
  } else if (releasePaths.includes(path)) {
    facts.distributions[path] = readOsRelease(content.toString());
  } else if (documented !== undefined) {
    const licences = readCopyright(content.toString());
    if (licences.length > 0) facts.licences[documented] = licences;
  }
}
