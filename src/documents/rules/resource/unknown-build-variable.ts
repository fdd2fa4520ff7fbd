import { respellingsAt } from '../../fixes.ts';
import { didYouMean, nearest } from '../../spelling.ts';
import { eachScalar, entryNamed } from '../../syntax/lookup.ts';
import { contentRange } from '../../syntax/scalar-content.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { changed, distribution } from './example.ts';

const known = ['buildDate', 'buildVersion'];
const members = ['distributions', 'amiTags', 'tags', 'imageTags', 'resourceTags'];
const VARIABLE = /\{\{\s*imagebuilder:([\w.-]*)\s*\}\}/g;

export const unknownBuildVariable: Rule = {
  id: 'unknown-build-variable',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'Image Builder does not know this variable.',
  explanation:
    'In the names and tags of what a build puts out, `{{ imagebuilder:buildDate }}` and `{{ imagebuilder:buildVersion }}` are filled in, and nothing else.',
  good: distribution,
  bad: changed(distribution, '{{ imagebuilder:buildDate }}', '{{ imagebuilder:buildDate }} {{ imagebuilder:version }}'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/cr-upd-ami-distribution-settings.html',
  resource({ node }, { report }) {
    for (const member of members) eachScalar(entryNamed(node, member)?.value, (scalar) => check(scalar, report));
  },
};

function check(scalar: ScalarNode, report: RuleContext['report']): void {
  if (!scalar.value.includes('imagebuilder:')) return;
  const { start, end } = contentRange(scalar);
  for (const { 1: name = '', 0: whole, index } of scalar.value.matchAll(VARIABLE)) {
    if (known.includes(name)) continue;
    const at = start + index + whole.indexOf(name, whole.indexOf(':'));
    // With escapes or line breaks inside, the whole of it is pointed at.
    const range = end - start === scalar.value.length ? { start: at, end: at + name.length } : undefined;
    const meant = nearest(name, known);
    report(range ?? scalar.range, `There is no variable “imagebuilder:${name}”.${didYouMean(meant)}`, range && respellingsAt(range, meant));
  }
}
