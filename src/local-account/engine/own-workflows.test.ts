import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { drivenClock } from '../../../tests/conformance/fixture/driven-clock.ts';
import { workflowActions as documented } from '../../documents/kinds/workflow/actions/index.ts';
import { workflowActions } from './actions/index.ts';
import type { BuildWorkflow } from './build-job.ts';
import type { FakeExec } from './fake-sandboxes.ts';
import { build, image, launch, onInstance, removeFolders, run, workflow } from './workflow-kit.ts';

afterEach(removeFolders);

test('every action that a document can name is carried out or says why not', () => {
  expect(workflowActions.map(({ name }) => name)).toEqual(documented.map(({ name }) => name));
});

describe('steps', () => {
  test('get what parameters, earlier steps and earlier workflows say', async () => {
    const first = workflow('BUILD', [launch, run('Ask', 'ask {{ $.parameters.what }}'), image], {
      top: 'parameters: [{name: what, type: string, default: nothing}]\noutputs: [{name: Answer, value: "$.stepOutputs.Ask.output[0]"}]\n',
      parameters: { what: ['the time'] },
    });
    const second = workflow('TEST', [launch, run('Tell', 'tell {{ $.workflowOutputs.Answer }} on {{ $.imagebuilder.platform }}')]);
    const scripts: string[] = [];
    const exec: FakeExec = (script) => {
      scripts.push(script);
      return { stdout: ['noon', 'sharp'] };
    };
    const { outcome, told } = await build([first, second], { exec });
    expect(outcome).toMatchObject({ status: 'AVAILABLE', osVersion: undefined });
    expect(scripts).toEqual(['ask the time', 'tell noon\nsharp on Linux']);
    expect(told.results.get('Ask')).toMatchObject({ outputs: { status: 'Success', output: ['noon\nsharp'] } });
    expect(told.inputs.get('Image')).toEqual({ instanceId: expect.stringMatching(/^i-[0-9a-f]{17}$/) });
  });

  test('are skipped when their condition does not hold, and their outputs are missed', async () => {
    const skipped = run('Never', 'never', ', if: {stringEquals: Windows, value: $.imagebuilder.platform}');
    const always = run('Always', 'always', ', if: {numberEquals: 4, value: $.imagebuilder.imageBuildNumber}');
    const needy = run('Needy', 'use {{ $.stepOutputs.Never.output }}', ', onFailure: Continue');
    const { outcome, told } = await build([workflow('BUILD', [launch, skipped, always, needy, image])]);
    expect(outcome.status).toBe('AVAILABLE');
    expect(told.steps.slice(1, 4)).toEqual(['Never SKIPPED', 'Always COMPLETED', 'Needy FAILED']);
    expect(told.results.get('Needy')?.message).toContain('$.stepOutputs.Never.output');
  });

  test('with waitSeconds do nothing until then', async () => {
    const stop = new AbortController();
    const scripts: string[] = [];
    const exec: FakeExec = (script) => {
      scripts.push(script);
      if (script === 'before') setTimeout(() => stop.abort(), 50);
      return {};
    };
    const late = run('Late', 'late', ', waitSeconds: 600');
    const { outcome } = await build([workflow('BUILD', [launch, run('Before', 'before'), late, image])], { exec, signal: stop.signal });
    expect(outcome).toEqual({ status: 'CANCELLED' });
    expect(scripts).toEqual(['before']);
  });

  test('go on when an image was made: the instance runs on', async () => {
    const { outcome, events } = await build([workflow('BUILD', [launch, image, run('After', 'x')])]);
    expect(outcome.status).toBe('AVAILABLE');
    expect(events).toEqual(['open 1', 'freeze 1', 'open 2 from 1', 'close 2']);
  });

  test('that mean nothing here are emulated, and say what they would do', async () => {
    const machine =
      '- {name: Certify, action: ExecuteStateMachine, inputs: {stateMachineArn: "arn:aws:states:us-east-1:1:stateMachine:S"}}';
    const { outcome, told } = await build([workflow('BUILD', [launch, image, machine])]);
    expect(outcome.status).toBe('AVAILABLE');
    expect(told.results.get('Certify')).toEqual({ outputs: {}, message: expect.stringMatching(/^Emulated: .*stateMachine:S/) });
  });

  test.each([
    [
      'another command document',
      `- {name: Bad, action: RunCommand, inputs: {${onInstance}, documentName: AWS-UpdateSSMAgent}}`,
      'AWS-UpdateSSMAgent',
    ],
    ['an instance that no step launched', '- {name: Bad, action: CreateImage, inputs: {instanceId: i-1}}', 'i-1'],
    ['a condition that compares nothing', run('Bad', 'x', ', if: {numberEquals: 1, value: $.imagebuilder.platform}'), 'needs a number'],
  ])('fail with %s', async (_, step, reason) => {
    expect((await build([workflow('BUILD', [launch, step, image])])).outcome).toMatchObject({
      status: 'FAILED',
      reason: expect.stringContaining(reason),
    });
  });
});

describe('a step that fails', () => {
  const broken: FakeExec = (script) => ({ exitCode: script === 'bad' ? 3 : 0 });

  test('ends the workflow, which is rolled back from its end', async () => {
    const second = launch.replace('Launch', 'Second');
    const third = launch.replace('Launch', 'Kept').replace(/}}$/, '}, rollbackEnabled: $.parameters.undo}');
    const own = workflow('BUILD', [launch, second, third, run('Good', 'good'), run('Bad', 'bad'), image], {
      top: 'parameters: [{name: undo, type: boolean, default: false}]\n',
    });
    const { outcome, told, events } = await build([own], { exec: broken });
    expect(outcome).toMatchObject({ status: 'FAILED', reason: expect.stringContaining('ended with 3') });
    expect(told.rollbacks.filter((line) => !line.endsWith('RUNNING'))).toEqual([
      ...['Good SKIPPED', 'Kept SKIPPED', 'Second COMPLETED', 'Launch COMPLETED'],
    ]);
    expect(told.workflows).toEqual(['wf-BUILD-6 FAILED']);
    expect(events.slice(-3)).toEqual(['close 2', 'close 1', 'close 3']);
  });

  test('is passed over with onFailure Continue, and nothing is rolled back', async () => {
    const { outcome, told } = await build([workflow('BUILD', [launch, run('Bad', 'bad', ', onFailure: Continue'), image])], {
      exec: broken,
    });
    expect(outcome.status).toBe('AVAILABLE');
    expect(told.steps.slice(0, 3)).toEqual(['Launch COMPLETED', 'Bad FAILED', 'Image COMPLETED']);
    expect(told.rollbacks).toEqual([]);
  });

  test.each([
    [3, 'AVAILABLE'],
    [2, 'FAILED'],
  ])('is tried %i times', async (maxAttempts, status) => {
    let tries = 0;
    const exec: FakeExec = () => ({ exitCode: ++tries < 3 ? 1 : 0 });
    const step = run('Flaky', 'x', `, retry: {maxAttempts: ${maxAttempts}, backoffSeconds: 0}`);
    expect((await build([workflow('BUILD', [launch, step, image])], { exec })).outcome.status).toBe(status);
    expect(tries).toBe(maxAttempts);
  });

  test('has taken longer than its timeoutSeconds, by the clock of the account', async () => {
    const clock = drivenClock();
    const exec: FakeExec = async (_, { signal }) => {
      const ended = pause(60_000, undefined, { signal }).catch(() => undefined); // an exec ends when its signal says so
      clock.advance(3_599_999);
      expect(signal.aborted).toBe(false);
      clock.advance(1);
      await ended;
      return { exitCode: 1 };
    };
    const { outcome } = await build([workflow('BUILD', [launch, run('Slow', 'x', ', timeoutSeconds: 3600'), image])], { exec, clock });
    expect(outcome).toMatchObject({ status: 'FAILED', reason: 'The step timed out after 3600 seconds' });
  });

  test('is tried again after its backoffSeconds', async () => {
    const clock = drivenClock();
    let tries = 0;
    const exec: FakeExec = () => {
      tries += 1;
      // The pause begins when this attempt is over.
      setTimeout(() => clock.advance(600_000), 5);
      return { exitCode: tries < 2 ? 1 : 0 };
    };
    const flaky = run('Flaky', 'x', ', retry: {maxAttempts: 2, backoffSeconds: 600}');
    const { outcome, told } = await build([workflow('BUILD', [launch, flaky, image])], { exec, clock });
    expect(outcome.status).toBe('AVAILABLE');
    expect(told.attempts).toEqual(['Flaky 2']);
  });
});

describe('test workflows', () => {
  const building = workflow('BUILD', [launch, image]);
  const testing = (command: string, more: Partial<BuildWorkflow> = {}) => workflow('TEST', [launch, run('Test', command)], more);
  const broken: FakeExec = (script) => ({ exitCode: script === 'bad' ? 3 : 0 });

  test('replace the default one, and there need not be any', async () => {
    const { told } = await build([building]);
    expect(told.workflows).toEqual(['wf-BUILD-2 COMPLETED', 'wf-DISTRIBUTION-3 COMPLETED']);
  });

  test('run one after the other, but those of a parallel group together, five at once', async () => {
    let running = 0;
    const most = new Map<string, number>();
    const exec: FakeExec = async (script) => {
      running += 1;
      most.set(script, Math.max(running, most.get(script) ?? 0));
      await pause(20);
      running -= 1;
      return {};
    };
    const group = Array.from({ length: 7 }, () => testing('together', { parallelGroup: 'group' }));
    expect((await build([building, testing('alone'), ...group, testing('alone')], { exec })).outcome.status).toBe('AVAILABLE');
    expect([...most]).toEqual([
      ['alone', 1],
      ['together', 5],
    ]);
  });

  test('that fail end the build, and nothing is distributed', async () => {
    const { outcome, told } = await build([building, testing('bad'), testing('good')], { exec: broken });
    expect(outcome.status).toBe('FAILED');
    expect(told.workflows).toEqual(['wf-BUILD-2 COMPLETED', 'wf-TEST-2 FAILED']);
  });

  test('that fail are passed over with onFailure CONTINUE', async () => {
    const { outcome, told } = await build([building, testing('bad', { onFailure: 'CONTINUE' }), testing('good')], { exec: broken });
    expect(outcome.status).toBe('AVAILABLE');
    expect(told.workflows).toEqual([...['wf-BUILD-2 COMPLETED', 'wf-TEST-2 FAILED', 'wf-TEST-2 COMPLETED', 'wf-DISTRIBUTION-3 COMPLETED']]);
  });
});

test('a build fails with the workflow that ended it, whatever fails beside it', async () => {
  const exec: FakeExec = async (script) => {
    if (script === 'late') await pause(30);
    return { exitCode: 1 };
  };
  const ending = workflow('TEST', [launch, run('Test', 'soon')], { parallelGroup: 'group' });
  const passed = workflow('TEST', [launch, run('Test', 'late'), image], { parallelGroup: 'group', onFailure: 'CONTINUE' });
  const { outcome, told } = await build([workflow('BUILD', [launch, image]), passed, ending], { exec });
  expect(told.workflows.slice(1)).toEqual(['wf-TEST-2 FAILED', 'wf-TEST-3 FAILED']);
  expect(outcome).toMatchObject({ status: 'FAILED', workflowId: 'wf-TEST-2' });
});

describe('a distribution workflow', () => {
  const building = workflow('BUILD', [launch, image]);

  test('can say itself where the image goes', async () => {
    const step =
      '- {name: Spread, action: DistributeImage, inputs: {distributions: [{region: eu-west-1, name: "Web {{ $.imagebuilder.imageBuildNumber }}"}]}}';
    const { outcome, told } = await build([building, workflow('DISTRIBUTION', [step])]);
    expect(outcome.status).toBe('AVAILABLE');
    expect(told.distributed).toEqual(['eu-west-1 Web 4']);
    expect(told.results.get('Spread')?.outputs).toMatchObject({ distributedImages: [{ region: 'eu-west-1', status: 'Completed' }] });
  });

  test('without a step that distributes leaves the image where it is', async () => {
    const machine =
      '- {name: Certify, action: ExecuteStateMachine, inputs: {stateMachineArn: "arn:aws:states:us-east-1:1:stateMachine:S"}}';
    const elsewhere = workflow('DISTRIBUTION', [machine]);
    const distributions = ['eu-west-1', 'us-east-1'].map((region) => ({ region, amiName: `Web in ${region}`, description: undefined }));
    const { outcome, told } = await build([building, elsewhere], { changes: { distributions } });
    expect(outcome.status).toBe('AVAILABLE');
    expect(told.distributed).toEqual(['us-east-1 Web in us-east-1']);
  });
});

describe('a build fails before it begins', () => {
  test.each([
    ['a document that is none', workflow('BUILD', [], { data: 'a: [' }), "can't be run"],
    ['a parameter without value', workflow('BUILD', [launch], { top: 'parameters: [{name: what, type: string}]\n' }), 'what'],
  ])('with %s', async (_, own, reason) => {
    const { outcome, told } = await build([own]);
    expect(outcome).toMatchObject({ status: 'FAILED', reason: expect.stringContaining(reason) });
    expect(told.workflows).toEqual([]);
  });
});

test('a build workflow that makes no image is no build', async () => {
  const { outcome } = await build([workflow('BUILD', [launch])]);
  expect(outcome).toMatchObject({ status: 'FAILED', reason: expect.stringContaining('CreateImage') });
});
