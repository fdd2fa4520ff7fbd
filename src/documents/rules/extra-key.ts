import { isExtraKey } from '../kinds/component/key-scopes.ts';
import { quoted } from '../spelling.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const steps = `- name: Greet
  action: ExecuteBash
  inputs:
    commands: ['echo hello']
`;

export const extraKey: Rule = {
  id: 'extra-key',
  severity: 'warning',
  category: 'structure',
  since: '0.1.0',
  summary: 'A component document has no such key at its top.',
  explanation:
    'Some documents carry keys of their own at the top, a version for example, for the tools that publish them. Whether AWS takes them is not documented. Version, platform and tags belong to the component resource, not into its document.',
  good: documentWithSteps(steps),
  bad: `version: 1.0.1\n${documentWithSteps(steps)}`,
  source: userGuide.documents,
  document({ node }, context) {
    for (const { key } of node.entries) {
      if (isExtraKey(key.value))
        context.report(key.range, `The document language has no key ${quoted(key.value)}; AWS may refuse it. Remove it.`);
    }
  },
};
