import { actionsWithInput } from '../actions/index.ts';
import { respellings } from '../fixes.ts';
import { eachInput } from '../kinds/component/step-inputs.ts';
import { didYouMean, nearest, oneOf, quoted } from '../spelling.ts';
import { scalarOf } from '../syntax/entries.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const inputValue: Rule = {
  id: 'input-value',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'An input has a value that the action does not know.',
  explanation: 'Some inputs take one of a few words only, such as the digest algorithm of a download or the type of a registry value.',
  good: documentWithSteps(`- name: Fetch
  action: WebDownload
  inputs:
    - source: https://example.com/tool.tgz
      destination: /opt/tool.tgz
      checksum: 098f6bcd4621d373cade4e832627b4f6
      algorithm: MD5
`),
  bad: documentWithSteps(`- name: Fetch
  action: WebDownload
  inputs:
    - source: https://example.com/tool.tgz
      destination: /opt/tool.tgz
      checksum: 098f6bcd4621d373cade4e832627b4f6
      algorithm: CRC32
`),
  source: userGuide.actionModules,
  steps: actionsWithInput((input) => input.enum !== undefined),
  step(step, context) {
    eachInput(step, (input, entry) => {
      const value = scalarOf(entry.value);
      if (input.enum === undefined || value === undefined || value.value.includes('{{')) return;
      // Whether letter case matters is not documented everywhere; `input-value-case` speaks about that.
      const lower = value.value.toLowerCase();
      if (input.enum.some((word) => word.toLowerCase() === lower)) return;
      const suggestion = nearest(value.value, input.enum);
      const message = `“${input.name}” cannot be ${quoted(value.value)}.${didYouMean(suggestion) || ` Use ${oneOf(input.enum)}.`}`;
      context.report(value.range, message, respellings(value, suggestion));
    });
  },
};
