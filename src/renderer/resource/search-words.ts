import type { Progress } from '../../contract/index.ts';

/** How far a search through the account is. */
export function searchWords(progress: Progress | undefined): string {
  if (!progress) return 'Searching the account…';
  const { done, total, what } = progress;
  return total === undefined ? `Listing ${what}…` : `Looking through ${what}: ${done} of ${total}`;
}
