import type { Position } from '../../documents/index.ts';
import type { DocumentAnalysis, Problem } from '../language/protocol.ts';

export interface ProblemRow {
  readonly tabId: string;
  readonly path: string;
  readonly problem: Problem;
}

export interface ProblemGroup {
  readonly tabId: string;
  readonly path: string;
  readonly problems: readonly Problem[];
}

type Documents = Readonly<Record<string, DocumentAnalysis>>;

const WEIGHT = { error: 0, warning: 1, info: 2 } as const;

/** The findings of the open files, file by file, the gravest first. Documents of the account are theirs, not ours to mend. */
export function problemGroups(documents: Documents): readonly ProblemGroup[] {
  return Object.entries(documents)
    .filter(([id, { problems }]) => id.startsWith('file:') && problems.length > 0)
    .map(([tabId, { problems }]) => ({ tabId, path: tabId.slice('file:'.length), problems: problems.toSorted(gravestFirst) }))
    .toSorted((a, b) => a.path.localeCompare(b.path));
}

function gravestFirst(a: Problem, b: Problem): number {
  return WEIGHT[a.severity] - WEIGHT[b.severity] || compare(a.range.start, b.range.start);
}

const compare = (a: Position, b: Position): number => a.line - b.line || a.character - b.character;

export interface ProblemCounts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
}

export function countProblems(problems: readonly Problem[]): ProblemCounts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of problems) counts[severity]++;
  return counts;
}

/** The finding after a place: later in the same file, else the first of the next file that has one, round to the start. */
export function nextProblem(
  documents: Documents,
  here: { readonly tabId: string; readonly position: Position } | undefined,
): ProblemRow | undefined {
  const rows = problemGroups(documents).flatMap(({ tabId, path, problems }) =>
    problems.toSorted((a, b) => compare(a.range.start, b.range.start)).map((problem) => ({ tabId, path, problem })),
  );
  if (!here) return rows[0];
  const later = rows.find((row) => row.tabId === here.tabId && compare(row.problem.range.start, here.position) > 0);
  const path = here.tabId.slice('file:'.length);
  return later ?? rows.find((row) => row.path > path) ?? rows[0];
}
