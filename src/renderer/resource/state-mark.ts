import { imageMark } from '../image/image-mark.ts';
import type { Mark } from '../runs/run-words.ts';

/** States of what is no image: of components, workflows, and executions of lifecycle policies. */
const marks: Readonly<Record<string, Mark>> = {
  ENABLED: { icon: 'pass-filled', word: 'Enabled', tone: 'good' },
  ACTIVE: { icon: 'pass-filled', word: 'Active', tone: 'good' },
  SUCCESS: { icon: 'pass-filled', word: 'Succeeded', tone: 'good' },
  IN_PROGRESS: { icon: 'sync', word: 'In progress', tone: 'busy' },
};

export const stateMark = (state: string): Mark => marks[state] ?? imageMark(state);
