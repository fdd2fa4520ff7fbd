import type { Fix } from '../../diagnostic.ts';
import { readSchedule } from '../../schedule/parse.ts';
import { mapOf } from '../../syntax/entries.ts';
import { scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import { contentRange } from '../../syntax/scalar-content.ts';
import type { MapNode } from '../../syntax/tree.ts';
import type { TextRange } from '../../text.ts';

/** What is wrong with the schedule of a pipeline, with ranges of the document. */
export interface PlacedScheduleFault {
  readonly range: TextRange;
  readonly message: string;
  readonly doubtful: boolean | undefined;
  readonly fixes: readonly Fix[] | undefined;
}

export function scheduleFault(pipeline: MapNode): PlacedScheduleFault | undefined {
  const expression = scalarNamed(mapOf(valueNamed(pipeline, 'schedule')), 'scheduleExpression');
  if (expression === undefined || expression.value === '') return undefined;
  const reading = readSchedule(expression.value);
  if (!('fault' in reading)) return undefined;
  const { range: inner, message, instead, doubtful } = reading.fault;
  const { start, end } = contentRange(expression);
  // With escapes or line breaks inside, the whole of it is pointed at.
  const isPlain = end - start === expression.value.length;
  const range = isPlain ? { start: start + inner.start, end: start + inner.end } : expression.range;
  const mend = (newText: string): Fix => ({ title: `Change to “${newText}”`, safe: newText !== '?', edits: [{ range, newText }] });
  return { range, message, doubtful, fixes: instead === undefined || !isPlain ? undefined : [mend(instead)] };
}
