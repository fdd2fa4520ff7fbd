import { conditionNodes } from '../kinds/component/condition-nodes.ts';
import { isUnsettled } from '../kinds/component/unsettled.ts';
import { quoted } from '../spelling.ts';
import { scalarOf } from '../syntax/entries.ts';
import { scalarNamed } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const osPlatform = /^\s*\{\{\s*context:osPlatform\s*\}\}\s*$/;
/** Both names of the Mac: which of them it is, is not documented. */
const platforms = /^(?:linux|windows|macos|darwin)$/i;

export const impossiblePlatform: Rule = {
  id: 'impossible-platform',
  severity: 'warning',
  category: 'flow',
  since: '0.1.0',
  summary: 'The platform never has this name.',
  explanation:
    '`context:osPlatform` is `linux`, `windows` or that of the Mac. The name of a distribution is in `context:osName`, its version in `context:osVersion`.',
  good: documentWithSteps(`- name: Install
  action: ExecuteBash
  if:
    stringEquals: linux
    value: '{{ context:osPlatform }}'
  inputs:
    commands: ['dnf -y install jq']
`),
  bad: documentWithSteps(`- name: Install
  action: ExecuteBash
  if:
    stringEquals: Ubuntu
    value: '{{ context:osPlatform }}'
  inputs:
    commands: ['apt-get -y install jq']
`),
  source: userGuide.variables,
  steps: ['if', 'Assert'],
  step(step, context) {
    for (const { map, operators } of conditionNodes(step)) {
      const [operator] = operators;
      if (operator?.spec.name !== 'stringEquals' || !osPlatform.test(scalarNamed(map, 'value')?.value ?? '')) continue;
      const name = scalarOf(operator.entry.value);
      if (name === undefined || name.type === 'null' || isUnsettled(name.value) || platforms.test(name.value)) continue;
      context.report(name.range, `The platform is never ${quoted(name.value)}, but “linux”, “windows” or “macOS”.`);
    }
  },
};
