import { describe, expect, it } from 'vitest';
import { analyze } from '../../analyze.ts';
import { workflowWithSteps } from '../../rules/workflow/example.ts';
import { buildWorkflow } from '../../testing/build-workflow.ts';
import { placeAt, placeOn, textsOf } from '../../testing/places.ts';
import { complete } from '../complete.ts';
import { definition, references } from '../definition.ts';
import { hover } from '../hover.ts';
import { outline } from '../outline.ts';
import { placeIn } from '../place.ts';
import { rename, renameable } from '../rename.ts';
import { signature } from '../signature.ts';
import { tokens } from '../tokens.ts';

describe('hover', () => {
  it.each([
    ['RunCommand', '**RunCommand** — '],
    ['documentName', '**documentName** (text)'],
    ['instanceId.$', '**instanceId** (text)'],
    ['healthCheck', 'One of “RUNNING” or “STATUS_CHECK_PASSED”.'],
    ['backoffSeconds', '**backoffSeconds** — '],
    ['stringEquals', '**stringEquals** — '],
    ["value: '$.imagebuilder", '**value** — '],
    ['$.imagebuilder.platform', '**$.imagebuilder.platform** (text)'],
    ['$.parameters.attempts', '**attempts** — parameter (integer), default `2`'],
    ['$.stepOutputs.MakeSnapshot.output[0]', '**output** (list of texts) — output of RunCommand.'],
    ['waitSeconds', '**waitSeconds** — '],
  ])('on %s tells what it is', (words, contents) => {
    expect(hover(placeOn(buildWorkflow, words))?.contents).toContain(contents);
  });

  it('on the step of a path tells its action', () => {
    expect(hover(placeOn(buildWorkflow, '.CreateOutputAMI.imageId', 3))?.contents).toContain('**CreateImage** — ');
  });

  it.each(['build-image', 'us-west-2', 'snsTopicArn\n'])('on %j says nothing of its own', (words) => {
    expect(hover(placeOn(buildWorkflow, words))?.contents ?? '').not.toContain('undefined');
  });
});

describe('names', () => {
  const launch = buildWorkflow.indexOf('LaunchBuildInstance');

  it('lead from a path to the step', () => {
    expect(definition(placeOn(buildWorkflow, '$.stepOutputs.LaunchBuildInstance'))).toEqual([
      { range: { start: launch, end: launch + 19 } },
    ]);
  });

  it('lead to every path', () => {
    const found = references(placeIn(analyze(buildWorkflow), launch));
    expect(new Set(textsOf(buildWorkflow, found))).toEqual(new Set(['LaunchBuildInstance']));
    expect(found).toHaveLength(buildWorkflow.split('LaunchBuildInstance').length - 1);
  });

  it.each([
    ['LaunchBuildInstance', 'Start', 'LaunchBuildInstance'],
    ['snsTopicArn', 'topic', 'parameters.snsTopicArn'],
    ['$.parameters.certify', 'mayCertify', 'certify'],
  ])('%s is renamed with all its paths', (words, newName) => {
    const place = placeOn(buildWorkflow, words, words.length - 1);
    const { analysis } = place;
    const range = renameable(place);
    const old = range === undefined ? '' : buildWorkflow.slice(range.start, range.end);
    const renaming = rename(place, newName);
    const edits = 'files' in renaming ? (renaming.files[0]?.edits ?? []) : [];
    const renamed = edits
      .toReversed()
      .reduce((text, edit) => text.slice(0, edit.range.start) + edit.newText + text.slice(edit.range.end), analysis.text);
    expect(analyze(renamed).diagnostics).toEqual([]);
    expect(renamed).not.toMatch(new RegExp(`(?:stepOutputs|parameters)\\.${old}\\b|name: ${old}\\b`));
  });

  it.each([
    ['a b', 'This cannot be a name.'],
    ['Certify', 'There is a step “Certify” already.'],
  ])('a step cannot be renamed to %j', (newName, reason) => {
    expect(rename(placeIn(analyze(buildWorkflow), launch), newName)).toEqual({ invalid: expect.stringContaining(reason) });
  });

  it('that a path writes with escapes are not renamed', () => {
    const text = workflowWithSteps('').replace('$.stepOutputs.Launch.instanceId', '"$.stepOutputs.\\x4caunch.instanceId"');
    expect(rename(placeOn(text, 'Launch'), 'Start')).toEqual({ invalid: expect.stringContaining('escapes') });
  });
});

it('the outline has parameters, steps and outputs', () => {
  expect(outline(analyze(workflowWithSteps(''))).map(({ name, detail, kind }) => `${kind} ${name}: ${detail}`)).toEqual([
    'step Launch: LaunchInstance',
    'step Terminate: TerminateInstance',
  ]);
  const kinds = outline(analyze(buildWorkflow)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'parameter')).toHaveLength(4);
  expect(kinds.filter((kind) => kind === 'step')).toHaveLength(11);
  expect(kinds.filter((kind) => kind === 'key')).toHaveLength(2);
});

it('actions and the parts of paths have colours', () => {
  const text = workflowWithSteps("- name: Ask\n  action: WaitForAction\n  inputs:\n    payload: 'a {{ $.imagebuilder.platform }}'\n");
  expect(tokens(analyze(text)).map(({ range, kind }) => `${text.slice(range.start, range.end)} ${kind}`)).toEqual([
    'LaunchInstance action',
    'WaitForAction action',
    'imagebuilder keyword',
    'platform variable',
    'TerminateInstance action',
    'stepOutputs keyword',
    'Launch step',
    'instanceId output',
  ]);
});

describe('the signature', () => {
  const active = (inputs: string) => {
    const found = signature(placeAt(workflowWithSteps(`- name: Show\n  action: RunCommand\n  inputs:\n${inputs}`)));
    return found?.activeParameter === undefined ? undefined : found.parameters[found.activeParameter]?.label;
  };

  it.each([
    ['    documentName: ‸\n', 'documentName: text'],
    ['    documentVersion‸\n', 'documentVersion?: text = $DEFAULT'],
    ['    instanceId.$: ‸\n', 'instanceId: text'],
    ['    parameters:\n      commands:\n        - x‸\n', 'parameters?: map of lists'],
  ])('of %j is about one input', (inputs, label) => {
    expect(active(inputs)).toBe(label);
  });

  it('is not there outside of inputs', () => {
    expect(signature(placeAt(workflowWithSteps('- name: Show‸\n  action: RunCommand\n')))).toBeUndefined();
  });
});

it('every answer on half-typed text lies inside it, and nothing throws', () => {
  for (let at = 0; at < buildWorkflow.length; at += 7) {
    const rest = [buildWorkflow.slice(at), buildWorkflow.slice(at + 20), `{{ $${buildWorkflow.slice(at)}`, ''][at % 4] ?? '';
    const text = buildWorkflow.slice(0, at) + rest;
    const place = placeIn(analyze(text, { fileName: 'build.workflow.yaml' }), Math.min(at, text.length));
    const hovered = hover(place);
    const ranges = [
      ...complete(place).map(({ range }) => range),
      ...references(place).map(({ range }) => range),
      ...tokens(place.analysis).map(({ range }) => range),
      ...(hovered === undefined ? [] : [hovered.range]),
    ];
    expect(ranges.filter(({ start, end }) => start < 0 || start > end || end > text.length)).toEqual([]);
    signature(place);
    rename(place, 'Another');
    outline(place.analysis);
  }
});
