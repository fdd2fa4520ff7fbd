import { describe, expect, it } from 'vitest';
import { analyze } from '../../../analyze.ts';
import { buildWorkflow } from '../../../testing/build-workflow.ts';
import { ConditionFault, conditionHolds } from './condition-holds.ts';
import type { ExecutableWorkflow } from './executable-workflow.ts';
import { missingWorkflowParameters, parameterValues } from './parameter-values.ts';
import { resolveInputs } from './resolve-inputs.ts';
import { toExecutableWorkflow } from './to-executable-workflow.ts';
import { UnresolvedPath, valueAtPath, type WorkflowScope } from './value-at-path.ts';

const read = (text: string) => toExecutableWorkflow(analyze(text, { kind: 'workflow' }));

function executable(text: string): ExecutableWorkflow {
  const workflow = read(text);
  if (workflow === undefined) throw new Error('It cannot be run');
  return workflow;
}

const stepWith = (lines: string) => `schemaVersion: 1.0\nsteps:\n  - name: Ask\n    action: WaitForAction\n${lines}`;

const scope: WorkflowScope = {
  parameters: { certify: true, attempts: 2, types: ['a', 'b'], account: '0123' },
  stepOutputs: { Run: { output: ['first', '{"id": {"deep": 7}}'], imageId: 'ami-1' } },
  workflowOutputs: { ImageId: 'ami-0' },
  imagebuilder: { platform: 'Linux', imageBuildNumber: 4 },
};

describe('a workflow that can be run', () => {
  it('has its steps with the defaults of their actions', () => {
    const { steps, outputs, parameters } = executable(buildWorkflow);
    expect(steps).toHaveLength(11);
    expect(steps[0]).toMatchObject({ timeoutSeconds: 3600, maxAttempts: 3, backoffSeconds: 60, condition: undefined });
    expect(steps[2]).toMatchObject({ timeoutSeconds: 43_200, rollbackEnabled: '$.parameters.certify', maxAttempts: 1 });
    expect(steps.at(-1)).toMatchObject({ onFailure: 'Continue', inputs: { waitForTermination: false } });
    expect(outputs[1]).toEqual({ name: 'Registered', value: '$.stepOutputs.RegisterIt.imageId' });
    expect(parameters.map(({ default: value }) => value)).toEqual(['none', false, undefined, 2]);
  });

  it.each([
    '    onFailure: Ignore\n',
    '    timeoutSeconds: soon\n',
    '    retry: {maxAttempts: 0}\n',
    '    rollbackEnabled: [true]\n',
    '    inputs: [a]\n',
    '    if: {stringEquals: a}\n',
    '    if: {and: []}\n',
    '    if: {stringEquals: a, numberEquals: 1, value: b}\n',
    '    if: [{stringEquals: a, value: b}, {stringEquals: a, value: b}]\n',
    'outputs: [{name: X}]\n',
    'parameters: [{name: X, type: list}]\n',
  ])('is not made of %j', (lines) => {
    expect(read(stepWith(lines))).toBeUndefined();
  });

  it.each(['steps: []', 'a: [', 'schemaVersion: 1.0\nsteps:\n  - name: Ask\n    action: Beg\n', '- a'])('is not made of %j', (text) => {
    expect(read(text)).toBeUndefined();
  });
});

describe('parameters', () => {
  it('have the types that the document declares', () => {
    const workflow = executable(buildWorkflow);
    expect(missingWorkflowParameters(workflow, {})).toEqual(['instanceTypes']);
    expect(parameterValues(workflow, { instanceTypes: ['a', 'b'], certify: ['TRUE'], attempts: ['5'] })).toEqual({
      snsTopicArn: 'none',
      certify: true,
      instanceTypes: ['a', 'b'],
      attempts: 5,
    });
  });
});

describe('a path', () => {
  it.each([
    ['$.parameters.certify', true],
    ['$.stepOutputs.Run.output[0]', 'first'],
    [" $.stepOutputs['Run'].imageId ", 'ami-1'],
    ['$.stepOutputs.Run.output[1].id.deep', 7],
    ['$.workflowOutputs.ImageId', 'ami-0'],
    ['$.imagebuilder.imageBuildNumber', 4],
  ])('%s leads to %j', (path, value) => {
    expect(valueAtPath(path, scope)).toEqual(value);
  });

  it.each(['$.parameters.none', '$.stepOutputs.Run.output[2]', '$.imageBuilder.platform', '$', 'x', '$.parameters.constructor', '$.a b'])(
    '%s leads nowhere',
    (path) => {
      expect(() => valueAtPath(path, scope)).toThrow(UnresolvedPath);
    },
  );
});

describe('inputs', () => {
  it.each([
    [{ 'instanceTypes.$': '$.parameters.types' }, { instanceTypes: ['a', 'b'] }],
    [{ 'names.$': ['$.imagebuilder.platform', 'plain'] }, { names: ['Linux', 'plain'] }],
    [
      { list: [{ Ebs: { 'SnapshotId.$': '$.stepOutputs.Run.output[0]', Size: 8 } }] },
      { list: [{ Ebs: { SnapshotId: 'first', Size: 8 } }] },
    ],
    [{ bare: '$.parameters.certify' }, { bare: '$.parameters.certify' }],
    [{ text: '{"n": {{ $.parameters.attempts }}, "a": "{{$.imagebuilder.platform}}"}' }, { text: '{"n": 2, "a": "Linux"}' }],
    [{ text: 'all: {{ $.parameters.types }} {{ other }}' }, { text: 'all: ["a","b"] {{ other }}' }],
    [
      { none: null, yes: true },
      { none: null, yes: true },
    ],
  ])('%j become %j', (inputs, resolved) => {
    expect(resolveInputs(inputs, scope)).toEqual(resolved);
  });

  it('that lead nowhere are an error with the path', () => {
    expect(() => resolveInputs({ text: '{{ $.parameters.none }}' }, scope)).toThrow(/\$\.parameters\.none/);
  });
});

describe('a condition', () => {
  const holds = (condition: string) => {
    const [step] = executable(stepWith(`    if: ${condition}\n`)).steps;
    if (step?.condition === undefined) throw new Error('no condition');
    return conditionHolds(step.condition, scope);
  };

  it.each([
    ['{stringEquals: Linux, value: $.imagebuilder.platform}', true],
    ['{stringEquals: linux, value: $.imagebuilder.platform}', false],
    ["{stringEquals: '2', value: $.parameters.attempts}", true],
    ["{stringEquals: '0123', value: $.parameters.account}", true],
    ['{booleanEquals: true, value: $.parameters.certify}', true],
    ["{booleanEquals: 'False', value: $.parameters.certify}", false],
    ['{numberEquals: 2, value: $.parameters.attempts}', true],
    ['{numberLessThan: 2, value: $.parameters.attempts}', false],
    ['{numberLessThanEquals: 2, value: $.parameters.attempts}', true],
    ['{numberGreaterThan: 1.5, value: $.parameters.attempts}', true],
    ["{numberGreaterThanEquals: '3', value: $.parameters.attempts}", false],
    ['[{not: [{booleanEquals: false, value: $.parameters.certify}]}]', true],
    ['{and: [{stringEquals: Linux, value: $.imagebuilder.platform}, {not: {stringEquals: a, value: a}}]}', false],
    ['{or: [{stringEquals: Linux, value: $.imagebuilder.platform}, {stringEquals: a, value: $.parameters.none}]}', true],
  ])('%s is %s', (condition, expected) => {
    expect(holds(condition)).toBe(expected);
  });

  it('that compares text with numbers is an error, as is one about nothing', () => {
    expect(() => holds('{numberEquals: 2, value: $.imagebuilder.platform}')).toThrow(ConditionFault);
    expect(() => holds('{booleanEquals: true, value: $.imagebuilder.platform}')).toThrow(ConditionFault);
    expect(() => holds('{stringEquals: a, value: $.parameters.none}')).toThrow(UnresolvedPath);
  });
});
