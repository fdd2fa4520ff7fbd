import { inputMaps } from '../kinds/component/step-inputs.ts';
import { isUnsettled } from '../kinds/component/unsettled.ts';
import { quoted } from '../spelling.ts';
import { scalarNamed, valueNamed } from '../syntax/lookup.ts';
import type { ListNode, MapNode, ScalarNode } from '../syntax/tree.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

/** How many bits a number of that type has. */
const bits: ReadonlyMap<string, number> = new Map([
  ['DWORD', 32],
  ['QWORD', 64],
]);
const listTypes: ReadonlySet<string> = new Set(['MULTI_SZ', 'BINARY']);
const wholeNumber = /^[-+]?(?:0x[0-9a-f]+|[0-9]+)$/i;

export const registryValue: Rule = {
  id: 'registry-value',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'A value does not fit its type of the registry.',
  explanation:
    'DWORD and QWORD hold whole numbers, of 32 and 64 bits: neither `1.1`, as one example of the guide has it, nor words fit. A list belongs to MULTI_SZ.',
  good: documentWithSteps(`- name: DisableThing
  action: SetRegistry
  inputs:
    - path: HKLM:\\SOFTWARE\\Acme
      name: Enabled
      value: 0
      type: DWORD
`),
  bad: documentWithSteps(`- name: DisableThing
  action: SetRegistry
  inputs:
    - path: HKLM:\\SOFTWARE\\Acme
      name: Enabled
      value: no
      type: DWORD
`),
  source: userGuide.actionModules,
  steps: ['SetRegistry'],
  step(step, context) {
    for (const map of inputMaps(step)) {
      const type = scalarNamed(map, 'type')?.value.toUpperCase() ?? '';
      const value = valueNamed(map, 'value');
      const problem = value === undefined ? undefined : problemOf(value, type);
      if (value !== undefined && problem !== undefined) context.report(value.range, problem);
    }
  },
};

function problemOf(value: ScalarNode | MapNode | ListNode, type: string): string | undefined {
  if (value.kind === 'map') return value.flow ? undefined : 'A value of the registry is a text, a number or a list, not a map.';
  if (value.kind === 'list') return listTypes.has(type) || type === '' ? undefined : `A list does not fit ${type}: use the type MULTI_SZ.`;
  const size = bits.get(type);
  if (size === undefined || value.type === 'null' || isUnsettled(value.value)) return undefined;
  if (!wholeNumber.test(value.value)) return `${type} holds a whole number, not ${quoted(value.value)}.`;
  return fits(value.value, size) ? undefined : `${quoted(value.value)} is too large for ${type}, which has ${size} bits.`;
}

/** Negative numbers are taken for the bits that they have in two's complement, which tools of Windows allow. */
function fits(text: string, size: number): boolean {
  const digits = text.replace(/^[-+]/, '');
  const limit = 2n ** BigInt(size);
  return digits.length < 40 && BigInt(digits) * (text.startsWith('-') ? 2n : 1n) <= (text.startsWith('-') ? limit : limit - 1n);
}
