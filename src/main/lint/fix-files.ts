import { readFile, realpath } from 'node:fs/promises';
import { reasonOf } from '../files/reason-of.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import { checkAmong, type Surroundings } from './across-files.ts';
import { decodeUtf8 } from './decode.ts';
import { fixText } from './fix-text.ts';
import { toLinted } from './lint-text.ts';
import type { LintedDocument, PlacedCandidate } from './outcome.ts';
import { readDocument } from './read-document.ts';

export interface FixRequest {
  readonly unsafe: boolean;
  readonly surroundings: Surroundings;
}

/** A document whose text the fixes changed, with what is left to find in it. */
export interface FixedDocument {
  readonly candidate: PlacedCandidate;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly document: LintedDocument;
}

const BYTE_ORDER_MARK = '\uFEFF';

/** Fixes the bytes of a document; writes nothing. Undefined when there is nothing to fix. */
export async function fixBytes(candidate: PlacedCandidate, before: Uint8Array, request: FixRequest): Promise<FixedDocument | undefined> {
  const { unsafe, surroundings } = request;
  const text = decodeUtf8(before);
  if (text === undefined) return undefined;
  const check = async (tried: string) => {
    const { checked, findings } = await checkAmong(candidate, tried, surroundings);
    return { ...checked, findings };
  };
  const fixed = await fixText(text, { unsafe, check });
  if (fixed.text === text) return undefined;
  const mark = hasByteOrderMark(before) ? BYTE_ORDER_MARK : '';
  const source = { file: candidate.file, analysis: fixed.left.analysis };
  const document = toLinted(source, fixed.left.findings, surroundings.linter);
  return { candidate, before, after: Buffer.from(mark + fixed.text), document };
}

/** The same for the file as it is on the disk. */
export async function fixFile(candidate: PlacedCandidate, request: FixRequest): Promise<FixedDocument | undefined> {
  const read = readDocument(candidate);
  return read.type === 'read' ? fixBytes(candidate, read.bytes, request) : undefined;
}

/**
 * Writes a fixed document over its file, or says why not: a file that somebody changed since it was read is left alone. A symbolic link
 * stays one, the file that it leads to is written.
 */
export async function writeFixed({ candidate, before, after }: FixedDocument): Promise<{ readonly refused: string } | undefined> {
  if (candidate.bytes !== undefined) return { refused: 'it is a pipe' };
  try {
    const path = await realpath(candidate.path);
    if (!(await readFile(path)).equals(before)) return { refused: 'it was changed meanwhile' };
    await writeAtomically(path, after);
    return undefined;
  } catch (error) {
    return { refused: reasonOf(error) };
  }
}

function hasByteOrderMark([first, second, third]: Uint8Array): boolean {
  return first === 0xef && second === 0xbb && third === 0xbf;
}
