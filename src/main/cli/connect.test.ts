import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { commandIo, type RecordedIo } from '../testing/command-io.ts';
import { type IdentityStandIn, startIdentityStandIn } from '../testing/identity-stand-in.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import type { CommandIo } from './command.ts';
import { connect } from './connect.ts';
import { readKeys } from './secret-input.ts';

let server: IdentityStandIn;
let home: string;
beforeEach(async () => {
  server = await startIdentityStandIn();
  home = temporaryFolder();
  return server.close;
});

/** Runs `kiln connect` in one home after the other. */
async function kilnConnect(args: readonly string[], stdin: Readable = Readable.from([])) {
  const io = { ...commandIo('/'), env: { KILN_HOME: home }, stdin };
  const code = await connect.run(args, io);
  return { code, out: io.output(), err: io.errors() };
}

const endpoint = () => ['--endpoint', server.endpoint];

function environment(): void {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAENVIRONMENT00000');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'canary-of-the-environment');
  onTestFinished(() => void vi.unstubAllEnvs());
}

describe('kiln connect', () => {
  test('adds, lists, signs in to, uses and removes a connection', async () => {
    environment();
    const added = await kilnConnect(['add', 'environment', 'CI', '--region', 'eu-west-1,us-west-2', '--read-only', ...endpoint()]);
    expect(added).toMatchObject({ code: 0, out: 'Added \'CI\'. ‘kiln connect whoami "CI"’ signs in.\n', err: '' });
    expect((await kilnConnect([])).out).toContain('  CI             environment  eu-west-1, us-west-2  read-only\n');
    const identity = {
      name: 'CI',
      accountId: '111122223333',
      arn: 'arn:aws:sts::111122223333:assumed-role/Builder/kiln',
      region: 'eu-west-1',
    };
    expect(JSON.parse((await kilnConnect(['whoami', 'CI', '--json'])).out)).toEqual(identity);
    expect(await kilnConnect(['use', 'CI', '--region', 'us-west-2'])).toMatchObject({
      code: 0,
      out: "Kiln works with 'CI' in us-west-2 now.\n",
    });
    const [, ci] = JSON.parse((await kilnConnect(['list', '--json'])).out) as { name: string; inUse: boolean }[];
    expect(ci).toMatchObject({ name: 'CI', inUse: true, readOnly: true });
    expect((await kilnConnect(['identify'])).out).toContain('CI: arn:aws:sts');
    expect((await kilnConnect(['remove', 'CI'])).code).toBe(0);
    expect((await kilnConnect(['list'])).out).not.toContain('CI');
  });

  test('adds every kind, and says which option is missing or wrong', async () => {
    const role = [
      'add',
      'role',
      'Deploy',
      '--from',
      'Base',
      '--role-arn',
      'arn:aws:iam::111122223333:role/Deploy',
      '--external-id',
      'ours',
    ];
    const sso = ['add', 'sso', 'Corp', '--start-url', 'https://x.awsapps.com/start', '--sso-region', 'eu-west-1', '--role', 'Builder'];
    await expect(kilnConnect(role)).rejects.toMatchObject({ name: 'UsageError', message: expect.stringContaining("no connection 'Base'") });
    expect((await kilnConnect(['add', 'profile', 'Base', '--profile', 'base'])).code).toBe(0);
    expect((await kilnConnect(role)).code).toBe(0);
    await expect(kilnConnect(sso)).rejects.toMatchObject({ name: 'UsageError', message: expect.stringMatching(/^--account-id: /) });
    expect((await kilnConnect([...sso, '--account-id', '111122223333'])).code).toBe(0);
    expect((await kilnConnect(['add', 'machine', 'Here'])).code).toBe(0);
    await expect(kilnConnect(['add', 'machine', 'Here'])).rejects.toThrow("there is a connection 'Here' already");
    await expect(kilnConnect(['add', 'moon', 'Luna'])).rejects.toThrow("'moon' is no kind of connection");
    await expect(kilnConnect(['add', 'machine', 'There', '--region', 'Frankfurt'])).rejects.toThrow(/^--region: a Region is written/);
  });

  test('takes keys from standard input, and keeps them in no file where there is no keychain', async () => {
    const keys = Readable.from(['AKIACANARY0000000000\ncanary-secret-access-key\n']);
    const { code, err } = await kilnConnect(['add', 'keys', 'Typed', ...endpoint()], keys);
    expect(code).toBe(1);
    expect(err).toContain('no keychain');
    expect((await kilnConnect(['list'])).out).not.toContain('Typed');
    for (const entry of readdirSync(home, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) expect(readFileSync(join(entry.parentPath, entry.name), 'utf8')).not.toContain('canary');
  });

  test('ends with 1 where the sign-in fails, and with wrong usage where there is no such connection', async () => {
    await kilnConnect(['add', 'environment', 'Gone', '--endpoint', 'http://127.0.0.1:9']);
    environment();
    expect(await kilnConnect(['whoami', 'Gone'])).toMatchObject({ code: 1, err: expect.stringContaining('cannot be reached') });
    await expect(kilnConnect(['whoami', 'Nobody'])).rejects.toMatchObject({ name: 'UsageError' });
    await expect(kilnConnect(['remove', 'Environment'])).rejects.toMatchObject({ name: 'UsageError' });
    await expect(kilnConnect(['add', 'keys', 'Typed', 'a-secret'])).rejects.toThrow('a secret is never an argument');
    await expect(kilnConnect(['dance'])).rejects.toMatchObject({ name: 'UsageError' });
  });

  test('says that a sign-in needs somebody where there is no terminal', async () => {
    const sso = ['--start-url', server.startUrl, '--sso-region', 'eu-west-1', '--account-id', '111122223333', '--role', 'Builder'];
    await kilnConnect(['add', 'sso', 'Corp', ...sso, ...endpoint()]);
    server.page = 'waiting';
    const { code, err } = await kilnConnect(['whoami', 'Corp']);
    expect(code).toBe(1);
    expect(err).toContain('there is no terminal');
  });

  test('shows the code of a sign-in on the terminal', async () => {
    const sso = ['--start-url', server.startUrl, '--sso-region', 'eu-west-1', '--account-id', '111122223333', '--role', 'Builder'];
    await kilnConnect(['add', 'sso', 'Corp', ...sso, ...endpoint()]);
    const { code, out, err } = await kilnConnect(['whoami', 'Corp'], terminal());
    expect(err).toContain('open https://device.sso.eu-west-1.amazonaws.com/?user_code=BRCK-KILN');
    expect(code).toBe(0);
    expect(out).toContain('111122223333');
  });
});

const terminal = () => Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });

describe('keys on standard input', () => {
  const io = (stdin: Readable): RecordedIo & CommandIo => ({ ...commandIo('/'), stdin });

  test('come as lines or as the JSON of AWS’s own tools', async () => {
    const keys = { accessKeyId: 'AKIACANARY0000000000', secretAccessKey: 'canary-secret-access-key' };
    expect(await readKeys(io(Readable.from(['AKIACANARY0000000000\r\n canary-secret-access-key \n'])))).toEqual(keys);
    const json = { Version: 1, AccessKeyId: keys.accessKeyId, SecretAccessKey: keys.secretAccessKey, SessionToken: 'canary-token' };
    expect(await readKeys(io(Readable.from([JSON.stringify(json)])))).toEqual({ ...keys, sessionToken: 'canary-token' });
  });

  test.each(['', 'AKIACANARY0000000000', '{"AccessKeyId": "canary', '{"a": "canary"}', 'canary\ncanary'])(
    'that are none are not quoted: %j',
    async (given) => {
      const failed = await readKeys(io(Readable.from([given]))).catch((error: unknown) => error);
      expect(failed).toMatchObject({ name: 'UsageError' });
      expect(String(failed)).not.toMatch(/canary/);
    },
  );

  test('are typed without being shown', async () => {
    const stdin = terminal();
    const typed = io(stdin);
    const reading = readKeys(typed);
    for (const [prompt, line] of [
      ['Access key ID', 'AKIACANARY0000000000'],
      ['Secret access key', 'canary-secret-access-key'],
      ['Session token', ''],
    ] as const) {
      await vi.waitFor(() => expect(typed.errors()).toContain(prompt));
      stdin.write(`${line}\r`);
    }
    expect(await reading).toEqual({ accessKeyId: 'AKIACANARY0000000000', secretAccessKey: 'canary-secret-access-key' });
    expect(typed.errors()).not.toContain('canary');
  });

  test('are pasted at once, several lines of them, and mended with the key for it', async () => {
    const stdin = terminal();
    const typed = io(stdin);
    const reading = readKeys(typed);
    stdin.write('AKIACANARY0000000000\ncanary-secret-access-keyx\u007f\ncanary-token\n');
    const keys = { accessKeyId: 'AKIACANARY0000000000', secretAccessKey: 'canary-secret-access-key', sessionToken: 'canary-token' };
    expect(await reading).toEqual(keys);
    expect(typed.errors()).not.toContain('canary');
  });

  test.each(['\u0003', '\u0004'])('are given up with Ctrl-C and Ctrl-D', async (key) => {
    const stdin = terminal();
    const reading = readKeys(io(stdin));
    stdin.write(`AKIA${key}`);
    await expect(reading).rejects.toMatchObject({ name: 'UsageError' });
  });
});
