import { apiReference } from '../../kinds/resource/api-reference.ts';
import type { Owner } from '../../kinds/resource/faults.ts';
import { faultsWith } from '../../kinds/resource/faults-with.ts';
import { likelyMember } from '../../kinds/resource/likely-member.ts';
import type { ResourceDocument } from '../../kinds/resource/model.ts';
import type { Rule } from '../rule.ts';

export const missingMember: Rule = {
  id: 'missing-member',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A key that the request of a resource needs is missing.',
  explanation:
    'The AWS CLI refuses a request without all the keys that its operation requires. Only the client token may be left out: it is made when the request is sent.',
  good: `name: home-region
distributions:
  - region: eu-west-1
    amiDistributionConfiguration:
      name: 'web {{ imagebuilder:buildDate }}'
`,
  bad: `name: home-region
distributions:
  - amiDistributionConfiguration:
      name: 'web {{ imagebuilder:buildDate }}'
`,
  source: apiReference,
  resource(document, context) {
    for (const { range, name, owner } of faultsWith(document, 'missing')) {
      // A misspelt key is told by `unknown-member`; mended it is missing no more.
      if (!isMisspelt(document, name, owner)) context.report(range, `The key “${name}” is missing: ${owner.words} needs it.`);
    }
  },
};

function isMisspelt(document: ResourceDocument, name: string, owner: Owner): boolean {
  for (const unknown of faultsWith(document, 'unknown')) {
    if (unknown.owner === owner && likelyMember(unknown.key.value, owner) === name) return true;
  }
  return false;
}
