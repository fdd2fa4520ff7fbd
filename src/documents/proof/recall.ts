import type { Analysis } from '../analysis.ts';
import { type AnalyzeOptions, analyze } from '../analyze.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { checkScripts } from '../scripts/check-scripts.ts';
import { checkFile } from '../workspace/check.ts';
import { factsOf } from '../workspace/facts.ts';
import { type Mutant, type Mutation, type Surroundings, spread } from './mutation.ts';
import { mutations } from './mutations/index.ts';

/** A document without errors, from which faulty ones are made. */
export interface GoodDocument {
  readonly name: string;
  readonly text: string;
  readonly options: AnalyzeOptions;
  /** Of a document that is looked at as a file of a workspace. */
  readonly surroundings?: Surroundings;
}

export interface Outcome {
  readonly mutation: Mutation;
  readonly document: GoodDocument;
  readonly mutant: Mutant;
  readonly isFound: boolean;
  /** What was found elsewhere. */
  readonly others: readonly string[];
}

/** How far above a broken line its fault may be told: where the part began that the fault is in. */
const LINES_ABOVE = 3;

/** Breaks a document in every way there is, and looks at what the linter says of each text. */
export function outcomesOf(document: GoodDocument): readonly Outcome[] {
  const analysis = analyze(document.text, document.options);
  const before = findingsIn(analysis, document.surroundings);
  return mutations.flatMap((mutation) =>
    spread(
      mutation.mutants(analysis, document.surroundings).filter(({ text }) => text !== document.text),
      mutation.most,
    ).map((mutant) => judge({ mutation, document, before, mutant })),
  );
}

/** What is found in all stages. The faults of scripts are found without a parser. */
export function findingsIn(analysis: Analysis, surroundings: Surroundings | undefined): readonly Diagnostic[] {
  const alone = [...analysis.diagnostics, ...checkScripts(analysis, () => undefined)];
  if (surroundings === undefined) return alone;
  const { path, workspace } = surroundings;
  const files = new Map(workspace.files).set(path, factsOf(analysis, path));
  return [...alone, ...checkFile(analysis, path, { ...workspace, files })];
}

interface Case {
  readonly mutation: Mutation;
  readonly document: GoodDocument;
  readonly before: readonly Diagnostic[];
  readonly mutant: Mutant;
}

/** A mutant is found when a finding that was not there before, an error or a warning, stands on the right line. */
function judge({ mutation, document, before, mutant }: Case): Outcome {
  const counts = countsOf(before);
  const after = analyze(mutant.text, document.options);
  const found = findingsIn(after, document.surroundings);
  const fresh = found.filter((finding) => finding.severity !== 'info' && !takeOne(counts, finding));
  const first = mutation.isSyntax === true ? mutant.from - LINES_ABOVE : mutant.from;
  const linesOf = ({ range }: Diagnostic) => after.lines.rangeOf(range);
  const isFound = fresh.some((finding) => linesOf(finding).start.line <= mutant.to && linesOf(finding).end.line >= first);
  return { mutation, document, mutant, isFound, others: fresh.map((one) => `${one.rule} on line ${linesOf(one).start.line + 1}`) };
}

function countsOf(diagnostics: readonly Diagnostic[]): Map<string, number> {
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
