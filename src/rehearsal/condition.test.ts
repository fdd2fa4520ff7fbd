import { expect, it } from 'vitest';
import { bash, describeInSandbox, runSteps } from './test-kit.ts';

describeInSandbox('conditions', () => {
  const guarded = (condition: string): string =>
    `- name: Guarded\n  action: ExecuteBash\n  if:\n    ${condition}\n  inputs: {commands: [true]}\n`;

  it.each([
    ['fileExists: /etc/passwd', 'Success'],
    ['fileExists: /etc', 'Skipped'],
    ['folderExists: /etc', 'Success'],
    ['binaryExists: bash', 'Success'],
    ['binaryExists: no-such-program', 'Skipped'],
    ['not: {fileExists: /none}', 'Success'],
    ['or: [{fileExists: /none}, {folderExists: /etc}]', 'Success'],
    ['and: [{folderExists: /etc}, {fileExists: /none}]', 'Skipped'],
  ])('decides %s', async (condition, status) => {
    expect((await runSteps(guarded(condition))).step('Guarded').status).toBe(status);
  });

  it('compares values that references bring in, and digests of files', async () => {
    const story = await runSteps(`
${bash('Make', 'printf abc >/opt/abc; echo 7')}
- name: Number
  action: ExecuteBash
  if: {numberGreaterThan: 6, value: '{{ build.Make.outputs.stdout }}'}
  inputs: {commands: [true]}
- name: Digest
  action: ExecuteBash
  if: {fileMD5Equals: 900150983CD24FB0D6963F7D28E17F72, path: /opt/abc}
  inputs: {commands: [true]}
- name: Platform
  action: ExecuteBash
  if: {stringEquals: windows, value: '{{ context:osPlatform }}'}
  inputs: {commands: [true]}
`);
    expect(['Number', 'Digest', 'Platform'].map((name) => story.step(name).status)).toEqual(['Success', 'Success', 'Skipped']);
  });

  it('fails the step on Abort, and onFailure decides what follows', async () => {
    const story = await runSteps(`
- name: Stop
  action: ExecuteBash
  onFailure: Continue
  if: {fileExists: /none, else: Abort}
  inputs: {commands: [true]}
${bash('Next', 'true')}
`);
    expect(story.step('Stop')).toMatchObject({ status: 'Failed', attempt: 0 });
    expect(story.step('Next').status).toBe('Success');
  });

  it('is asked once a step, not once an attempt', async () => {
    const script = 'touch /opt/marker; exit 1';
    const story = await runSteps(bash('Once', script, '  maxAttempts: 2\n  if: {not: {fileExists: /opt/marker}}\n'));
    expect(story.step('Once')).toMatchObject({ status: 'Failed', attempt: 2 });
  });
});
