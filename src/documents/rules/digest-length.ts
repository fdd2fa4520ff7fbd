import { conditionNodes } from '../kinds/component/condition-nodes.ts';
import { scalarOf } from '../syntax/entries.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const digestLength: Rule = {
  id: 'digest-length',
  severity: 'warning',
  category: 'flow',
  since: '0.1.0',
  summary: 'The digest does not have the length of its algorithm.',
  explanation: 'A digest of another length is never equal. An MD5 has 32 hexadecimal digits, a SHA1 40, a SHA256 64, a SHA512 128.',
  good: documentWithSteps(`- name: Unchanged
  action: Assert
  inputs:
    fileMD5Equals: 098f6bcd4621d373cade4e832627b4f6
    path: /opt/tool
`),
  bad: documentWithSteps(`- name: Unchanged
  action: Assert
  inputs:
    fileSHA256Equals: 098f6bcd4621d373cade4e832627b4f6
    path: /opt/tool
`),
  source: userGuide.comparisons,
  steps: ['if', 'Assert'],
  step(step, context) {
    for (const { operators } of conditionNodes(step)) {
      for (const { spec, entry } of operators) {
        const digest = scalarOf(entry.value);
        if (spec.digits === undefined || digest === undefined || digest.value.includes('{{')) continue;
        const found = digest.value.trim().length;
        if (found !== spec.digits)
          context.report(digest.range, `“${spec.name}” compares ${spec.digits} hexadecimal digits; this has ${found}.`);
      }
    }
  },
};
