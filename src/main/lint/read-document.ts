import { readFileSync, statSync } from 'node:fs';
import { reasonOf } from '../files/reason-of.ts';
import type { LintCandidate, Unreadable } from './outcome.ts';

/** Found files larger than this are no component documents; the service takes at most 64 KB. */
const LARGEST_FOUND_FILE = 2 * 1024 * 1024;
/** Beyond what `analyze` reads, a named file is not read into memory to be told so. */
const LARGEST_NAMED_FILE = 64 * 1024 * 1024;

export type ReadOutcome = { readonly type: 'read'; readonly bytes: Uint8Array } | { readonly type: 'skipped' } | Unreadable;

/** Reads a file to lint, as often as it is asked. Never throws. */
export function readDocument({ file, path, named, bytes }: LintCandidate): ReadOutcome {
  if (bytes !== undefined) return { type: 'read', bytes };
  try {
    const status = statSync(path);
    if (!status.isFile()) return named ? { type: 'unreadable', file, message: 'it is not a file' } : { type: 'skipped' };
    if (!named && status.size > LARGEST_FOUND_FILE) return { type: 'skipped' };
    if (status.size > LARGEST_NAMED_FILE) return { type: 'unreadable', file, message: 'it is too large for a document' };
    return { type: 'read', bytes: readFileSync(path) };
  } catch (error) {
    return { type: 'unreadable', file, message: reasonOf(error) };
  }
}
