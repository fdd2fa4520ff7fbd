import type { PlanAction, PlanItem, PublishProgress, StepProgress } from '../../contract/index.ts';
import type { Mark } from '../runs/run-words.ts';

/** What a plan does with a resource: shape, colour and word. */
export const actionMarks: Readonly<Record<PlanAction, Mark>> = {
  create: { icon: 'add', word: 'Create', tone: 'good' },
  'new-version': { icon: 'versions', word: 'New version', tone: 'busy' },
  'new-build': { icon: 'layers', word: 'New build', tone: 'busy' },
  update: { icon: 'edit', word: 'Replace', tone: 'warn' },
  unchanged: { icon: 'check', word: 'Unchanged', tone: 'quiet' },
};

export const stepMarks: Readonly<Record<StepProgress, Mark>> = {
  waiting: { icon: 'circle-outline', word: 'Waiting', tone: 'quiet' },
  running: { icon: 'sync', word: 'Publishing', tone: 'busy' },
  done: { icon: 'pass', word: 'Published', tone: 'good' },
  failed: { icon: 'error', word: 'Failed', tone: 'bad' },
  undone: { icon: 'discard', word: 'Undone', tone: 'quiet' },
  kept: { icon: 'circle-slash', word: 'Kept', tone: 'warn' },
};

export const kindWords = (kind: PlanItem['kind']) => kind.replaceAll('-', ' ');

/** `1.0.0 → 1.0.1`, or the one that there is. */
export function versionWords({ action, previous, version }: Pick<PlanItem, 'action' | 'previous' | 'version'>): string {
  if (previous !== undefined && version !== undefined && previous !== version) return `${previous} → ${version}`;
  if (action === 'new-build' && version !== undefined) return `${version}, another build`;
  return version ?? '';
}

export function phaseWords({ error, phase, steps }: PublishProgress): string {
  const done = steps.filter(({ state }) => state === 'done').length;
  switch (phase) {
    case 'running':
      return `${done} of ${steps.length} are published.`;
    case 'done':
      return 'Everything is published.';
    case 'undone':
      return 'It was undone. What could not be taken back says why.';
    case 'stopped':
      return `It stopped: ${done} of ${steps.length} are published. ${error ?? 'Kiln was closed before it was done.'}`;
  }
}
