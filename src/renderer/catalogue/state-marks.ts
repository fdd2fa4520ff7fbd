import { imageMark } from '../image/image-mark.ts';
import type { Mark } from '../runs/run-words.ts';

const marks: Readonly<Record<string, Mark>> = {
  ACTIVE: { icon: 'pass', word: 'Active', tone: 'good' },
  ENABLED: { icon: 'pass', word: 'Enabled', tone: 'good' },
  DISABLED: { icon: 'circle-slash', word: 'Disabled', tone: 'quiet' },
};

/** A state of whatever kind of resource, as AWS names it, as a mark. */
export const stateMark = (state: string): Mark => marks[state] ?? imageMark(state);
