import type { ImageCodeProgress, ImagePlanAction } from '../../../contract/index.ts';
import type { Mark } from '../../runs/run-words.ts';

/** What a plan does: shape, colour and word. */
export const imageActionMarks: Readonly<Record<ImagePlanAction, Mark>> = {
  share: { icon: 'add', word: 'Share', tone: 'good' },
  change: { icon: 'edit', word: 'Change', tone: 'warn' },
  unshare: { icon: 'remove', word: 'Remove', tone: 'warn' },
  copy: { icon: 'copy', word: 'Copy', tone: 'good' },
  unchanged: { icon: 'check', word: 'Unchanged', tone: 'quiet' },
};

export function imagePhaseWords({ error, phase, steps }: ImageCodeProgress): string {
  const done = `${steps.filter(({ state }) => state === 'done').length} of ${steps.length}`;
  switch (phase) {
    case 'running':
      return `${done} are done.`;
    case 'done':
      return 'Everything is done. Copies take AWS some minutes more; the registry shows their state.';
    case 'undone':
      return 'It was undone. What could not be taken back says why.';
    case 'stopped':
      return `It stopped: ${done} are done. ${error ?? 'Kiln was closed before it was done.'}`;
  }
}
