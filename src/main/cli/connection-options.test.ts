import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { AppError, inAws, onThisComputer } from '../../contract/index.ts';
import { commandIo, type RecordedIo } from '../testing/command-io.ts';
import { testAccount } from '../testing/test-account.ts';
import { type ConnectionChoice, openAccount, withAccount } from './connection-options.ts';

function open(choice: ConnectionChoice, io: RecordedIo = commandIo('/')) {
  const account = openAccount(choice, io);
  onTestFinished(() => account.close());
  return account;
}

test('without a word about it, a command works with the local account', async () => {
  const { connection } = await open({}).aws();
  expect(connection).toMatchObject({ hosting: onThisComputer, accountId: '000000000000', region: 'us-east-1' });
});

test('a connection is named by its name or its id, and the Region is the one that was asked for', async () => {
  const io = commandIo('/');
  const second = { id: 'two', name: 'Second', colour: 'red', regions: ['eu-west-1'], readOnly: true };
  const folder = join(io.env.KILN_HOME ?? '', 'config');
  mkdirSync(folder, { recursive: true });
  const connections = [{ ...second, source: { kind: 'local', accountId: '000000000000' } }];
  writeFileSync(join(folder, 'connections.json'), JSON.stringify({ connections }));
  const byName = open({ connection: 'Second' }, io);
  expect((await byName.aws()).connection).toMatchObject({ id: 'two', region: 'eu-west-1', readOnly: true });
  await byName.close();
  const byId = open({ connection: 'two', region: 'us-west-2' }, io);
  expect((await byId.aws()).connection).toMatchObject({ id: 'two', region: 'us-west-2' });
});

test('a connection that is not there is wrong usage, and the others are named', async () => {
  const message = expect.stringMatching(/'Nobody'.*'Local account', 'Environment'/);
  await expect(open({ connection: 'Nobody' }).aws()).rejects.toMatchObject({ name: 'UsageError', message });
});

test('the credentials of CI come from the environment, and no file learns of them', async () => {
  const { connection } = await testAccount().aws();
  const key = await connection.credentials();
  vi.stubEnv('AWS_ACCESS_KEY_ID', key.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', key.secretAccessKey);
  onTestFinished(() => void vi.unstubAllEnvs());
  const io = commandIo('/');
  const env = { ...io.env, AWS_ENDPOINT_URL: connection.endpoint, AWS_REGION: 'eu-central-1' };
  const aws = await open({ connection: 'environment' }, { ...io, env }).aws();
  expect(aws.connection).toMatchObject({ hosting: inAws, accountId: '000000000000', region: 'eu-central-1' });
});

test.each([
  ['invalid-input', 'UsageError'],
  ['aws', undefined],
] as const)('a failure with the code %s ends the command as %s', async (code, thrown) => {
  const io = commandIo('/');
  const ended = withAccount({ name: 'import', choice: {} }, io, async () => {
    throw new AppError(code, 'told');
  });
  if (thrown) await expect(ended).rejects.toMatchObject({ name: thrown, message: 'told' });
  else {
    expect(await ended).toBe(1);
    expect(io.errors()).toBe('kiln import: told\n');
  }
});
