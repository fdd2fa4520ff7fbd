import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import type { S3Access } from '../s3-access.ts';
import { bash, describeInSandbox, runSteps, runText, withSteps } from '../test-kit.ts';
import { ActionFailure } from './action-failure.ts';

const call = (name: string, inputs: string): string => `- name: ${name}\n  action: ExecuteDocument\n  inputs: ${inputs}\n`;

const nested = `schemaVersion: 1.0
parameters:
  - Word: {type: string, default: none}
phases:
  - name: build
    steps:
      - {name: Say, action: ExecuteBash, inputs: {commands: ['echo said {{ Word }}; touch /opt/nested']}}
      - {name: Chain, action: ExecuteBash, inputs: {commands: ['echo again {{ build.Say.outputs.stdout }}']}}
  - name: other
    steps:
      - {name: Fail, action: ExecuteBash, inputs: {commands: [exit 5]}}
`;
const workspaceDocument = (path: string): Promise<string | undefined> =>
  Promise.resolve(path === 'shared/nested.yaml' ? nested : undefined);

describeInSandbox('ExecuteDocument', () => {
  it('runs phases of a document of the workspace with parameters and tells of its steps in the log', async () => {
    const step = call('Call', '{document: shared/nested.yaml, phases: build, parameters: [{name: Word, value: hi}]}');
    const story = await runSteps(step + bash('Look', 'ls /opt/nested; echo {{ build.Call.outputs.executedStepCount }}'), {
      services: { workspaceDocument },
    });
    expect(story.step('Call')).toMatchObject({
      status: 'Success',
      outputs: { status: 'success', executedStepCount: '2', failedStepCount: '0', ignoredFailedStepCount: '0', failureMessage: '' },
      fidelity: { level: 'emulated', reason: expect.stringContaining('workspace') },
    });
    expect(story.output('Call')).toEqual(expect.arrayContaining(['said hi', 'again said hi']));
    expect(story.output('Look')).toEqual(['/opt/nested', '2']);
  });

  it('fails when a step of the nested document fails, and names it', async () => {
    const story = await runSteps(call('Call', '{document: shared/nested.yaml}'), { services: { workspaceDocument } });
    expect(story.step('Call')).toMatchObject({
      status: 'Failed',
      outputs: { status: 'failed', executedStepCount: '3', failedStepCount: '1' },
    });
    expect(story.step('Call').message).toContain('other / Fail');
  });

  it('takes a document that an earlier step made', async () => {
    const make = bash(
      'Make',
      `cat >/opt/made.yaml <<'X'\n${withSteps("- {name: Say, action: ExecuteBash, inputs: {commands: ['echo made']}}")}X`,
    );
    const story = await runSteps(make + call('Call', '{document: /opt/made.yaml}'));
    expect(story.step('Call')).toMatchObject({ status: 'Success', fidelity: { level: 'exact' } });
    expect(story.output('Call')).toContain('made');
  });

  it('takes documents from S3 and components by their ARN', async () => {
    const s3 = { getObject: () => Promise.resolve(Readable.from([Buffer.from(nested)])) } as unknown as S3Access;
    const arn = 'arn:aws:imagebuilder:eu-west-1:123456789012:component/shared/1.0.0/1';
    const component = (asked: string): Promise<string | undefined> => Promise.resolve(asked === arn ? nested : undefined);
    const steps = call('Bucket', '{document: s3://bkt/n.yaml, phases: build}') + call('Component', `{document: '${arn}', phases: build}`);
    const story = await runSteps(steps, { services: { s3, component } });
    expect(['Bucket', 'Component'].map((name) => story.step(name).status)).toEqual(['Success', 'Success']);
    const unknown = await runSteps(call('Component', `{document: '${arn}0'}`), { services: { component } });
    expect(unknown.step('Component').message).toContain('no component');
  });

  it.each([
    ['a document that is not there', '{document: none.yaml}', 'none.yaml'],
    ['a component without a connection', "{document: 'arn:aws:imagebuilder:eu-west-1:123456789012:component/x/1.0.0/1'}", 'account'],
  ])('fails for %s', async (_what, inputs, word) => {
    expect((await runSteps(call('Call', inputs))).step('Call')).toMatchObject({ status: 'Failed', message: expect.stringContaining(word) });
  });

  it('fails for a document with mistakes and tells the first', async () => {
    const services = { workspaceDocument: () => Promise.resolve(withSteps('- {name: Bad, action: NoSuchAction}')) };
    expect((await runSteps(call('Call', '{document: bad.yaml}'), { services })).step('Call').message).toContain('not a valid');
  });

  it('refuses a document that runs itself or one that it is nested in', async () => {
    const top = withSteps(call('Down', '{document: middle.yaml}'));
    const middle = withSteps(call('Back', '{document: top.yaml}'));
    const services = { workspaceDocument: (path: string) => Promise.resolve(path === 'top.yaml' ? top : middle) };
    const story = await runText(top, { services });
    expect(story.step('Down')).toMatchObject({ status: 'Failed', message: expect.stringContaining('again') });
  });

  it('goes three levels deep and not four', async () => {
    const level = (depth: number): string =>
      withSteps(depth === 0 ? bash('Bottom', 'echo bottom') : call('Down', `{document: '${depth - 1}'}`));
    const services = { workspaceDocument: (path: string) => Promise.resolve(level(Number(path))) };
    const three = await runText(level(3), { services });
    expect(three.step('Down').status).toBe('Success');
    expect(three.output('Down')).toContain('bottom');
    expect((await runText(level(4), { services })).step('Down')).toMatchObject({
      status: 'Failed',
      message: expect.stringContaining('levels'),
    });
  });

  it('is cancelled with the run', async () => {
    const stop = new AbortController();
    const services = { workspaceDocument: () => Promise.resolve(withSteps(bash('Slow', 'echo begun; sleep 60'))) };
    const onEvent = (event: { type: string }): void =>
      JSON.stringify(event).includes('begun') && event.type === 'output' ? stop.abort() : undefined;
    const story = await runSteps(call('Call', '{document: slow.yaml}'), { services, signal: stop.signal, onEvent });
    expect(story.outcome.status).toBe('Cancelled');
  });

  it('tells a failure of S3 as its own', async () => {
    const s3 = { getObject: () => Promise.reject(new ActionFailure('S3 says no')) } as unknown as S3Access;
    expect((await runSteps(call('Call', '{document: s3://bkt/n.yaml}'), { services: { s3 } })).step('Call').message).toBe('S3 says no');
  });
});
