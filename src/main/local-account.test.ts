import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { onThisComputer } from '../contract/index.ts';
import { awsSource } from './aws/aws-source.ts';
import { type LocalAccountHost, localAccountHost } from './local-account.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';
import { buildNothing } from './testing/test-account.ts';

function host(folder: string, more: { port?: number } = {}): LocalAccountHost {
  const made = localAccountHost({
    dataDirectory: folder,
    cacheDirectory: folder,
    keychain: undefined,
    runBuild: buildNothing,
    onBug: (error) => {
      throw error;
    },
    ...more,
  });
  onTestFinished(() => made.close());
  return made;
}

async function identity(account: LocalAccountHost): Promise<string | undefined> {
  const source = awsSource(account.connect);
  const { Account } = await (await (await source.aws()).sts()).getCallerIdentity({});
  source.close();
  return Account;
}

test('the account starts with the first use, once', async () => {
  const folder = temporaryFolder();
  const account = host(folder);
  expect(existsSync(join(folder, 'serving.json'))).toBe(false);
  const [one, two] = await Promise.all([account.connect(), account.connect()]);
  expect(one).toBe(two);
  expect(one).toMatchObject({
    hosting: onThisComputer,
    accountId: '000000000000',
    endpoint: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
  });
  expect(await identity(account)).toBe('000000000000');
});

test('a second Kiln on the same folder uses the account of the first, and takes over when that has gone', async () => {
  const folder = temporaryFolder();
  const [first, second] = [host(folder), host(folder)];
  const { endpoint } = await first.connect();
  expect((await second.connect()).endpoint).toBe(endpoint);
  expect(await identity(second)).toBe('000000000000');
  await first.close();
  const taken = await second.connect();
  expect(taken.endpoint).not.toBe(endpoint);
  expect(await identity(second)).toBe('000000000000');
});

test('what tells others of the endpoint is for the owner only, holds no secret, and goes with the account', async () => {
  const folder = temporaryFolder();
  const account = host(folder);
  const { credentials } = await account.connect();
  const file = join(folder, 'serving.json');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8')).not.toContain((await credentials()).secretAccessKey);
  await account.close();
  expect(existsSync(file)).toBe(false);
});

test('serving is refused where another process serves, and where the port is taken', async () => {
  const folder = temporaryFolder();
  const { endpoint } = await host(folder).serve();
  await expect(host(folder).serve()).rejects.toMatchObject({ code: 'unavailable' });
  await expect(host(temporaryFolder(), { port: Number(new URL(endpoint ?? '').port) }).serve()).rejects.toMatchObject({
    code: 'unavailable',
  });
});
