import { scheduleHint } from '../../schedule/hints.ts';
import { mapOf } from '../../syntax/entries.ts';
import { scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { Subject } from '../language.ts';
import type { InlayHint } from '../types.ts';

/** A pipeline's schedule in words, with its next runs. */
export function inlayHints({ analysis }: Subject, now: Date): readonly InlayHint[] {
  const schedule = mapOf(valueNamed(analysis.resource?.node, 'schedule'));
  const expression = scalarNamed(schedule, 'scheduleExpression');
  if (expression === undefined) return [];
  const hint = scheduleHint(expression.value, { now, timezone: scalarNamed(schedule, 'timezone')?.value });
  return hint === undefined ? [] : [{ offset: expression.range.end, ...hint }];
}
