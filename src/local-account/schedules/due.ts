import type { ImagePipeline } from '../protocol/imagebuilder-shapes.ts';
import { nextDue } from './expression.ts';

/** When a pipeline runs next, in milliseconds; undefined when it does not by itself. `base` is the time of its last run. */
export function dueOf(
  { status, schedule }: Pick<ImagePipeline, 'status' | 'schedule'>,
  times: { readonly now: Date; readonly base?: Date },
): number | undefined {
  return status === 'ENABLED' && schedule ? nextDue(schedule, times)?.getTime() : undefined;
}
