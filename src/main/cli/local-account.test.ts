import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { inAws } from '../../contract/index.ts';
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
  const aws = createAws({ id: 'test', name: 'test', hosting: inAws, readOnly: false, accountId, region, endpoint, credentials });
  expect(await (await aws.sts()).getCallerIdentity({})).toMatchObject({ Account: accountId });
  aws.close();
  expect(readdirSync(join(io.cwd, 'account'))).toContain('key.json');
  expect(io.errors()).toContain('key.json');
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

test('adds an account, served or not, and prints the line that serving prints', async () => {
  const data = temporaryFolder();
  const run = async (...words: string[]) => {
    const io = commandIo(temporaryFolder());
    return { code: await localAccount.run([...words, '--data', data], io), io };
  };
  const before = JSON.parse((await run('accounts', 'add', 'early', '--json')).io.output());
  expect(before).toMatchObject({ endpoint: null, accountId: '000000000001', region: 'us-east-1' });
  const server = commandIo(temporaryFolder());
  const serving = localAccount.run(['serve', '--json', '--data', data], server);
  await vi.waitFor(() => expect(server.output()).toMatch(/\n$/), { timeout: 10_000 });
  const { endpoint } = JSON.parse(server.output());
  const after = JSON.parse((await run('accounts', 'add', 'late', '--json')).io.output());
  expect(after).toMatchObject({ endpoint, accountId: '000000000002' });
  for (const { accountId, accessKeyId, secretAccessKey, region } of [before, after]) {
    const credentials = async () => ({ accessKeyId, secretAccessKey });
    const aws = createAws({ id: 'test', name: 'test', hosting: inAws, readOnly: false, accountId, region, endpoint, credentials });
    expect(await (await aws.sts()).getCallerIdentity({})).toMatchObject({ Account: accountId });
    aws.close();
  }
  expect((await run('accounts')).io.output()).toBe('000000000000  local\n000000000001  early\n000000000002  late\n');
  const lines = (await run('accounts', '--json')).io.output().trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toContainEqual(after);
  const again = await run('accounts', 'add', 'late');
  expect(again.code).toBe(1);
  expect(again.io.errors()).toContain("'late' already");
  server.stop();
  await serving;
});

test('collects the garbage of a folder that nobody serves, and leaves a served one to who serves it', async () => {
  const data = temporaryFolder();
  const server = commandIo(temporaryFolder());
  const serving = localAccount.run(['serve', '--json', '--no-disks', '--storage', '0.5', '--data', data], server);
  await vi.waitFor(() => expect(server.output()).toMatch(/\n$/), { timeout: 10_000 });
  const busy = commandIo(temporaryFolder());
  expect(await localAccount.run(['gc', '--data', data], busy)).toBe(1);
  expect(busy.errors()).toContain('serves the local account');
  server.stop();
  await serving;
  const io = commandIo(temporaryFolder());
  expect(await localAccount.run(['gc', '--json', '--data', data], io)).toBe(0);
  expect(JSON.parse(io.output())).toEqual({ images: [], blobs: 0, bytes: 0, used: 0, damaged: [] });
  const nowhere = commandIo(temporaryFolder());
  expect(await localAccount.run(['gc', '--data', 'nowhere'], nowhere)).toBe(1);
});

test.each([
  [[]],
  [['start']],
  [['serve', 'more']],
  [['serve', '--port', '70000']],
  [['serve', '--port', 'x']],
  [['serve', '--what']],
  [['serve', '--storage', 'much']],
  [['gc', '--storage', '1']],
  [['accounts', 'add']],
  [['accounts', 'add', 'a', 'b']],
  [['accounts', 'remove', 'a']],
  [['accounts', '--port', '80']],
])('the words %j are wrong usage', async (words) => {
  await expect(localAccount.run(words, commandIo('/'))).rejects.toMatchObject({ name: 'UsageError' });
});

test('refuses a damaged database and says where it is, until it is told to repair it', async () => {
  const data = temporaryFolder();
  const database = join(data, 'account.sqlite');
  writeFileSync(database, 'no database at all. '.repeat(100));
  const refused = commandIo(temporaryFolder());
  expect(await localAccount.run(['serve', '--data', data], refused)).toBe(1);
  expect(refused.errors()).toContain(database);
  const repaired = commandIo(temporaryFolder());
  expect(await localAccount.run(['repair', '--json', '--data', data], repaired)).toBe(0);
  const { setAside, tables } = JSON.parse(repaired.output());
  expect(tables).toEqual([]);
  expect(readFileSync(String(setAside[0]), 'utf8')).toMatch(/^no database/);
  const again = commandIo(temporaryFolder());
  const serving = localAccount.run(['serve', '--json', '--data', data], again);
  await vi.waitFor(() => expect(again.output()).toMatch(/\n$/), { timeout: 10_000 });
  const meanwhile = commandIo(temporaryFolder());
  expect(await localAccount.run(['repair', '--data', data], meanwhile)).toBe(1);
  again.stop();
  expect(await serving).toBe(0);
});
