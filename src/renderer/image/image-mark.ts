import type { Mark } from '../runs/run-words.ts';

const FINAL: Readonly<Record<string, Mark>> = {
  AVAILABLE: { icon: 'pass-filled', word: 'Available', tone: 'good' },
  FAILED: { icon: 'error', word: 'Failed', tone: 'bad' },
  CANCELLED: { icon: 'circle-slash', word: 'Cancelled', tone: 'quiet' },
  DEPRECATED: { icon: 'warning', word: 'Deprecated', tone: 'warn' },
  DISABLED: { icon: 'circle-slash', word: 'Disabled', tone: 'quiet' },
  DELETED: { icon: 'trash', word: 'Deleted', tone: 'quiet' },
  PENDING: { icon: 'clock', word: 'Pending', tone: 'quiet' },
};

/** An image's state as AWS names it, as a mark; what is not final is under way. */
export function imageMark(state: string): Mark {
  return FINAL[state] ?? { icon: 'sync', word: state.charAt(0) + state.slice(1).toLowerCase(), tone: 'busy' };
}
