import { findInstanceType, findRetiredInstanceType, instanceTypes } from '../../appstream/instance-types.ts';
import { respellings } from '../../fixes.ts';
import { builderRequests } from '../../kinds/resource/declared-image.ts';
import { isPlaceholder } from '../../kinds/resource/placeholder.ts';
import { didYouMean, nearest, quoted } from '../../spelling.ts';
import { scalarNamed } from '../../syntax/lookup.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { changed, imageBuilder } from './example.ts';

export const builderInstanceType: Rule = {
  id: 'builder-instance-type',
  severity: 'warning',
  category: 'reference',
  since: '0.1.0',
  summary: 'There is no such type of instance for image builders.',
  explanation:
    'Types of instances have names of their own here, such as `stream.standard.medium`; those of EC2 are refused. `stream.graphics-pro`, `-design` and `-desktop` ended in 2025.',
  good: imageBuilder,
  bad: changed(imageBuilder, 'stream.standard.medium', 't3.medium'),
  source: 'https://docs.aws.amazon.com/appstream2/latest/developerguide/instance-types.html',
  resource(document, { report }) {
    for (const request of builderRequests(document)) checkType(scalarNamed(request, 'InstanceType'), report);
  },
};

function checkType(type: ScalarNode | undefined, report: RuleContext['report']): void {
  if (type === undefined || type.value === '' || findInstanceType(type.value) !== undefined || isPlaceholder(type.value)) return;
  const retired = findRetiredInstanceType(type.value);
  if (retired !== undefined) {
    const when = retired.ended === undefined ? 'has been retired' : `ended on ${retired.ended}`;
    report(type.range, `${quoted(type.value)} ${when}; take one of stream.graphics.g4dn, g5 or g6.`);
    return;
  }
  const names = instanceTypes.map(({ name }) => name);
  const meant = nearest(type.value, names);
  report(type.range, `Image builders have no type ${quoted(type.value)}.${didYouMean(meant)}`, respellings(type, meant));
}
