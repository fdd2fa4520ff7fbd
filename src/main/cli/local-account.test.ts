import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { createAws } from '../aws/clients.ts';
import { commandIo } from '../testing/command-io.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { localAccount } from './local-account.ts';

test('serves until it is interrupted, and says in one line of JSON how to reach it', async () => {
  const io = commandIo(temporaryFolder());
  const serving = localAccount.run(['serve', '--json', '--data', 'account'], io);
  await vi.waitFor(() => expect(io.output()).toMatch(/\n$/), { timeout: 10_000 });
  const { endpoint, accountId, region, accessKeyId, secretAccessKey } = JSON.parse(io.output());
  const credentials = async () => ({ accessKeyId, secretAccessKey });
  const aws = createAws({ name: 'test', kind: 'aws', accountId, region, endpoint, credentials });
  expect(await (await aws.sts()).getCallerIdentity({})).toMatchObject({ Account: accountId });
  aws.close();
  expect(readdirSync(join(io.cwd, 'account'))).toContain('key.json');
  io.stop();
  expect(await serving).toBe(0);
  await expect(fetch(endpoint)).rejects.toThrow();
});

test('tells people the variables that point the AWS CLI at it', async () => {
  const io = commandIo(temporaryFolder());
  const serving = localAccount.run(['serve'], io);
  await vi.waitFor(() => expect(io.output()).toContain('Interrupt'), { timeout: 10_000 });
  for (const name of ['AWS_ENDPOINT_URL=http://127.0.0.1:', 'AWS_ACCESS_KEY_ID=AKIA', 'AWS_SECRET_ACCESS_KEY=', 'AWS_REGION=us-east-1'])
    expect(io.output()).toContain(`export ${name}`);
  io.stop();
  expect(await serving).toBe(0);
});

test('tells when another process serves the same account', async () => {
  const [first, second] = [commandIo(temporaryFolder()), commandIo(temporaryFolder())];
  const data = temporaryFolder();
  const serving = localAccount.run(['serve', '--json', '--data', data], first);
  await vi.waitFor(() => expect(first.output()).toMatch(/\n$/), { timeout: 10_000 });
  expect(await localAccount.run(['serve', '--json', '--data', data], second)).toBe(1);
  expect(second.errors()).toContain('serves the local account');
  expect(second.output()).toBe('');
  first.stop();
  await serving;
});

test.each([[[]], [['start']], [['serve', 'more']], [['serve', '--port', '70000']], [['serve', '--port', 'x']], [['serve', '--what']]])(
  'the words %j are wrong usage',
  async (words) => {
    await expect(localAccount.run(words, commandIo('/'))).rejects.toMatchObject({ name: 'UsageError' });
  },
);
