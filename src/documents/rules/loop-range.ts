import { quoted } from '../spelling.ts';
import { follow } from '../syntax/aliases.ts';
import { entryNamed, headOf, isNothing, isUnquotedReference, scalarNamed } from '../syntax/lookup.ts';
import type { MapNode } from '../syntax/tree.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule, StepContext } from './rule.ts';

const keys = ['start', 'end', 'updateBy'] as const;
const integer = /^[-+]?[0-9]+$/;

export const loopRange: Rule = {
  id: 'loop-range',
  severity: 'error',
  category: 'flow',
  since: '0.1.0',
  summary: 'A counting loop has a start, an end and a step that reaches it.',
  explanation:
    '`start`, `end` and `updateBy` are whole numbers, all three required; references do not work here. `updateBy` is not 0, and its sign leads from the start to the end. Both ends are included.',
  good: documentWithSteps(`- name: CountDown
  action: ExecuteBash
  loop:
    for:
      start: 10
      end: 0
      updateBy: -2
  inputs:
    commands: ['echo {{ loop.value }}']
`),
  bad: documentWithSteps(`- name: CountDown
  action: ExecuteBash
  loop:
    for:
      start: 10
      end: 0
      updateBy: 2
  inputs:
    commands: ['echo {{ loop.value }}']
`),
  source: userGuide.loops,
  steps: ['loop'],
  step({ loop }, context) {
    const range = follow(loop?.forNode);
    if (range === undefined || isNothing(range) || isUnquotedReference(range, context.text)) return;
    if (range.kind !== 'map') context.report(range.range, '“for” takes “start”, “end” and “updateBy”; items stand in “forEach”.');
    else if (checkNumbers(range, context)) checkDirection(range, context);
  },
};

/** Whether all three numbers are there and are numbers; reports each that is not. */
function checkNumbers(range: MapNode, context: StepContext): boolean {
  let complete = true;
  for (const key of keys) {
    const entry = entryNamed(range, key);
    const value = follow(entry?.value);
    if (value?.kind === 'scalar' && integer.test(value.value)) continue;
    complete = false;
    if (entry === undefined) context.report(headOf(range), `“${key}” of this loop is missing.`);
    else if (value?.kind === 'scalar' && value.type !== 'null')
      context.report(value.range, `“${key}” must be a whole number, not ${quoted(value.value)}.`);
    else context.report(entry.key.range, `“${key}” must be a whole number.`);
  }
  return complete;
}

function checkDirection(range: MapNode, context: StepContext): void {
  const [start, end, updateBy] = keys.map((key) => Number(scalarNamed(range, key)?.value));
  const step = scalarNamed(range, 'updateBy');
  if (start === undefined || end === undefined || updateBy === undefined || step === undefined) return;
  if (updateBy === 0) context.report(step.range, '“updateBy” cannot be 0: the loop would never end.');
  else if ((end - start) * updateBy < 0) {
    context.report(step.range, `Counting from ${start} by ${updateBy} never reaches ${end}. Change the sign.`);
  }
}
