import { describe, expect, it } from 'vitest';
import { bash, describeInSandbox, finished, runSteps, runText, starts } from './test-kit.ts';

describeInSandbox('the order of steps', () => {
  it('runs phases in the order of the document, whatever order they are asked for in', async () => {
    const text = `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - {name: One, action: ExecuteBash, inputs: {commands: ['echo 1']}}
      - {name: Two, action: ExecuteBash, inputs: {commands: ['echo 2']}}
  - name: validate
    steps:
      - {name: Three, action: ExecuteBash, inputs: {commands: ['echo 3']}}
  - name: test
    steps:
      - {name: Four, action: ExecuteBash, inputs: {commands: ['echo 4']}}
`;
    const story = await runText(text, { request: { phases: ['test', 'build'] } });
    expect(finished(story)).toEqual(['One', 'Two', 'Four']);
    expect(story.outcome).toMatchObject({ status: 'Success', executedSteps: 3 });
  });

  it('starts steps in the working directory, which it makes', async () => {
    const story = await runSteps(bash('Where', 'pwd'), { request: { workingDirectory: '/opt/here' } });
    expect(story.output('Where')).toEqual(['/opt/here']);
  });

  it('stops logging a step that prints without end, and cuts its output, but lets it run', async () => {
    const story = await runSteps(
      bash('Chatter', 'head -c 20000000 /dev/zero | tr "\\0" x | fold -w 999; touch /opt/done') + bash('Look', 'ls /opt/done'),
    );
    expect(story.step('Chatter')).toMatchObject({ status: 'Success', fidelity: { level: 'emulated' } });
    const logged = story.output('Chatter');
    expect(logged.join('\n').length).toBeLessThan(17 * 1024 * 1024);
    expect(logged.at(-1)).toContain('left out');
    expect(story.step('Chatter').outputs.stdout?.length).toBeLessThanOrEqual(1024 * 1024);
    expect(story.output('Look')).toEqual(['/opt/done']);
  });

  it('keeps files from step to step', async () => {
    const story = await runSteps(bash('Write', 'echo kept >/opt/kept') + bash('Read', 'cat /opt/kept'));
    expect(story.output('Read')).toEqual(['kept']);
  });

  it('joins the entries of commands into one script, which goes on after a failing line', async () => {
    const story = await runSteps(`
- name: Script
  action: ExecuteBash
  inputs:
    commands: ['x=seen', 'false', 'echo $x']
`);
    expect(story.step('Script')).toMatchObject({ status: 'Success', exitCode: 0, outputs: { stdout: 'seen' } });
  });

  it('tells stdout and stderr apart and keeps only stdout as output, without the last line ends', async () => {
    const story = await runSteps(bash('Speak', 'echo out; echo err >&2; echo; echo'));
    expect(story.events.filter(({ type }) => type === 'output')).toEqual(
      expect.arrayContaining([expect.objectContaining({ stream: 'stderr', lines: ['err'], phase: 'build', step: 'Speak', attempt: 1 })]),
    );
    expect(story.step('Speak').outputs).toEqual({ stdout: 'out' });
  });

  it('points at the step in the source', async () => {
    const story = await runSteps(bash('One', 'true') + bash('Two', 'true'));
    expect(story.step('One').range.start).toEqual({ line: 4, character: 6 });
    expect(story.step('Two').range.start).toEqual({ line: 10, character: 6 });
  });

  it('skips the modules that Linux does not have and says why', async () => {
    const story = await runSteps(`
- name: Power
  action: ExecutePowerShell
  inputs: {commands: ['Get-Date']}
`);
    expect(story.step('Power')).toMatchObject({ status: 'Skipped', attempt: 0, fidelity: { level: 'skipped' } });
    expect(story.step('Power').fidelity.reason).toContain('Windows');
    expect(story.outcome).toMatchObject({ status: 'Success', skippedSteps: 1, executedSteps: 0 });
  });
});

describeInSandbox('onFailure', () => {
  it('ends the run at a failure by default', async () => {
    const story = await runSteps(bash('Bad', 'exit 7') + bash('Never', 'true'));
    expect(finished(story)).toEqual(['Bad']);
    expect(story.step('Bad')).toMatchObject({ status: 'Failed', exitCode: 7 });
    expect(story.outcome).toMatchObject({
      status: 'Failed',
      failedSteps: 1,
      failed: { phase: 'build', step: 'Bad', action: 'ExecuteBash' },
    });
  });

  it('goes on after a failure with Continue, and the document has failed all the same', async () => {
    const story = await runSteps(bash('Bad', 'exit 7', '  onFailure: Continue\n') + bash('Next', 'true'));
    expect(finished(story)).toEqual(['Bad', 'Next']);
    expect(story.step('Bad').status).toBe('Failed');
    expect(story.outcome).toMatchObject({ status: 'Failed', failed: { step: 'Bad' } });
  });

  it('tolerates a failure with Ignore', async () => {
    const story = await runSteps(bash('Bad', 'exit 7', '  onFailure: Ignore\n') + bash('Next', 'true'));
    expect(story.step('Bad')).toMatchObject({ status: 'IgnoredFailure', exitCode: 7 });
    expect(story.outcome).toMatchObject({ status: 'SuccessWithIgnoredFailure', ignoredSteps: 1, failedSteps: 0 });
  });
});

describeInSandbox('cancelling', () => {
  it('ends a running step at once and tells so', async () => {
    const stop = new AbortController();
    const onEvent = ({ type }: { type: string }): void => (type === 'output' ? stop.abort() : undefined);
    const story = await runSteps(bash('Slow', 'echo begun; sleep 60', '  onFailure: Ignore\n') + bash('Never', 'true'), {
      signal: stop.signal,
      onEvent,
    });
    expect(story.outcome.status).toBe('Cancelled');
    expect(story.step('Slow')).toMatchObject({ status: 'Failed', attempt: 1, message: 'the run was cancelled' });
    expect(finished(story)).toEqual(['Slow']);
  });

  it('does not try again after it', async () => {
    const stop = new AbortController();
    const onEvent = ({ type }: { type: string }): void => (type === 'output' ? stop.abort() : undefined);
    const story = await runSteps(bash('Slow', 'echo begun; sleep 60', '  maxAttempts: 3\n'), { signal: stop.signal, onEvent });
    expect(starts(story)).toHaveLength(1);
  });
});

describe('a test document', () => {
  it('is refused by the kit when it is wrong, so that no test passes by accident', async () => {
    await expect(runText('schemaVersion: 1.0\nphases: []\n')).rejects.toThrow('wrong');
  });
});
