import { everFires } from '../../schedule/next-runs.ts';
import { readSchedule } from '../../schedule/parse.ts';
import { mapOf } from '../../syntax/entries.ts';
import { scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { changed, pipeline } from './example.ts';

/** Schedules end with the years that they name; a rule knows no clock, so only what had ended when Kiln was made is told. */
const KILN_WAS_MADE = new Date('2026-11-01T00:00:00Z');

export const scheduleNeverFires: Rule = {
  id: 'schedule-never-fires',
  severity: 'warning',
  category: 'flow',
  since: '0.1.0',
  summary: 'The schedule never comes.',
  explanation:
    'No day is the 30 of February, and a year that is over does not come again: the pipeline runs only when it is started by hand. Leave the schedule out if that is meant.',
  good: pipeline,
  bad: changed(pipeline, '0 3 ? * mon *', '0 3 30 2 ? *'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/image-builder-cron.html',
  resource({ node }, { report }) {
    const expression = scalarNamed(mapOf(valueNamed(node, 'schedule')), 'scheduleExpression');
    const reading = expression === undefined ? undefined : readSchedule(expression.value);
    if (expression === undefined || reading === undefined || 'fault' in reading) return;
    if (!everFires(reading.schedule, KILN_WAS_MADE)) report(expression.range, 'This schedule never fires.');
  },
};
