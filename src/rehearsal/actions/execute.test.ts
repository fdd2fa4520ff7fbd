import { expect, it } from 'vitest';
import { bash, describeInSandbox, runSteps } from '../test-kit.ts';

describeInSandbox('ExecuteBinary', () => {
  it('passes each argument as it is', async () => {
    const story = await runSteps(`
- name: Print
  action: ExecuteBinary
  inputs:
    path: /usr/bin/printf
    arguments: ['[%s]', 'a b', '$HOME', '--', '"']
`);
    expect(story.step('Print')).toMatchObject({ exitCode: 0, outputs: { stdout: '[a b][$HOME][--]["]' } });
  });

  it('fails with the exit code of the program', async () => {
    const story = await runSteps('- name: Bad\n  action: ExecuteBinary\n  inputs: {path: /bin/false}');
    expect(story.step('Bad')).toMatchObject({ status: 'Failed', exitCode: 1 });
  });

  it('fails when there is no such program, and says so', async () => {
    const story = await runSteps('- name: None\n  action: ExecuteBinary\n  inputs: {path: /no/such/program}');
    expect(story.step('None')).toMatchObject({ status: 'Failed', exitCode: 127 });
    expect(story.output('None').join('\n')).toContain('/no/such/program');
  });

  it('runs again after exit code 194', async () => {
    const story = await runSteps(`
${bash('Make', "printf '#!/bin/sh\\n[ -e /opt/r ] && exit 0; touch /opt/r; exit 194\\n' >/opt/tool; chmod +x /opt/tool")}
- name: Tool
  action: ExecuteBinary
  inputs: {path: /opt/tool}
`);
    expect(story.step('Tool')).toMatchObject({ status: 'Success', exitCode: 0, attempt: 1 });
  });
});

describeInSandbox('Assert', () => {
  const claim = (condition: string): string => `- name: Claim\n  action: Assert\n  inputs: ${condition}\n`;

  it('succeeds when its condition holds', async () => {
    const story = await runSteps(claim('{and: [{folderExists: /etc}, {stringEquals: a, value: A}, {not: [{fileExists: /none}]}]}'));
    expect(story.step('Claim')).toMatchObject({ status: 'Success', exitCode: null, fidelity: { level: 'exact' } });
  });

  it('fails when it does not, and onFailure decides', async () => {
    expect((await runSteps(claim('{fileExists: /none}'))).outcome.status).toBe('Failed');
    expect((await runSteps(`${claim('{fileExists: /none}')}  onFailure: Ignore\n`)).step('Claim').status).toBe('IgnoredFailure');
  });
});

describeInSandbox('UpdateOS', () => {
  const fakes = `cat >/usr/local/bin/apt-get <<'X'
#!/bin/sh
echo "apt-get $*"
X
cat >/usr/local/bin/apt-mark <<'X'
#!/bin/sh
[ "$1" = showhold ] && echo held-before || echo "apt-mark $*"
X
chmod +x /usr/local/bin/apt-get /usr/local/bin/apt-mark`;
  const update = (inputs: string): string => `${bash('Fakes', fakes)}- name: Patch\n  action: UpdateOS\n${inputs}`;

  it('is refused while the network is off', async () => {
    const story = await runSteps(update(''));
    expect(story.step('Patch')).toMatchObject({ status: 'Failed', message: expect.stringContaining('network') });
  });

  it('upgrades everything, with apt-get where there is one', async () => {
    const story = await runSteps(update(''), { request: { network: 'internet' } });
    expect(story.output('Patch')).toEqual(['apt-get -o APT::Update::Error-Mode=any update', 'apt-get upgrade -y']);
  });

  it('upgrades what is included and holds what is excluded, except what was on hold before', async () => {
    const story = await runSteps(update("  inputs: {include: [jq, vim, curl], exclude: [curl, 'linux-*', held-before]}\n"), {
      request: { network: 'internet' },
    });
    expect(story.output('Patch')).toEqual([
      'apt-mark hold curl linux-*',
      'apt-get -o APT::Update::Error-Mode=any update',
      'apt-get install -y --only-upgrade jq vim',
      'apt-mark unhold curl linux-*',
    ]);
  });
});
