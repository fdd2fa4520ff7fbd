import type { RunRecord, StepState } from '../../contract/index.ts';
import { isOver } from './run-words.ts';

/** A state of the image on its way. */
export interface Stage {
  readonly name: string;
  readonly state: StepState;
  /** So far, where it lasts. */
  readonly durationMs: number | undefined;
}

/** The way of an image that becomes one. */
const WAY = ['PENDING', 'CREATING', 'BUILDING', 'TESTING', 'DISTRIBUTING', 'INTEGRATING', 'AVAILABLE'];
/** Short states that the way is told without, unless the image rests in them. */
const PASSING = ['CREATING', 'INTEGRATING'];
const ENDS: Readonly<Record<string, StepState>> = { FAILED: 'failed', CANCELLED: 'cancelled', DELETED: 'cancelled' };

/** Where a build stands on the way of its image; nothing for runs without an image. */
export function stagesOf(run: RunRecord, now: number): readonly Stage[] {
  const { imageArn, stage, stages = {}, finishedAt } = run;
  if (imageArn === undefined) return [];
  const reached = Object.entries(stages)
    .filter(([name]) => WAY.includes(name))
    .sort(([, a], [, b]) => a.localeCompare(b));
  const last = reached.at(-1)?.[0];
  const over = isOver(run.state);
  const end = finishedAt === undefined ? now : Date.parse(finishedAt);
  return WAY.flatMap((name): Stage[] => {
    const at = reached.findIndex(([other]) => other === name);
    const from = reached[at]?.[1];
    if (from === undefined) {
      if (PASSING.includes(name) || (over && name !== 'AVAILABLE')) return [];
      return [{ name, state: isBehind(name, last) ? 'succeeded' : 'pending', durationMs: undefined }];
    }
    const lasts = name === last;
    const state =
      !lasts || name === 'AVAILABLE' ? 'succeeded' : ((over ? ENDS[stage ?? ''] : undefined) ?? (over ? 'succeeded' : 'running'));
    const to = reached[at + 1]?.[1];
    const durationMs = (to === undefined ? end : Date.parse(to)) - Date.parse(from);
    return [{ name, state, durationMs: name === 'AVAILABLE' ? undefined : Math.max(durationMs, 0) }];
  });
}

const isBehind = (name: string, last: string | undefined) => last !== undefined && WAY.indexOf(name) < WAY.indexOf(last);
