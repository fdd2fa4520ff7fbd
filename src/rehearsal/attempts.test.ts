import { expect, it } from 'vitest';
import { bash, describeInSandbox, openSandbox, runSteps, starts } from './test-kit.ts';

describeInSandbox('attempts and time-outs', () => {
  it('tries again until an attempt succeeds', async () => {
    const story = await runSteps(bash('Third', 'echo x >>/opt/n; [ $(wc -l </opt/n) -eq 3 ] || exit 4', '  maxAttempts: 5\n'));
    expect(story.step('Third')).toMatchObject({ status: 'Success', attempt: 3, exitCode: 0 });
    expect(starts(story)).toEqual([
      [1, undefined],
      [2, 'it ended with exit code 4'],
      [3, 'it ended with exit code 4'],
    ]);
  });

  it('gives up after the last attempt', async () => {
    const story = await runSteps(bash('Never', 'exit 4', '  maxAttempts: 2\n'));
    expect(story.step('Never')).toMatchObject({ status: 'Failed', attempt: 2, exitCode: 4 });
  });

  it('kills everything that a step started when its time is over', async () => {
    const sandbox = await openSandbox();
    try {
      const script = 'echo begun; setsid nohup bash -c "sleep 2; touch /opt/late" & sleep 60';
      const story = await runSteps(bash('Slow', script, '  timeoutSeconds: 1\n'), { sandbox });
      expect(story.step('Slow')).toMatchObject({ status: 'TimedOut', exitCode: null, attempt: 1 });
      expect(story.output('Slow')).toEqual(['begun']);
      const later = await runSteps(bash('Look', 'sleep 2; ls /opt'), { sandbox });
      expect(later.output('Look')).not.toContain('late');
    } finally {
      await sandbox.close();
    }
  });

  it('gives each attempt its own time', async () => {
    const script = '[ -e /opt/was-here ] && exit 0; touch /opt/was-here; sleep 60';
    const story = await runSteps(bash('Slow', script, '  timeoutSeconds: 1\n  maxAttempts: 2\n'));
    expect(story.step('Slow')).toMatchObject({ status: 'Success', attempt: 2 });
  });

  it('lets -1 mean no limit', async () => {
    const story = await runSteps(bash('Free', 'true', '  timeoutSeconds: -1\n'));
    expect(story.step('Free').status).toBe('Success');
  });

  it('ignores a time-out where onFailure says so', async () => {
    const story = await runSteps(bash('Slow', 'sleep 60', '  timeoutSeconds: 1\n  onFailure: Ignore\n'));
    expect(story.step('Slow').status).toBe('IgnoredFailure');
  });
});
