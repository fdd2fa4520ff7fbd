import { describe, expect, it } from 'vitest';
import { parseSyntax } from '../../syntax/parse.ts';
import { buildWorkflow } from '../../testing/build-workflow.ts';
import { workflowActions } from './actions/index.ts';
import { bindWorkflow } from './bind.ts';
import type { WorkflowDocument } from './model.ts';
import { parsePath } from './path.ts';
import { typeOfPath } from './resolve.ts';
import { stagesOf } from './stages.ts';

function bound(text: string): WorkflowDocument {
  const workflow = bindWorkflow(parseSyntax(text).root, text);
  if (workflow === undefined) throw new Error('no map');
  return workflow;
}

const stepWith = (lines: string) => `schemaVersion: 1.0\nsteps:\n  - name: Ask\n    action: WaitForAction\n${lines}`;

/** The paths of a workflow as they stand in the text, and where. */
function pathsIn(text: string): string[] {
  const { steps, outputs } = bound(text);
  return [...steps, ...outputs].flatMap(({ references }) =>
    references.map(({ path, place }) => `${text.slice(path.range.start, path.range.end)} ${place}`),
  );
}

it('the actions have the timeouts and stages of the guide', () => {
  expect(workflowActions).toHaveLength(19);
  for (const { name, defaultTimeout, longestTimeout, stages } of workflowActions) {
    expect([name, defaultTimeout <= longestTimeout, stages.length > 0]).toEqual([name, true, true]);
  }
});

it('a workflow has its parameters, steps and outputs', () => {
  const { parametersByName, steps, outputs, schemaVersion } = bound(buildWorkflow);
  expect([...parametersByName.keys()]).toEqual(['snsTopicArn', 'certify', 'instanceTypes', 'attempts']);
  expect(steps.map(({ spec }) => spec?.name)).toEqual(steps.map(({ action }) => action?.value));
  expect(outputs.map(({ name }) => name?.value)).toEqual(['ImageId', 'Registered']);
  expect(schemaVersion?.value).toBe('1.0');
});

it('of documents that are no map there is no model', () => {
  expect(bindWorkflow(parseSyntax('- a').root, '- a')).toBeUndefined();
});

describe('paths', () => {
  it.each([
    ['    inputs: {snsTopicArn.$: $.parameters.X}\n', ['$.parameters.X input']],
    ['    inputs: {"snsTopicArn.$": "$.parameters.X"}\n', ['$.parameters.X input']],
    ['    inputs: {snsTopicArn: $.parameters.X}\n', ['$.parameters.X bare']],
    ['    inputs: {snsTopicArn: $.price}\n', []],
    ['    inputs: {a: {b.$: [$.parameters.X, $.parameters.Y]}}\n', ['$.parameters.X input', '$.parameters.Y input']],
    [
      '    inputs:\n      payload: |\n        {"a": "{{ $.parameters.X }}", "b": {{$.imagebuilder.imageId}}}\n',
      ['$.parameters.X text', '$.imagebuilder.imageId text'],
    ],
    ['    inputs:\n      payload: "{\\"a\\": \\"{{ $.parameters.X }}\\"}"\n', ['$.parameters.X text']],
    ['    if: {and: [{stringEquals: a, value: $.parameters.X}]}\n', ['$.parameters.X condition']],
    ['    rollbackEnabled: $.parameters.X\n', ['$.parameters.X rollback']],
    ['outputs:\n  - name: X\n    value: $.stepOutputs.Ask.reason\n', ['$.stepOutputs.Ask.reason output']],
  ])('in %j are found', (lines, found) => {
    expect(pathsIn(stepWith(lines))).toEqual(found);
  });

  it('of an escaped text have the range of the whole text', () => {
    const text = stepWith('    inputs: {snsTopicArn.$: "$.parameters.\\x58"}\n');
    const [reference] = bound(text).steps[0]?.references ?? [];
    expect(reference?.exact).toBe(false);
    expect(reference?.path.parts.map((part) => part.text)).toEqual(['parameters', 'X']);
    expect(pathsIn(text)).toEqual(['"$.parameters.\\x58" input']);
  });

  it.each([
    ['$.stepOutputs.Run.output[0]', ['stepOutputs', 'Run', 'output']],
    ['$.a..b', ['a', '', 'b']],
    ['$.a.', ['a', '']],
    ['$', []],
    ['$price', ['']],
    ['$.a b', ['a', '']],
  ])('%s has its parts', (source, parts) => {
    expect(parsePath(source, 0)?.parts.map((part) => part.text)).toEqual(parts);
  });

  it.each(['parameters.X', '', ' $.a'])('%j is none', (source) => {
    expect(parsePath(source, 0)).toBeUndefined();
  });

  it.each([
    ['$.parameters.certify', 'boolean'],
    ['$.parameters.instanceTypes', 'list'],
    ['$.parameters.instanceTypes[0]', 'text'],
    ['$.stepOutputs.MakeSnapshot.output[0]', 'text'],
    ['$.stepOutputs.CreateOutputAMI.imageId', 'text'],
    ['$.imagebuilder.securityGroups', 'list'],
    ['$.workflowOutputs.X', undefined],
    ['$.stepOutputs.CreateOutputAMI.imageId[0]', undefined],
    ['$.nothing.x', undefined],
  ])('%s leads to a value of the kind %s', (source, kind) => {
    const path = parsePath(source, 0);
    expect(path && typeOfPath(path, bound(buildWorkflow))?.kind).toBe(kind);
  });
});

it.each([
  ['WaitForAction', ['BUILD', 'TEST', 'DISTRIBUTION']],
  ['ExecuteComponents', ['BUILD', 'TEST']],
  ['CollectImageScanFindings', ['TEST']],
  ['DistributeImage', ['DISTRIBUTION']],
  ['Unknown', ['BUILD', 'TEST', 'DISTRIBUTION']],
])('a step of the action %s leaves the stages %j', (action, stages) => {
  expect(stagesOf(bound(`steps:\n  - action: ${action}\n`))).toEqual(stages);
});
