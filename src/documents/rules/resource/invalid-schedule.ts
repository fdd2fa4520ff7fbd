import type { Rule } from '../rule.ts';
import { changed, pipeline } from './example.ts';
import { scheduleFault } from './schedule-fault.ts';

export const invalidSchedule: Rule = {
  id: 'invalid-schedule',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A schedule expression that the service cannot read.',
  explanation:
    'A schedule is `cron(minute hour day month day-of-week year)` with one `?` among the two days, or `rate(value unit)` with the unit in the singular only for 1. Days of the week count from Sunday, 1.',
  good: pipeline,
  bad: changed(pipeline, /cron.*\n.*/, 'rate(1 hours)'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/image-builder-cron.html',
  resource({ node }, { report }) {
    const fault = scheduleFault(node);
    if (fault !== undefined && fault.doubtful !== true) report(fault.range, fault.message, fault.fixes);
  },
};
