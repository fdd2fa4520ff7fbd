import { isDeepStrictEqual } from 'node:util';
import { checkFile, type Diagnostic, type FileFacts, LineIndex, type WorkspaceFacts } from '../../documents/index.ts';
import { decodeUtf8 } from './decode.ts';
import { type CheckedText, findingsOf, toLinted } from './lint-text.ts';
import type { Linter } from './linter.ts';
import type { Linted, LintedDocument, LintOutcome, PlacedCandidate, PlacedOutcome } from './outcome.ts';
import { readDocument } from './read-document.ts';
import { factsOfText } from './text-linter.ts';
import type { Files } from './workspace-files.ts';

/** What a file is checked with, and among. */
export interface Surroundings {
  readonly linter: Linter;
  /** By the roots of the workspaces. */
  readonly files: ReadonlyMap<string, Files>;
  /** The workspaces that were linted as a whole, so that it is known what nobody uses. */
  readonly wholeRoots: ReadonlySet<string>;
}

/**
 * The third stage: what the files say wrongly about each other. The texts are not kept for this stage: a file is read again when there
 * is something to say about it.
 */
export async function lintAcross(placed: readonly PlacedOutcome[], surroundings: Surroundings): Promise<readonly LintOutcome[]> {
  const outcomes: LintOutcome[] = [];
  for (const { candidate, outcome } of placed) {
    const files = surroundings.files.get(candidate.root);
    const isConcerned = files !== undefined && outcome.type === 'linted' && concerns(outcome, files);
    const document = isConcerned ? await lintAgain(candidate, surroundings) : undefined;
    outcomes.push(document === undefined ? outcome : { type: 'linted', document });
  }
  return outcomes;
}

/** All stages of one text, among the others. */
export async function checkAmong(
  candidate: PlacedCandidate,
  text: string,
  { linter, files, wholeRoots }: Surroundings,
): Promise<{ readonly checked: CheckedText; readonly findings: readonly Diagnostic[] }> {
  const checked = await linter.check(candidate, text);
  const around = files.get(candidate.root);
  if (around === undefined) return { checked, findings: findingsOf(checked) };
  const facts = factsOfText(checked, candidate);
  const diagnostics = checkFile(checked.analysis, facts.path, among(withFile(around, facts)));
  return { checked, findings: findingsOf(checked, { diagnostics, isWhole: wholeRoots.has(candidate.root) }) };
}

const noText = { text: '', lines: new LineIndex(''), tree: { root: undefined, faults: [] } };

/** Whether there is anything to say about a file among the others; facts alone tell that. */
function concerns({ facts, silences }: Linted, files: Files): boolean {
  if (facts === undefined) return false;
  return silences === true || checkFile(noText, facts.path, among(files)).length > 0;
}

/** Undefined when the file has gone since or is no text any more: then what was found before stands. */
async function lintAgain(candidate: PlacedCandidate, surroundings: Surroundings): Promise<LintedDocument | undefined> {
  const read = readDocument(candidate);
  const text = read.type === 'read' ? decodeUtf8(read.bytes) : undefined;
  if (text === undefined) return undefined;
  const { checked, findings } = await checkAmong(candidate, text, surroundings);
  return toLinted(checked, findings, surroundings.linter);
}

/** The files as one of them reads now; the same ones if it says nothing new, so that what the rules gathered of them is not gathered again. */
function withFile(files: Files, facts: FileFacts): Files {
  return isDeepStrictEqual(files.get(facts.path), facts) ? files : new Map(files).set(facts.path, facts);
}

function among(files: Files): WorkspaceFacts {
  return { files, known: [] };
}
