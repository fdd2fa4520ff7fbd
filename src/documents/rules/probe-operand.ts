import { conditionNodes } from '../kinds/component/condition-nodes.ts';
import { quoted } from '../spelling.ts';
import { scalarOf } from '../syntax/entries.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const address = /^\s*[a-z][a-z0-9+.-]+:\/\//i;
const references = /\{\{.*?\}\}/gs;

export const probeOperand: Rule = {
  id: 'probe-operand',
  severity: 'warning',
  category: 'flow',
  since: '0.1.0',
  summary: 'What is looked for cannot be found under this name.',
  explanation:
    '`fileExists` and `folderExists` take one path of the machine, neither a wildcard nor an address; `binaryExists` takes the name of a program without options. Anything else is never there. Count files with ListFiles or a script, and compare what it prints.',
  good: documentWithSteps(`- name: HasPython
  action: Assert
  inputs:
    binaryExists: python3
`),
  bad: documentWithSteps(`- name: HasPython
  action: Assert
  inputs:
    binaryExists: python3 --version
`),
  source: userGuide.comparisons,
  steps: ['if', 'Assert'],
  step(step, context) {
    for (const { operators } of conditionNodes(step)) {
      for (const { spec, entry } of operators) {
        const operand = scalarOf(entry.value);
        const problem = operand === undefined ? undefined : problemOf(operand.value.replaceAll(references, 'x'), spec.operand);
        if (operand !== undefined && problem !== undefined) context.report(operand.range, `${quoted(operand.value)} ${problem}`);
      }
    }
  },
};

function problemOf(operand: string, kind: string): string | undefined {
  if (kind === 'program') return /\s-/.test(operand) ? 'is no name of a program: leave the options out.' : undefined;
  if (kind !== 'path') return undefined;
  if (operand === '') return 'is no path.';
  if (address.test(operand)) return 'is an address, and only paths of the machine are looked at.';
  return operand.includes('*') ? 'is taken as it is: no wildcard is matched here.' : undefined;
}
