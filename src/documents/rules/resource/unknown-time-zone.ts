import { faultsWith } from '../../kinds/resource/faults-with.ts';
import { isTimeZone } from '../../schedule/zone.ts';
import { mapOf } from '../../syntax/entries.ts';
import { scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { changed, pipeline } from './example.ts';

export const unknownTimeZone: Rule = {
  id: 'unknown-time-zone',
  severity: 'warning',
  category: 'structure',
  since: '0.1.0',
  summary: 'There is no time zone of this name.',
  explanation:
    'A time zone is named as in the IANA database: `Europe/Berlin`, `America/New_York`, `Etc/UTC`. Without one the schedule is in UTC.',
  good: pipeline,
  bad: changed(pipeline, 'Europe/Berlin', 'Europe/Berlim'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_Schedule.html',
  resource(document, { report }) {
    const zone = scalarNamed(mapOf(valueNamed(document.node, 'schedule')), 'timezone');
    // What has not even the form of a name is told by the rule for forms.
    for (const { scalar } of faultsWith(document, 'pattern')) if (scalar === zone) return;
    if (zone !== undefined && zone.value !== '' && !isTimeZone(zone.value)) report(zone.range, `There is no time zone “${zone.value}”.`);
  },
};
