import type { Check, CleanupItem, CleanupProgress, CleanupReport } from '../../contract/index.ts';
import type { Mark } from '../runs/run-words.ts';

export const KIND_WORD: Readonly<Record<CleanupItem['kind'], string>> = { image: 'Image', ami: 'AMI', snapshot: 'Snapshot' };

export const CHECK_MARK: Readonly<Record<Check['outcome'], Mark>> = {
  clear: { icon: 'pass', word: 'Nothing', tone: 'good' },
  refers: { icon: 'link', word: 'Refers to it', tone: 'warn' },
  unchecked: { icon: 'question', word: 'Not checked', tone: 'warn' },
};

export const PROGRESS_MARK: Readonly<Record<CleanupProgress['outcome'], Mark>> = {
  done: { icon: 'pass-filled', word: 'Deleted', tone: 'good' },
  gone: { icon: 'pass', word: 'Gone already', tone: 'quiet' },
  kept: { icon: 'shield', word: 'Kept', tone: 'warn' },
  failed: { icon: 'error', word: 'Failed', tone: 'bad' },
};

/** Whether something refers to it, nothing does, or nobody can know it whole. */
export function usedMark({ checks, unreferenced }: CleanupItem): Mark {
  if (!unreferenced) return { icon: 'link', word: 'In use', tone: 'quiet' };
  const unchecked = checks.filter(({ outcome }) => outcome === 'unchecked').length;
  return unchecked === 0
    ? { icon: 'trash', word: 'Not in use', tone: 'good' }
    : { icon: 'question', word: `Not in use, ${unchecked} not checked`, tone: 'warn' };
}

const gibOf = (items: readonly CleanupItem[]): number => {
  const sizes = new Map(items.flatMap(({ snapshots }) => snapshots.map(({ id, sizeGiB }) => [id, sizeGiB] as const)));
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
};

/** What the snapshots of some items cost a month at most. */
export function costOf(items: readonly CleanupItem[], { perGiBMonth }: CleanupReport['price']): string {
  const gib = gibOf(items);
  if (gib === 0) return '';
  return perGiBMonth === undefined ? `${gib} GiB` : `${gib} GiB, $${(gib * perGiBMonth).toFixed(2)} a month`;
}
