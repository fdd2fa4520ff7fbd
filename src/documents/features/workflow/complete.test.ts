import { describe, expect, it } from 'vitest';
import { workflowOf, workflowWithSteps } from '../../rules/workflow/example.ts';
import { placeAt } from '../../testing/places.ts';
import { complete } from '../complete.ts';
import type { Completion } from '../types.ts';

const inOrder = (found: readonly Completion[]) => found.toSorted((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
const at = (text: string) => inOrder(complete(placeAt(text)));
const labels = (text: string) => at(text).map(({ label }) => label);
const top = 'schemaVersion: 1.0\nparameters:\n  - name: Types\n    type: stringList\n  - name: Topic\n    type: string\n';
const withTop = (steps: string) => workflowWithSteps(steps).replace('schemaVersion: 1.0\n', top);

/** The text after the first completion of that label is taken. */
function taken(marked: string, label: string): string {
  const text = marked.replace('‸', '');
  const found = at(marked).find((completion) => completion.label === label);
  return found === undefined ? '' : text.slice(0, found.range.start) + found.insertText + text.slice(found.range.end);
}

describe('keys', () => {
  it.each([
    ['schemaVersion: 1.0\n‸\nsteps:\n  - name: Ask\n    action: WaitForAction\n', ['name', 'description', 'parameters', 'outputs']],
    [
      workflowOf('- name: Ask\n  action: WaitForAction\n  ‸\n'),
      ['description', 'if', 'inputs', 'onFailure', 'rollbackEnabled', 'timeoutSeconds', 'waitSeconds', 'retry'],
    ],
    [workflowOf('- name: Ask\n  action: WaitForAction\n  retry:\n    ‸\n'), ['maxAttempts', 'backoffSeconds']],
    [workflowOf('‸'), ['new step']],
    [`${workflowOf('- name: Ask\n  action: WaitForAction\n')}outputs:\n  - name: Reason\n    ‸\n`, ['value']],
    [workflowOf('- name: Ask\n  action: WaitForAction\n  if:\n    stringEquals: Linux\n    ‸\n'), ['value']],
    [
      workflowOf('- name: Ask\n  action: WaitForAction\n  if:\n    and:\n      - ‸\n'),
      [
        'stringEquals',
        'booleanEquals',
        'numberEquals',
        'numberLessThan',
        'numberLessThanEquals',
        'numberGreaterThan',
        'numberGreaterThanEquals',
        'and',
        'or',
        'not',
      ],
    ],
  ])('in %j', (text, found) => {
    expect(labels(text)).toEqual(found);
  });

  it('of inputs are those of the action, required ones first and references last', () => {
    expect(labels(workflowWithSteps('- name: Show\n  action: RunCommand\n  inputs:\n    ‸\n'))).toEqual([
      'instanceId.$',
      'documentName',
      'parameters',
      'documentVersion',
      'documentName.$',
      'parameters.$',
      'documentVersion.$',
    ]);
  });

  it('of maps inside inputs are those of the map', () => {
    const distribute = (lines: string) =>
      workflowOf(`- name: Copy\n  action: DistributeImage\n  inputs:\n    distributions:\n      ${lines}`);
    expect(labels(distribute('- region: eu-west-1\n        ‸\n')).slice(0, 3)).toEqual(['name', 'description', 'targetAccountIds']);
    expect(taken(distribute('‸\n'), 'region')).toBe(distribute('- region: \n'));
  });

  it('bring the instance that was launched', () => {
    const marked = workflowWithSteps('- name: Show\n  action: RunCommand\n  inputs:\n    ‸\n');
    expect(taken(marked, 'instanceId.$')).toContain(`    instanceId.\\$: \${1:\\$.stepOutputs.Launch.instanceId}\n`);
  });

  it('keep the colon and the suffix that stand there', () => {
    const marked = workflowWithSteps('- name: Show\n  action: RunCommand\n  inputs:\n    inst‸ancId.$: x\n');
    expect(taken(marked, 'instanceId.$')).toBe(marked.replace('inst‸ancId', 'instanceId'));
  });
});

describe('values', () => {
  it.each([
    [workflowOf('- name: Launch\n  action: LaunchInstance\n  inputs:\n    healthCheck: ‸\n'), ['RUNNING', 'STATUS_CHECK_PASSED']],
    [workflowOf('- name: Ask\n  action: WaitForAction\n  onFailure: ‸\n'), ['Abort', 'Continue']],
    [workflowOf('- name: Ask\n  action: WaitForAction\n  rollbackEnabled: ‸\n'), ['false', 'true']],
    ['schemaVersion: 1.0\nparameters:\n  - name: A\n    type: ‸\nsteps: []\n', ['boolean', 'integer', 'string', 'stringList']],
    [
      workflowOf('- name: Ask\n  action: WaitForAction\n  if:\n    stringEquals: ‸\n    value: $.imagebuilder.platform\n'),
      ['Linux', 'MacOS', 'Windows'],
    ],
    [workflowOf('- name: Ask\n  action: WaitForAction\n  if:\n    booleanEquals: ‸\n'), ['false', 'true']],
  ])('in %j', (text, found) => {
    expect(labels(text)).toEqual(found);
  });

  it('actions come with what they need', () => {
    const marked = workflowWithSteps('- name: Show\n  action: ‸\n');
    expect(at(marked)).toHaveLength(19);
    expect(taken(marked, 'RunCommand')).toContain(
      `    action: RunCommand\ninputs:\n  instanceId.\\$: \${1:\\$.stepOutputs.Launch.instanceId}\n  documentName: $2\n`,
    );
  });

  it('actions come alone where inputs stand already', () => {
    expect(taken(workflowWithSteps('- name: Show\n  action: ‸\n  inputs: {}\n'), 'RunCommand')).toContain(
      'action: RunCommand\n    inputs: {}',
    );
  });
});

describe('paths', () => {
  const show = (lines: string) => withTop(`- name: Show\n  action: RunCommand\n  inputs:\n${lines}`);

  it('behind a key with the suffix, what fits first, and only of steps before', () => {
    const found = labels(show('    instanceId.$: ‸\n'));
    expect(found[0]).toBe('$.stepOutputs.Launch.instanceId');
    expect(found).toContain('$.parameters.Topic');
    expect(found).toContain('$.imagebuilder.platform');
    expect(found.filter((path) => path.includes('Show'))).toEqual([]);
  });

  it('put lists first where a list is wanted', () => {
    expect(labels(withTop('').replace('waitFor: ssmAgent', 'waitFor: ssmAgent\n      instanceTypesOverride.$: ‸')).slice(0, 2)).toEqual([
      '$.parameters.Types',
      '$.imagebuilder.securityGroups',
    ]);
  });

  it.each([
    ['behind a suffix in quotes', show('    documentName.$: "$.par‸"\n'), 'documentName.$: "$.parameters.Topic"'],
    ['where one is begun without a suffix', show('    documentName: $.‸\n'), 'documentName: $.parameters.Topic'],
    ['between braces', show("    documentName: 'a {{ ‸'\n"), "documentName: 'a {{ $.parameters.Topic }}'"],
    ['in a block of text', show('    parameters:\n      commands:\n        - |\n          echo {{‸\n'), 'echo {{ $.parameters.Topic }}'],
    ['in a list of references', show('    parameters:\n      commands.$:\n        - ‸\n'), '- $.parameters.Topic'],
    [
      'in a condition',
      withTop('- name: Ask\n  action: WaitForAction\n  if:\n    stringEquals: a\n    value: $.param‸\n'),
      'value: $.parameters.Topic',
    ],
    ['in an output', `${withTop('')}outputs:\n  - name: Topic\n    value: ‸\n`, 'value: $.parameters.Topic'],
    ['for the rollback', withTop('- name: Ask\n  action: WaitForAction\n  rollbackEnabled: $‸\n'), 'rollbackEnabled: $.parameters.Topic'],
  ])('%s', (_where, marked, line) => {
    expect(taken(marked, '$.parameters.Topic')).toContain(line);
  });

  it('in an output are those of all steps', () => {
    expect(labels(`${withTop('')}outputs:\n  - name: X\n    value: ‸\n`)).toContain('$.stepOutputs.Launch.instanceId');
  });
});
