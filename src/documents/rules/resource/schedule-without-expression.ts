import { mapOf } from '../../syntax/entries.ts';
import { entryNamed, valueNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { changed, pipeline } from './example.ts';

export const scheduleWithoutExpression: Rule = {
  id: 'schedule-without-expression',
  severity: 'warning',
  category: 'structure',
  since: '0.1.0',
  summary: 'A schedule does not say when.',
  explanation:
    'A time zone, a start condition and a policy that switches the pipeline off are about scheduled runs; without `scheduleExpression` there are none. For a pipeline that is started by hand leave `schedule` out.',
  good: pipeline,
  bad: changed(pipeline, / {2}scheduleExpression: .*\n/, ''),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_Schedule.html',
  resource({ kind, node }, { report }) {
    const entry = kind === 'image-pipeline' ? entryNamed(node, 'schedule') : undefined;
    const schedule = mapOf(valueNamed(node, 'schedule'));
    if (entry !== undefined && schedule !== undefined && entryNamed(schedule, 'scheduleExpression') === undefined)
      report(entry.key.range, 'This schedule has no “scheduleExpression”, so the pipeline never runs by itself.');
  },
};
