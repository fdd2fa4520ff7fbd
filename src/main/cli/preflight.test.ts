import { expect, test } from 'vitest';
import { commandIo } from '../testing/command-io.ts';
import { pipelinePath, recipePath, sampleWorkspace } from '../testing/sample-workspace.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { build } from './build.ts';
import { preflight } from './preflight.ts';

const withoutProfile = {
  ...sampleWorkspace,
  'infra/small.infrastructure.yaml': 'name: small\ninstanceProfileName: nobody\ninstanceTypes: [t3.small]\n',
};

test('a preflight that nothing fails ends well', async () => {
  const io = commandIo(temporaryFolder(sampleWorkspace));
  expect(await preflight.run([pipelinePath], io)).toBe(0);
  expect(io.output()).toContain('0 failed, 0 warnings');
});

test('a preflight prints each check, how to mend what failed, and what the build takes', async () => {
  const io = commandIo(temporaryFolder(withoutProfile));
  expect(await preflight.run([pipelinePath], io)).toBe(1);
  expect(io.output()).toContain('Checking the pipeline weekly in Local account');
  expect(io.output()).toContain('✗ The instance profile is there');
  expect(io.output()).toContain('$ aws iam create-instance-profile --instance-profile-name nobody');
  expect(io.output()).toContain('Takes about 30 minutes.');
  expect(io.output()).toMatch(/1 failed, \d+ warnings, \d+ fine/);
});

test('with --json each event is a line, and the last one says whether it passed', async () => {
  const io = commandIo(temporaryFolder(withoutProfile));
  expect(await preflight.run([recipePath, '--json'], io)).toBe(1);
  const events = io
    .output()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(events[0]).toMatchObject({ type: 'started', subject: 'the recipe Greeting Server' });
  expect(events.at(-1)).toEqual({ type: 'finished', passed: false });
});

test('a resource that is not in the account is told with its ARN', async () => {
  const io = commandIo(temporaryFolder());
  expect(await preflight.run(['arn:aws:imagebuilder:us-east-1:000000000000:image-pipeline/none'], io)).toBe(1);
  expect(io.errors()).toContain('image-pipeline/none');
});

test('kiln build --preflight looks first, and builds nothing when a check fails', async () => {
  const io = commandIo(temporaryFolder(withoutProfile));
  expect(await build.run([recipePath, '--preflight'], io)).toBe(1);
  expect(io.output()).toContain('✗ The instance profile is there');
  expect(io.output()).not.toContain('BUILDING');
});

test.each([[[]], [['a', 'b']], [['--jsno', 'a']], [['none.yaml']]])('the words %j are wrong usage', async (words) => {
  await expect(preflight.run(words, commandIo(temporaryFolder()))).rejects.toMatchObject({ name: 'UsageError' });
});
