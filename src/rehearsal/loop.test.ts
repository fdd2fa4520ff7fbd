import { expect, it } from 'vitest';
import { bash, describeInSandbox, runSteps } from './test-kit.ts';

describeInSandbox('loops', () => {
  const echo = '  inputs: {commands: ["echo {{ loop.index }}:{{ loop.value }}"]}';

  it('counts from start to end, both included, with the step given', async () => {
    const story = await runSteps(
      `- name: Count\n  action: ExecuteBash\n  loop: {name: Each, for: {start: 5, end: 1, updateBy: -2}}\n${echo}`,
    );
    expect(story.step('Count').outputs).toEqual({ stdout: '0:5\n1:3\n2:1' });
  });

  it('goes over a list, whose items may hold references, and knows its own name', async () => {
    const story = await runSteps(`
${bash('Say', 'echo said')}
- name: Each
  action: ExecuteBash
  loop: {name: Item, forEach: [a, '{{ build.Say.outputs.stdout }}']}
  inputs: {commands: ['echo {{ Item.index }}={{ Item.value }}']}
`);
    expect(story.step('Each').outputs).toEqual({ stdout: '0=a\n1=said' });
  });

  it('splits a text at the delimiter', async () => {
    const story = await runSteps(`- name: Split\n  action: ExecuteBash\n  loop: {forEach: {list: 'x;y', delimiter: ';'}}\n${echo}`);
    expect(story.step('Split').outputs).toEqual({ stdout: '0:x\n1:y' });
  });

  it('leaves the loop at the first iteration that fails and keeps the outputs of those before', async () => {
    const story = await runSteps(`
- name: Bad
  action: ExecuteBash
  loop: {forEach: [good, bad, never]}
  inputs: {commands: ['echo {{ loop.value }}; [ {{ loop.value }} = good ]']}
`);
    expect(story.step('Bad')).toMatchObject({ status: 'Failed', exitCode: 1, outputs: { stdout: 'good' } });
    expect(story.step('Bad').message).toContain("iteration 1 ('bad')");
    expect(story.output('Bad')).toEqual(['good', 'bad']);
  });

  it('runs all iterations again at a new attempt', async () => {
    const story = await runSteps(`
- name: Again
  action: ExecuteBash
  maxAttempts: 2
  loop: {forEach: [a, b]}
  inputs: {commands: ['echo {{ loop.value }} >>/opt/log; [ $(wc -l </opt/log) -ne 2 ]']}
${bash('Log', 'cat /opt/log')}
`);
    expect(story.step('Again')).toMatchObject({ status: 'Success', attempt: 2 });
    expect(story.output('Log')).toEqual(['a', 'b', 'a', 'b']);
  });

  it('has one time limit for all iterations together', async () => {
    const story = await runSteps(`
- name: Slow
  action: ExecuteBash
  timeoutSeconds: 1
  loop: {for: {start: 1, end: 4, updateBy: 1}}
  inputs: {commands: ['sleep 0.4']}
`);
    expect(story.step('Slow')).toMatchObject({ status: 'TimedOut', message: expect.stringContaining('the loop') });
  });

  it('leaves loop references as they are in a step without a loop', async () => {
    const story = await runSteps(bash('Literal', "echo '{{ loop.value }}'"));
    expect(story.output('Literal')).toEqual(['{{ loop.value }}']);
  });

  it('shows the inputs of a loop with the loop variables as written', async () => {
    const story = await runSteps(`- name: Count\n  action: ExecuteBash\n  loop: {forEach: [a]}\n${echo}`);
    const started = story.events.find(({ type }) => type === 'stepStarted');
    expect(started).toMatchObject({ inputs: { commands: ['echo {{ loop.index }}:{{ loop.value }}'] } });
  });
});
