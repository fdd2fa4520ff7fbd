import { mapOf } from '../../syntax/entries.ts';
import { entryNamed, scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { changed, pipeline } from './example.ts';

export const idleTimeZone: Rule = {
  id: 'idle-time-zone',
  severity: 'info',
  category: 'style',
  since: '0.1.0',
  summary: 'For a rate the time zone says nothing.',
  explanation:
    '`rate(1 day)` counts from the moment when the pipeline was made or changed, whatever the clock shows there. To build at an hour of the day write it as `cron(…)`.',
  good: pipeline,
  bad: changed(pipeline, 'cron(0 3 ? * mon *)', 'rate(7 days)'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/image-builder-cron.html',
  resource({ kind, node }, { report }) {
    const schedule = kind === 'image-pipeline' ? mapOf(valueNamed(node, 'schedule')) : undefined;
    const zone = entryNamed(schedule, 'timezone');
    if (zone !== undefined && /^\s*rate\(/.test(scalarNamed(schedule, 'scheduleExpression')?.value ?? ''))
      report(zone.key.range, 'A rate does not look at the clock, so the time zone says nothing here.');
  },
};
