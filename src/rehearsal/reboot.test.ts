import { expect, it } from 'vitest';
import { bash, describeInSandbox, runSteps } from './test-kit.ts';

describeInSandbox('reboots', () => {
  const once = 'if [ -e /opt/rebooted ]; then echo second; else touch /opt/rebooted /tmp/gone; echo first; exit 194; fi';

  it('runs the same step again after exit code 194, without using up an attempt', async () => {
    const story = await runSteps(bash('Restart', once) + bash('After', 'ls /tmp'));
    expect(story.output('Restart')).toEqual(['first', 'second']);
    expect(story.step('Restart')).toMatchObject({ status: 'Success', attempt: 1, outputs: { stdout: 'second' } });
    expect(story.step('Restart').fidelity.level).toBe('emulated');
    expect(story.output('After')).not.toContain('gone');
  });

  it('runs only the iteration again that asked', async () => {
    const story = await runSteps(`
- name: Loop
  action: ExecuteBash
  loop: {forEach: [a, b]}
  inputs: {commands: ['echo {{ loop.value }}; [ {{ loop.value }} = a ] || [ -e /opt/r ] || { touch /opt/r; exit 194; }']}
`);
    expect(story.output('Loop')).toEqual(['a', 'b', 'b']);
    expect(story.step('Loop').outputs).toEqual({ stdout: 'a\nb' });
  });

  it('goes on with the next step after the Reboot action, with all processes ended', async () => {
    const story = await runSteps(`
${bash('Daemon', 'setsid nohup sleep 300 >/dev/null 2>&1 &')}
- name: Restart
  action: Reboot
${bash('Look', 'pgrep -x sleep || echo none')}
`);
    expect(story.step('Restart')).toMatchObject({ status: 'Success', fidelity: { level: 'emulated' } });
    expect(story.output('Look')).toEqual(['none']);
  });

  it('leaves a daemon alone that an earlier step started', async () => {
    const story = await runSteps(
      bash('Daemon', 'setsid nohup sleep 300 >/dev/null 2>&1 &') + bash('Look', 'pgrep -x sleep >/dev/null && echo alive'),
    );
    expect(story.output('Look')).toEqual(['alive']);
  });

  it('gives up on a step that reboots for ever', async () => {
    const story = await runSteps(bash('Forever', 'exit 194'));
    expect(story.step('Forever')).toMatchObject({ status: 'Failed', message: expect.stringContaining('reboots') });
  });
});
