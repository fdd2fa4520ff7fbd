import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { workflowActions as documented } from '../../documents/kinds/workflow/actions/index.ts';
import { temporaryArtifacts } from '../artifacts/test-kit.ts';
import { workflowActions } from './actions/index.ts';
import type { BuildJob, BuildOutcome, BuildWorkflow, StepAnswer, WorkflowKind } from './build-job.ts';
import { type FakeExec, fakeSandboxes } from './fake-sandboxes.ts';
import { createEngine } from './run-build.ts';
import { ARN, type Diary, diary, job } from './test-kit.ts';

let outputDirectory: string;
beforeEach(() => {
  outputDirectory = mkdtempSync(join(tmpdir(), 'kiln-workflows-'));
});
afterEach(() => rmSync(outputDirectory, { recursive: true }));

const launch = '- {name: Launch, action: LaunchInstance, inputs: {waitFor: ssmAgent}}';
const onInstance = 'instanceId.$: $.stepOutputs.Launch.instanceId';
const image = `- {name: Image, action: CreateImage, inputs: {${onInstance}}}`;

/** A step that runs one command, with more keys of the step. */
const run = (name: string, command: string, more = '') =>
  `- {name: ${name}, action: RunCommand, inputs: {${onInstance}, documentName: AWS-RunShellScript, parameters: {commands: ["${command}"]}}${more}}`;

function workflow(kind: WorkflowKind, steps: readonly string[], more: Partial<BuildWorkflow> & { top?: string } = {}): BuildWorkflow {
  const { top = '', ...changes } = more;
  const data = `schemaVersion: 1.0\n${top}steps:\n${steps.map((step) => `  ${step}\n`).join('')}`;
  return { arn: `${ARN}:workflow/${kind.toLowerCase()}/own/1.0.0/1`, kind, data, parameters: {}, ...changes };
}

interface Trial {
  readonly exec?: FakeExec;
  readonly answer?: (signal: AbortSignal) => Promise<StepAnswer>;
  readonly changes?: Partial<BuildJob>;
  readonly signal?: AbortSignal;
}

interface Result {
  readonly outcome: BuildOutcome;
  readonly told: Diary;
  readonly events: readonly string[];
}

async function build(workflows: readonly BuildWorkflow[], trial: Trial = {}): Promise<Result> {
  const sandboxes = fakeSandboxes(trial.exec);
  const told = diary();
  const { answer } = trial;
  const journal = answer ? { ...told.journal, waitForAnswer: (_: string, signal: AbortSignal) => answer(signal) } : told.journal;
  const work = job([], { outputDirectory, workflows, testsEnabled: true, ...trial.changes });
  const outcome = await createEngine({ artifacts: temporaryArtifacts(), sandboxes, network: 'none' })(work, journal, trial.signal ?? new AbortController().signal);
  return { outcome, told, events: sandboxes.events };
}

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

  test('has taken longer than its timeoutSeconds', async () => {
    const exec: FakeExec = async (_, { signal }) => {
      await pause(60_000, undefined, { signal }).catch(() => undefined); // an exec ends when its signal says so
      return { exitCode: 1 };
    };
    const { outcome } = await build([workflow('BUILD', [launch, run('Slow', 'x', ', timeoutSeconds: 1'), image])], { exec });
    expect(outcome).toMatchObject({ status: 'FAILED', reason: 'The step timed out after 1 seconds' });
  });
});

describe('a step that waits for an action', () => {
  const ask = '- {name: Ask, action: WaitForAction}';
  const asking = workflow('BUILD', [launch, image, ask]);
  const unanswered = (signal: AbortSignal) =>
    new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));

  test('goes on when it is resumed', async () => {
    const { outcome, told } = await build([asking], { answer: async () => ({ action: 'RESUME', reason: 'fine' }) });
    expect(outcome.status).toBe('AVAILABLE');
    expect(told.results.get('Ask')).toEqual({ outputs: { action: 'RESUME', reason: 'fine' } });
  });

  test('tells its topic', async () => {
    const telling = ask.replace('}', `, inputs: {snsTopicArn: the-topic, payload: '{"n": {{ $.imagebuilder.imageBuildNumber }}}'}}`);
    const { told } = await build([workflow('BUILD', [launch, image, telling])]);
    expect(told.messages).toEqual([expect.stringMatching(/^the-topic .*image\/web\/1\.2\.3\/4/)]);
    expect(JSON.parse(told.messages[0]?.replace('the-topic ', '') ?? '')).toMatchObject({ payload: '{"n": 4}' });
  });

  test('fails when it is stopped', async () => {
    const { outcome } = await build([asking], { answer: async () => ({ action: 'STOP', reason: 'no' }) });
    expect(outcome).toEqual({ status: 'FAILED', reason: 'The step was stopped by an action: no', workflowId: 'wf-BUILD-3' });
  });

  test('fails when nobody answers in time', async () => {
    const impatient = workflow('BUILD', [launch, image, ask.replace('}', ', timeoutSeconds: 1}')]);
    const { outcome } = await build([impatient], { answer: unanswered });
    expect(outcome).toMatchObject({ status: 'FAILED', reason: expect.stringContaining('timed out') });
  });

  test('ends with the build', async () => {
    const stop = new AbortController();
    const answer = (signal: AbortSignal) => {
      setImmediate(() => stop.abort());
      return unanswered(signal);
    };
    const { outcome, told } = await build([asking], { answer, signal: stop.signal });
    expect(outcome).toEqual({ status: 'CANCELLED' });
    expect(told.steps.at(-1)).toBe('Ask CANCELLED');
    expect(told.rollbacks).toEqual([]);
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
    const ask = workflow('DISTRIBUTION', ['- {name: Ask, action: WaitForAction}']);
    const distributions = ['eu-west-1', 'us-east-1'].map((region) => ({ region, amiName: `Web in ${region}`, description: undefined }));
    const { outcome, told } = await build([building, ask], { changes: { distributions } });
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
