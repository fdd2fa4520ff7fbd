import type { StepAlone } from '../kinds/component/model.ts';
import { inputMaps } from '../kinds/component/step-inputs.ts';
import { eachScalar, entryNamed } from '../syntax/lookup.ts';
import type { ScalarNode } from '../syntax/tree.ts';
import type { TextRange } from '../text.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const rebootExit = /(?:^|[\s;&|{(])exit[ \t]+(?:194|3010)\b|\bExit\((?:194|3010)\)/;
// Anything that decides: the script may leave with another code the second time.
const decision = /\bif\b|\bcase\b|\bunless\b|\bswitch\b|\[\s|\btest\s|&&|\|\||Test-Path/;

export const rebootWithoutMarker: Rule = {
  id: 'reboot-without-marker',
  severity: 'info',
  category: 'flow',
  since: '0.1.0',
  summary: 'After a reboot the same step runs again.',
  explanation:
    'Exit code 194 (3010 on Windows) restarts the machine and then runs the step from its start. A script that always ends with it never ends: leave a file behind and look for it first, in a folder that survives the restart.',
  good: documentWithSteps(`- name: Restart
  action: ExecuteBash
  inputs:
    commands:
      - |
        if [ ! -f /var/lib/restarted ]; then
          touch /var/lib/restarted
          exit 194
        fi
`),
  bad: documentWithSteps(`- name: Restart
  action: ExecuteBash
  inputs:
    commands:
      - dnf -y upgrade
      - exit 194
`),
  source: userGuide.actionModules,
  steps: ['ExecuteBash', 'ExecutePowerShell'],
  step(step, context) {
    const exit = unconditionalExit(step, context.text);
    if (exit !== undefined)
      context.report(
        exit,
        'After the restart this step runs again, and this would restart the machine each time. Leave a marker file and look for it first.',
      );
  },
};

function unconditionalExit(step: StepAlone, text: string): TextRange | undefined {
  const scripts: ScalarNode[] = [];
  for (const map of inputMaps(step)) eachScalar(entryNamed(map, 'commands')?.value, (script) => scripts.push(script));
  const found = scripts.find(({ value }) => rebootExit.test(value));
  if (found === undefined || scripts.some(({ value }) => decision.test(value))) return undefined;
  const written = rebootExit.exec(text.slice(found.range.start, found.range.end));
  if (written === null) return found.range;
  const start = found.range.start + written.index + written[0].search(/exit/i);
  return { start, end: found.range.start + written.index + written[0].length };
}
