import type { Rule } from '../rule.ts';
import { changed, pipeline } from './example.ts';
import { scheduleFault } from './schedule-fault.ts';

export const doubtfulSchedule: Rule = {
  id: 'doubtful-schedule',
  severity: 'warning',
  category: 'structure',
  since: '0.1.0',
  summary: 'A schedule is written in a way that the guide forbids and uses.',
  explanation:
    'By its rules cron has six fields, and exactly one of day and day of the week is `?`. Samples of the guide and of the AWS CLI leave the year out or write `*` in both places; the service may take that, today.',
  good: pipeline,
  bad: changed(pipeline, '0 3 ? * mon *', '0 3 * * mon *'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/image-builder-cron.html',
  resource({ node }, { report }) {
    const fault = scheduleFault(node);
    if (fault?.doubtful === true) report(fault.range, fault.message, fault.fixes);
  },
};
