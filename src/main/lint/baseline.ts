import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { reasonOf } from '../files/reason-of.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import { fingerprintsOf } from './fingerprint.ts';
import { LintFailure } from './lint-failure.ts';
import type { LintedDocument } from './outcome.ts';
import { pathWithin } from './path-within.ts';

/** The findings that a repository lives with: by file, by the finding's fingerprint, the rule. Files are named from the baseline's folder. */
export interface Baseline {
  readonly file: string;
  readonly known: ReadonlyMap<string, Fingerprints>;
}

type Fingerprints = ReadonlyMap<string, string>;

/** A document whose findings tell their lines, and its full path. */
export interface PathedDocument {
  readonly path: string;
  readonly document: LintedDocument;
}

/** What is left of the findings, in the order of the documents. */
export interface NewFindings {
  readonly documents: readonly LintedDocument[];
  /** Entries of the baseline that nothing stands for any more: of the documents, and of files that are gone. */
  readonly stale: number;
}

const VERSION = 1;

/** Throws a `LintFailure` when it cannot be read, or is something else. */
export async function readBaseline(file: string): Promise<Baseline> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new LintFailure(`the baseline ${file} cannot be read: ${reasonOf(error)}; --update-baseline writes one`);
  });
  return { file, known: readKnown(parse(text), file) };
}

/** The baseline that a new one is made from: nothing is known yet where there is none. */
export async function readFormerBaseline(file: string): Promise<Baseline> {
  return existsSync(file) ? readBaseline(file) : { file, known: new Map() };
}

/** Leaves out the findings that the baseline knows, wherever their lines have moved to. */
export function withoutKnown({ file, known }: Baseline, documents: readonly PathedDocument[]): NewFindings {
  const linted = new Set<string>();
  let stale = 0;
  const left = documents.map(({ path, document }) => {
    const name = pathWithin(dirname(file), path);
    linted.add(name);
    const fingerprints = known.get(name) ?? new Map<string, string>();
    const prints = fingerprintsOf(document);
    stale += fingerprints.size - prints.filter((print) => fingerprints.has(print)).length;
    return { ...document, diagnostics: document.diagnostics.filter((_, at) => !fingerprints.has(prints[at] ?? '')) };
  });
  for (const [name, { size }] of known) if (!linted.has(name) && isGone(file, name)) stale += size;
  return { documents: left, stale };
}

/** The baseline with what was found now in these documents; of others it keeps what it knows, if they are still there. */
export function updated({ file, known }: Baseline, documents: readonly PathedDocument[]): Baseline {
  const files = new Map([...known].filter(([name]) => !isGone(file, name)));
  for (const { path, document } of documents) {
    const prints = fingerprintsOf(document);
    files.set(pathWithin(dirname(file), path), new Map(document.diagnostics.map(({ rule }, at) => [prints[at] ?? '', rule])));
  }
  return { file, known: files };
}

/** Writes a line a finding, sorted, so that versions of it can be compared and merged. Gives their number. */
export async function writeBaseline({ file, known }: Baseline): Promise<number> {
  const files = inOrder([...known].filter(([, fingerprints]) => fingerprints.size > 0));
  const plain = Object.fromEntries(files.map(([name, fingerprints]) => [name, Object.fromEntries(inOrder([...fingerprints]))]));
  await writeAtomically(file, `${JSON.stringify({ kilnBaseline: VERSION, files: plain }, undefined, 2)}\n`).catch((error: unknown) => {
    throw new LintFailure(`the baseline ${file} cannot be written: ${reasonOf(error)}`);
  });
  return files.reduce((sum, [, { size }]) => sum + size, 0);
}

function isGone(file: string, name: string): boolean {
  return !existsSync(resolve(dirname(file), name));
}

function inOrder<Value>(entries: readonly (readonly [string, Value])[]): readonly (readonly [string, Value])[] {
  return entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no baseline, as other JSON is none
  }
}

function readKnown(read: unknown, file: string): Baseline['known'] {
  const { kilnBaseline, files } = isRecord(read) ? read : {};
  if (kilnBaseline !== VERSION || !isRecord(files)) throw new LintFailure(`${basename(file)} is no baseline of this version of kiln lint`);
  return new Map(
    Object.entries(files).map(([name, prints]) => [
      name,
      new Map(Object.entries(isRecord(prints) ? prints : {}).map(([print, rule]) => [print, String(rule)])),
    ]),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
