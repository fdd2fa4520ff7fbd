import type { Analysis } from '../analysis.ts';
import { type AnalyzeOptions, analyze } from '../analyze.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Mutant, Mutation } from './mutation.ts';
import { mutations } from './mutations/index.ts';

/** A document without errors, from which faulty ones are made. */
export interface GoodDocument {
  readonly name: string;
  readonly text: string;
  readonly options: AnalyzeOptions;
}

export interface Outcome {
  readonly mutation: Mutation;
  readonly document: GoodDocument;
  readonly mutant: Mutant;
  readonly isFound: boolean;
  /** What was found elsewhere. */
  readonly others: readonly string[];
}

/** So many mutants are made of a document in one way; a long document would otherwise count more than all the short ones. */
const MOST_OF_A_KIND = 2;
/** How far above a broken line its fault may be told: where the part began that the fault is in. */
const LINES_ABOVE = 3;

/** Breaks a document in every way there is, and looks at what the linter says of each text. */
export function outcomesOf(document: GoodDocument): readonly Outcome[] {
  const analysis = analyze(document.text, document.options);
  return mutations.flatMap((mutation) =>
    spread(mutation.mutants(analysis).filter(({ text }) => text !== document.text)).map((mutant) =>
      judge({ mutation, document, analysis, mutant }),
    ),
  );
}

interface Case {
  readonly mutation: Mutation;
  readonly document: GoodDocument;
  readonly analysis: Analysis;
  readonly mutant: Mutant;
}

/** A mutant is found when a finding that was not there before, an error or a warning, stands on the right line. */
function judge({ mutation, document, analysis, mutant }: Case): Outcome {
  const before = countsOf(analysis);
  const after = analyze(mutant.text, document.options);
  const fresh = after.diagnostics.filter((found) => found.severity !== 'info' && !takeOne(before, found));
  const first = mutation.isSyntax === true ? mutant.from - LINES_ABOVE : mutant.from;
  const linesOf = ({ range }: Diagnostic) => after.lines.rangeOf(range);
  const isFound = fresh.some((found) => linesOf(found).start.line <= mutant.to && linesOf(found).end.line >= first);
  return { mutation, document, mutant, isFound, others: fresh.map((found) => `${found.rule} on line ${linesOf(found).start.line + 1}`) };
}

function countsOf({ diagnostics }: Analysis): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, message } of diagnostics) counts.set(rule + message, (counts.get(rule + message) ?? 0) + 1);
  return counts;
}

/** Whether such a finding was there before; each of those counts once. */
function takeOne(counts: Map<string, number>, { rule, message }: Diagnostic): boolean {
  const left = counts.get(rule + message) ?? 0;
  counts.set(rule + message, left - 1);
  return left > 0;
}

/** A few of many, evenly from first to last. */
function spread<T>(all: readonly T[]): readonly T[] {
  if (all.length <= MOST_OF_A_KIND) return all;
  return Array.from({ length: MOST_OF_A_KIND }, (_, at) => all[Math.round((at * (all.length - 1)) / (MOST_OF_A_KIND - 1))]).filter(
    (one) => one !== undefined,
  );
}
