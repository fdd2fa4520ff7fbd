import type { Mark } from '../runs/run-words.ts';

const MARKS: Readonly<Record<string, Mark>> = {
  CRITICAL: { icon: 'flame', word: 'Critical', tone: 'bad' },
  HIGH: { icon: 'error', word: 'High', tone: 'bad' },
  MEDIUM: { icon: 'warning', word: 'Medium', tone: 'warn' },
  LOW: { icon: 'info', word: 'Low', tone: 'quiet' },
};

/** How bad a finding is, as shape, word and colour. */
export function severityMark(severity: string): Mark {
  return MARKS[severity] ?? { icon: 'question', word: severity.charAt(0) + severity.slice(1).toLowerCase(), tone: 'quiet' };
}
