import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type ConnectionSettings, type ConnectionsEvent, inAws, onThisComputer } from '../../contract/index.ts';
import { createAws } from '../aws/clients.ts';
import type { Credentials } from '../aws/connection.ts';
import type { Keychain } from '../credentials/keychain.ts';
import { localAccountHost } from '../local-account.ts';
import { addLocalAccount } from '../local-accounts.ts';
import { openNetwork } from '../network/network.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { buildNothing } from '../testing/test-account.ts';
import { connectionFile, localConnection } from './connection-file.ts';
import type { Connections } from './connections.ts';
import { openConnections } from './open-connections.ts';

const canary = 'canary-secret-access-key-0123456789';

function memoryKeychain(): Keychain & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    get: async (account) => entries.get(account),
    set: async (account, secret) => void entries.set(account, secret),
    delete: async (account) => void entries.delete(account),
  };
}

interface Setup {
  readonly folder: string;
  readonly connections: Connections;
  readonly endpoint: string;
  /** Of the local account, which stands for AWS behind an endpoint. */
  readonly key: Credentials;
  readonly keychain: ReturnType<typeof memoryKeychain>;
}

let setup: Setup;
beforeEach(async () => {
  const folder = temporaryFolder();
  const options = { dataDirectory: join(folder, 'account'), cacheDirectory: folder, keychain: undefined, runBuild: buildNothing };
  const host = localAccountHost({ ...options, onBug: console.error });
  const keychain = memoryKeychain();
  const connections = openConnections({
    ...{ file: connectionFile(folder), keychain, localAccount: host, env: {} },
    network: openNetwork({ env: {}, settings: async () => ({}) }),
  });
  const first = await host.connect();
  setup = { folder, connections, endpoint: first.endpoint ?? '', key: await first.credentials(), keychain };
  return async () => {
    connections.close();
    await host.close();
  };
});

function settings(changes: Partial<ConnectionSettings>): ConnectionSettings {
  return {
    ...{ id: 'team', name: 'Team', colour: 'blue', regions: ['eu-west-1'], readOnly: false, source: { kind: 'keys' } },
    endpoint: setup.endpoint,
    ...changes,
  };
}

/** The configuration files of AWS's tools, for one test. */
function awsFiles(config: string, credentials = ''): void {
  const folder = join(setup.folder, '.aws');
  mkdirSync(folder);
  writeFileSync(join(folder, 'config'), config);
  writeFileSync(join(folder, 'credentials'), credentials);
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
  onTestFinished(() => void vi.unstubAllEnvs());
}

describe('connections', () => {
  test('begin with the local account, which stays', async () => {
    const { connections } = setup;
    const current = { id: 'local', region: 'us-east-1' };
    expect(await connections.state()).toEqual({ connections: [localConnection], current, sessions: {} });
    expect(await connections.current()).toMatchObject({ hosting: onThisComputer, accountId: '000000000000', region: 'us-east-1' });
    await expect(connections.remove('local')).rejects.toMatchObject({ code: 'refused' });
    await expect(connections.save({ ...localConnection, source: { kind: 'environment' } }, undefined, 'session')).rejects.toMatchObject({
      code: 'refused',
    });
  });

  test('to typed keys sign in, stay the same object, and end when they are removed', async () => {
    const { connections, key } = setup;
    await connections.save(settings({}), key, 'keychain');
    await connections.use({ id: 'team', region: 'eu-west-1' });
    const one = await connections.current();
    expect(one).toMatchObject({ name: 'Team', hosting: inAws, accountId: '000000000000', region: 'eu-west-1' });
    expect(await connections.get({ id: 'team', region: 'eu-west-1' })).toBe(one);
    expect(await connections.identify('team')).toEqual({ accountId: '000000000000', arn: 'arn:aws:iam::000000000000:user/kiln' });
    await connections.remove('team');
    expect((await connections.state()).current).toEqual({ id: 'local', region: 'us-east-1' });
    await expect(connections.get({ id: 'nobody', region: 'eu-west-1' })).rejects.toMatchObject({ code: 'not-found' });
    expect(setup.keychain.entries.size).toBe(0);
  });

  test('whose sign-in fails are not used, and what was in use stays', async () => {
    const { connections, key } = setup;
    await connections.save(settings({}), { ...key, secretAccessKey: canary }, 'keychain');
    const failed = await connections.use({ id: 'team', region: 'eu-west-1' }).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 'aws', message: expect.stringContaining('sign in again') });
    expect(JSON.stringify(failed) + String((failed as Error).stack)).not.toContain(canary);
    expect((await connections.state()).current.id).toBe('local');
  });

  test('to a second local account are other accounts behind the same endpoint', async () => {
    const { connections, folder } = setup;
    const { accountId } = await addLocalAccount({ dataDirectory: join(folder, 'account'), keychain: undefined }, 'second');
    await connections.save(settings({ source: { kind: 'local', accountId } }), undefined, 'session');
    await connections.use({ id: 'team', region: 'us-west-2' });
    expect(await connections.current()).toMatchObject({ hosting: onThisComputer, accountId, region: 'us-west-2' });
    expect(await connections.identify('team')).toMatchObject({ accountId });
  });

  test('that are read-only refuse in main what would change something, and read the rest', async () => {
    const { connections, key } = setup;
    await connections.save(settings({ readOnly: true }), key, 'session');
    const aws = createAws(await connections.get({ id: 'team', region: 'eu-west-1' }));
    onTestFinished(() => aws.close());
    const api = await aws.imagebuilder();
    expect(await api.listComponents({})).toMatchObject({ componentVersionList: [] });
    const create = { name: 'a', semanticVersion: '1.0.0', platform: 'Linux', data: 'x' } as const;
    await expect(api.createComponent(create)).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('CreateComponent'),
    });
    await expect((await aws.logs()).deleteLogGroup({ logGroupName: 'x' })).rejects.toMatchObject({ code: 'refused' });
  });

  test('keep secrets in the keychain or in memory, and in no file', async () => {
    const { connections, folder, keychain } = setup;
    const secret = { accessKeyId: 'AKIACANARY0000000000', secretAccessKey: canary };
    await connections.save(settings({}), secret, 'keychain');
    expect([...keychain.entries.values()].join()).toContain(canary);
    expect(readFileSync(join(folder, 'connections.json'), 'utf8')).not.toContain(canary);
    await connections.save(settings({ id: 'other' }), secret, 'session');
    expect([...keychain.entries.keys()]).toEqual(['connection/team']);
    expect(JSON.stringify(await connections.state())).not.toContain(canary);
  });

  test('come from profiles of the AWS configuration, static or by a command', async () => {
    const { connections, key } = setup;
    const json = JSON.stringify({ Version: 1, AccessKeyId: key.accessKeyId, SecretAccessKey: key.secretAccessKey });
    const command = join(setup.folder, 'command.sh');
    writeFileSync(command, `#!/bin/sh\ncat <<'END'\n${json}\nEND\n`, { mode: 0o700 });
    awsFiles(
      `[profile by-command]\ncredential_process = ${command}\n[profile broken]\ncredential_process = sh -c "echo ${canary} >&2; exit 3"\n`,
      `[static]\naws_access_key_id = ${key.accessKeyId}\naws_secret_access_key = ${key.secretAccessKey}\n`,
    );
    for (const profile of ['static', 'by-command']) {
      await connections.save(settings({ id: profile, source: { kind: 'profile', profile } }), undefined, 'session');
      expect(await connections.identify(profile)).toMatchObject({ accountId: '000000000000' });
    }
    for (const profile of ['broken', 'absent']) {
      await connections.save(settings({ id: profile, source: { kind: 'profile', profile } }), undefined, 'session');
      const failed = await connections.identify(profile).catch((error: unknown) => error);
      expect(failed).toMatchObject({ code: 'unavailable', message: expect.stringContaining("'Team' gets no credentials") });
      expect((failed as Error).message).not.toContain(canary);
    }
  });

  test('to a role ask for the code of its device, once for all who wait, and in any window', async () => {
    const { connections, key } = setup;
    const sent: string[] = [];
    const sts = createServer((request, response) => {
      void text(request).then((body) => {
        sent.push(body);
        const isRole = body.includes('Action=AssumeRole');
        response.writeHead(200, { 'content-type': 'text/xml' }).end(isRole ? assumed : identity);
      });
    });
    await new Promise<void>((resolve) => sts.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void sts.close());
    const endpoint = `http://127.0.0.1:${(sts.address() as AddressInfo).port}`;
    await connections.save(settings({ endpoint }), key, 'session');
    const source = {
      kind: 'role',
      from: 'team',
      roleArn: 'arn:aws:iam::111122223333:role/Admin',
      externalId: 'ours',
      mfaSerial: 'GAHT12345678',
    } as const;
    await connections.save(settings({ id: 'role', name: 'Role', endpoint, source }), undefined, 'session');
    await expect(connections.remove('team')).rejects.toMatchObject({ code: 'conflict' });

    const events: ConnectionsEvent[] = [];
    const stop = new AbortController();
    const watching = (async () => {
      for await (const event of connections.watch(stop.signal)) {
        events.push(event);
        if (event.type === 'question') connections.answer(event.question.id, '123456');
      }
    })();
    await vi.waitFor(() => expect(events).not.toHaveLength(0));
    const target = { id: 'role', region: 'eu-west-1' };
    await expect(connections.get(target)).rejects.toMatchObject({ code: 'signed-out', detail: { connection: 'role', remedy: 'sign-in' } });
    expect(events.some(({ type }) => type === 'question')).toBe(false);
    await Promise.all([connections.use(target), connections.identify('role')]);
    const one = await connections.current();
    expect(one).toMatchObject({ id: 'role', accountId: '111122223333' });
    expect(await one.credentials()).toMatchObject({ accessKeyId: 'ASIAROLE', sessionToken: 'token' });
    expect(events.filter(({ type }) => type === 'question')).toMatchObject([{ question: { connection: 'Role', kind: 'mfa' } }]);
    const [request] = sent.filter((body) => body.includes('Action=AssumeRole'));
    expect(Object.fromEntries(new URLSearchParams(request))).toMatchObject({
      TokenCode: '123456',
      ExternalId: 'ours',
      SerialNumber: 'GAHT12345678',
    });
    stop.abort();
    await watching;
  });

  test('that assume each other’s roles are refused, also where the file says so, instead of waiting for ever', async () => {
    const { connections, folder } = setup;
    const role = (from: string) => ({ kind: 'role', from, roleArn: 'arn:aws:iam::111122223333:role/Admin' }) as const;
    const refused = { code: 'refused', message: expect.stringContaining('circle') };
    await expect(connections.save(settings({ id: 'a', source: role('a') }), undefined, 'session')).rejects.toMatchObject(refused);
    await connections.save(settings({ id: 'a', source: role('b') }), undefined, 'session');
    await expect(connections.save(settings({ id: 'b', source: role('a') }), undefined, 'session')).rejects.toMatchObject(refused);
    const circle = [localConnection, settings({ id: 'a', source: role('b') }), settings({ id: 'b', source: role('a') })];
    writeFileSync(join(folder, 'connections.json'), JSON.stringify({ connections: circle, current: { id: 'a', region: 'eu-west-1' } }));
    await expect(connections.current()).rejects.toMatchObject(refused);
    await expect(connections.identify('b')).rejects.toMatchObject(refused);
    expect(await connections.selected()).toEqual({ id: 'a', name: 'Team', hosting: inAws });
  });

  test('whose code nobody types are not signed in', async () => {
    const { connections, key } = setup;
    await connections.save(settings({}), key, 'session');
    const source = { kind: 'role', from: 'team', roleArn: 'arn:aws:iam::111122223333:role/Admin', mfaSerial: 'GAHT12345678' } as const;
    await connections.save(settings({ id: 'role', source }), undefined, 'session');
    const stop = new AbortController();
    onTestFinished(() => stop.abort());
    void (async () => {
      for await (const event of connections.watch(stop.signal))
        if (event.type === 'question') connections.answer(event.question.id, undefined);
    })();
    await expect(connections.identify('role')).rejects.toMatchObject({ code: 'cancelled' });
  });
});

const expiration = new Date(Date.now() + 3_600_000).toISOString();
const assumed = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
  <AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>role-secret</SecretAccessKey><SessionToken>token</SessionToken><Expiration>${expiration}</Expiration>
</Credentials></AssumeRoleResult></AssumeRoleResponse>`;
const identity = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
  <Arn>arn:aws:sts::111122223333:assumed-role/Admin/kiln</Arn><UserId>A:kiln</UserId><Account>111122223333</Account>
</GetCallerIdentityResult></GetCallerIdentityResponse>`;
