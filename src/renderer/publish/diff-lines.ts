import { structuredPatch } from 'diff';
import type { FieldChange } from '../../contract/index.ts';

export interface DiffLine {
  readonly sign: '+' | '-' | ' ' | '…';
  readonly text: string;
}

/** More of a difference than anybody reads in a list; the rest is counted. */
const mostLines = 400;

/** The lines in which two values differ, with three around them. */
export function diffLines({ before, after }: FieldChange): readonly DiffLine[] {
  const [old, next] = [before ?? '', after ?? ''].map((text) => (text === '' || text.endsWith('\n') ? text : `${text}\n`)) as [
    string,
    string,
  ];
  const { hunks } = structuredPatch('', '', old, next, undefined, undefined, { context: 3 });
  const lines = hunks.flatMap(({ lines: own, oldStart }, index): DiffLine[] => [
    ...(index > 0 || oldStart > 1 ? [{ sign: '…', text: `line ${oldStart}` } as const] : []),
    ...own.map((line): DiffLine => ({ sign: line[0] as DiffLine['sign'], text: line.slice(1) })),
  ]);
  if (lines.length <= mostLines) return lines;
  return [...lines.slice(0, mostLines), { sign: '…', text: `${lines.length - mostLines} more lines` }];
}
