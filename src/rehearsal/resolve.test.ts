import { expect, it } from 'vitest';
import { bash, describeInSandbox, runSteps, runText } from './test-kit.ts';

const echo = (name: string, text: string): string => bash(name, `printf '%s' '${text}'`);

describeInSandbox('chaining', () => {
  it('reads outputs and inputs of earlier steps, of list items by their index', async () => {
    const story = await runSteps(`
${bash('Say', 'echo said')}
- name: Make
  action: CreateFile
  inputs:
    - {path: /opt/one, content: a}
    - {path: '/opt/{{ build.Say.outputs.stdout }}', content: b}
${echo('Use', '{{build.Say.outputs.stdout}} {{ build.Make.inputs[1].path }}')}
`);
    expect(story.step('Use').outputs).toEqual({ stdout: 'said /opt/said' });
  });

  it('reaches into earlier phases of the same run', async () => {
    const story = await runText(`schemaVersion: 1.0
phases:
  - name: build
    steps: [{name: Say, action: ExecuteBash, inputs: {commands: [echo said]}}]
  - name: validate
    steps: [{name: Use, action: ExecuteBash, inputs: {commands: ['echo {{ build.Say.outputs.stdout }}']}}]
`);
    expect(story.step('Use').outputs).toEqual({ stdout: 'said' });
  });

  it('does not search what a reference brings in for references', async () => {
    const story = await runSteps(bash('Say', "echo '{{ ''loop.value }}' | tr -d \"'\"") + echo('Use', '{{ build.Say.outputs.stdout }}'));
    expect(story.step('Use').outputs.stdout).toContain('loop.value');
  });

  it('fails the step that refers to one that was skipped, and tells of it with the inputs as written', async () => {
    const story = await runSteps(`
- name: Skipped
  action: ExecuteBash
  if: {fileExists: /none}
  inputs: {commands: [true]}
${echo('Use', '{{ build.Skipped.outputs.stdout }}')}
`);
    expect(story.step('Use')).toMatchObject({ status: 'Failed', message: expect.stringContaining('build.Skipped') });
    const started = story.events.find((event) => event.type === 'stepStarted' && event.step === 'Use');
    expect(JSON.stringify(started)).toContain('{{ build.Skipped.outputs.stdout }}');
  });
});

describeInSandbox('parameters and constants', () => {
  const text = `schemaVersion: 1.0
parameters:
  - Channel: {type: string, default: stable}
  - Needed: {type: string}
constants:
  - Base: {type: string, value: 'https://example.test'}
phases:
  - name: build
    steps: [{name: Use, action: ExecuteBash, inputs: {commands: ['echo {{ Base }}/{{Channel}}/{{ Needed }}']}}]
`;

  it('take the given value, else the default', async () => {
    const story = await runText(text, { request: { parameters: { Needed: 'x' } } });
    expect(story.step('Use').outputs).toEqual({ stdout: 'https://example.test/stable/x' });
  });

  it('fail the step where there is neither', async () => {
    expect((await runText(text)).step('Use')).toMatchObject({ status: 'Failed', message: expect.stringContaining('Needed') });
  });
});

describeInSandbox('values from the surroundings', () => {
  it('reads environment variables of the step, and fails for one that is not set', async () => {
    const environment = (phase: string) => ({ IMAGE_PHASE: phase, EMPTY: '' });
    const story = await runSteps(echo('Set', '{{ env:IMAGE_PHASE }}[{{ env:EMPTY }}]') + echo('Unset', '{{ env:NO_SUCH_VARIABLE }}'), {
      request: { environment },
    });
    expect(story.step('Set').outputs).toEqual({ stdout: 'build[]' });
    expect(story.step('Unset')).toMatchObject({ status: 'Failed', message: expect.stringContaining('NO_SUCH_VARIABLE') });
  });

  it('knows the context, and says when the account in it is made up', async () => {
    const facts = echo('Facts', '{{ context:osPlatform }} {{ context:phase }} {{ context:step }} {{ context:date }} {{ context:uuid }}');
    const account = echo('Account', '{{ context:accountId }} {{ context:region }}');
    const made = await runSteps(facts + account);
    expect(made.step('Facts').outputs.stdout).toMatch(/^linux build Facts \d{4}-\d\d-\d\d [0-9a-f-]{36}$/);
    expect(made.step('Facts').fidelity.level).toBe('exact');
    expect(made.step('Account').fidelity).toMatchObject({ level: 'emulated', reason: expect.stringContaining('made up') });
    const given = await runSteps(account, { request: { account: { accountId: '123456789012', region: 'eu-west-1' } } });
    expect(given.step('Account')).toMatchObject({ outputs: { stdout: '123456789012 eu-west-1' }, fidelity: { level: 'exact' } });
  });

  it('takes the name of the system from inside the sandbox', async () => {
    const story = await runSteps(
      echo('Name', '{{ context:osName }}|{{ context:osVersion }}') +
        bash('Look', '. /etc/os-release; printf "%s|%s" "$NAME" "$VERSION_ID"'),
    );
    expect(story.step('Name').outputs).toEqual(story.step('Look').outputs);
  });

  it('makes common instance metadata up and fails for the rest', async () => {
    const story = await runSteps(
      echo('Known', '{{ aws:imds:placement/region }}') + echo('Unknown', '{{ aws:imds:network/interfaces/macs/ }}'),
    );
    expect(story.step('Known')).toMatchObject({ status: 'Success', fidelity: { level: 'emulated' } });
    expect(story.step('Unknown').status).toBe('Failed');
  });
});

describeInSandbox('the parameter store', () => {
  const values: Readonly<Record<string, { value: string; secure: boolean }>> = {
    '/app/name': { value: '/app/token', secure: false },
    '/app/token': { value: 'hunter2-secret', secure: true },
    '/app/key': { value: 'BEGIN-first\nsecond-END', secure: true },
  };
  const services = { parameter: (name: string) => Promise.resolve(values[name]) };

  it('fails the step clearly where there is none', async () => {
    expect((await runSteps(echo('Use', '{{ aws:ssm:/app/token }}'))).step('Use').message).toContain('Parameter Store');
  });

  it('fails for a parameter that does not exist', async () => {
    expect((await runSteps(echo('Use', '{{ aws:ssm:/none }}'), { services })).step('Use').message).toContain('/none');
  });

  it('resolves a name that another parameter holds', async () => {
    const story = await runSteps(bash('Use', "[ '{{ aws:ssm:resolve(aws:ssm:/app/name) }}' = hunter2-secret ]"), { services });
    expect(story.step('Use').status).toBe('Success');
  });

  it('gives secrets to the step and to nobody else', async () => {
    const steps = `
${bash('Use', 'echo "token: {{ aws:ssm:/app/token }}"; cat <<\'X\' >&2\n{{ aws:ssm:/app/key }}\nX')}
${bash('Chain', 'echo {{ build.Use.outputs.stdout }} | wc -c; exit 9')}
`;
    const story = await runSteps(steps, { services });
    expect(story.output('Use')).toEqual(expect.arrayContaining(['token: ********']));
    expect(story.step('Use').outputs).toEqual({ stdout: 'token: ********' });
    expect(story.output('Chain')).toEqual(['22']);
    expect(JSON.stringify(story.events)).not.toMatch(/hunter2|BEGIN-first|second-END/);
    expect(JSON.stringify(story.outcome)).not.toMatch(/hunter2/);
  });

  it('keeps secrets out of the message of a failure, too', async () => {
    const step = `- name: Claim\n  action: ListFiles\n  inputs:\n    - {path: '/none/{{ aws:ssm:/app/token }}'}\n`;
    const story = await runSteps(step, { services });
    expect(story.step('Claim').message).toContain('/none/********');
    expect(story.outcome.failed?.message).toContain('/none/********');
  });
});

describeInSandbox('disableLogging', () => {
  it('keeps inputs, prints and outputs of a step out of the events, but not from later steps', async () => {
    const quiet = bash('Quiet', 'echo hush-hush', '  disableLogging: true\n');
    const story = await runSteps(quiet + bash('Loud', 'echo {{ build.Quiet.outputs.stdout }} | wc -c'));
    expect(story.output('Quiet')).toEqual([]);
    expect(story.output('Loud')).toEqual(['10']);
    const ofQuiet = story.events.filter((event) => 'step' in event && event.step === 'Quiet');
    expect(JSON.stringify(ofQuiet)).not.toContain('hush');
  });
});
