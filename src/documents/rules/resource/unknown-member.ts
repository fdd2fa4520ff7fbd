import { respell } from '../../fixes.ts';
import { apiReference } from '../../kinds/resource/api-reference.ts';
import { faultsWith } from '../../kinds/resource/faults-with.ts';
import { likelyMember } from '../../kinds/resource/likely-member.ts';
import type { ResourceDocument } from '../../kinds/resource/model.ts';
import { operationsByKind } from '../../kinds/resource/operations.ts';
import { parentOfMember } from '../../kinds/resource/parent-of-member.ts';
import { didYouMean, quoted } from '../../spelling.ts';
import type { Rule } from '../rule.ts';

export const unknownMember: Rule = {
  id: 'unknown-member',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'The request of a resource has no such key here.',
  explanation:
    'The AWS CLI refuses a request with a key that the operation does not know. Names are case-sensitive: Image Builder begins them with a small letter, AppStream with a capital. A key that exists elsewhere in the request is indented too little or too much.',
  good: `name: web-server
semanticVersion: 1.0.0
parentImage: ami-0123456789abcdef0
components:
  - componentArn: ./nginx.component.yaml
`,
  bad: `name: web-server
semanticVersion: 1.0.0
parentImage: ami-0123456789abcdef0
component:
  - componentArn: ./nginx.component.yaml
`,
  source: apiReference,
  resource(document, context) {
    for (const { key, owner } of faultsWith(document, 'unknown')) {
      const suggestion = likelyMember(key.value, owner);
      const message = `There is no key ${quoted(key.value)} in ${owner.words}.${didYouMean(suggestion) || elsewhere(key.value, document)}`;
      const isSure = suggestion?.toLowerCase() === key.value.toLowerCase();
      context.report(key.range, message, suggestion === undefined ? undefined : [{ ...respell(key, suggestion), safe: isSure }]);
    }
  },
};

function elsewhere(word: string, { operation, kind }: ResourceDocument): string {
  const parent = parentOfMember(operation, word);
  if (parent !== undefined) return ` It belongs in “${parent}”.`;
  const { create, other } = operationsByKind[kind];
  if (other === undefined) return '';
  if (operation !== create && Object.hasOwn(create.input.members, word))
    return ` Only ${create.name} takes it; with “${other.mark}” this is ${other.operation.name}.`;
  if (operation === create && Object.hasOwn(other.operation.input.members, word))
    return ` ${other.operation.name} takes it, which is told by “${other.mark}”.`;
  return '';
}
