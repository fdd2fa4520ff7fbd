// Every kind of profile that the AWS configuration knows, through the connection that Kiln makes of it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ConnectionSettings, Question } from '../../contract/index.ts';
import { connectionsUnderTest } from '../testing/connections-under-test.ts';
import { type IdentityStandIn, startIdentityStandIn } from '../testing/identity-stand-in.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import type { Connections } from './connections.ts';

let server: IdentityStandIn;
let connections: Connections;
let folder: string;
let asked: readonly Question[];

beforeEach(async () => {
  server = await startIdentityStandIn();
  folder = temporaryFolder();
  mkdirSync(join(folder, '.aws'));
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, '.aws', 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, '.aws', 'credentials'));
  ({ connections, asked } = connectionsUnderTest(folder));
  return async () => {
    vi.unstubAllEnvs();
    await server.close();
  };
});

function awsFiles(config: string, credentials = ''): void {
  writeFileSync(join(folder, '.aws', 'config'), config);
  writeFileSync(join(folder, '.aws', 'credentials'), credentials);
}

const base = { id: 'team', name: 'Team', colour: 'blue', regions: ['eu-west-1'], readOnly: false } as const;

/** The key that a connection of this source signs with, after a sign-in. */
async function signedIn(source: ConnectionSettings['source']): Promise<string> {
  await connections.save({ ...base, regions: ['eu-west-1'], endpoint: server.endpoint, source }, undefined, 'session');
  expect(await connections.identify('team')).toMatchObject({ accountId: '111122223333' });
  return (await (await connections.get({ id: 'team', region: 'eu-west-1' })).credentials()).accessKeyId;
}

const profile = (name: string) => ({ kind: 'profile', profile: name }) as const;
const keys = (id: string) => `aws_access_key_id = ${id}\naws_secret_access_key = canary-static\n`;

describe('a profile', () => {
  test('with static keys, the credentials file before the configuration', async () => {
    awsFiles(`[profile one]\n${keys('AKIACONFIG')}`, `[one]\n${keys('AKIASTATIC')}`);
    expect(await signedIn(profile('one'))).toBe('AKIASTATIC');
  });

  test('with a role on a source profile, which has a role itself', async () => {
    const inner = 'role_arn = arn:aws:iam::1:role/inner\nsource_profile = leaf\n';
    const outer = 'role_arn = arn:aws:iam::1:role/outer\nsource_profile = inner\nexternal_id = ours\nrole_session_name = me\n';
    awsFiles(`[profile inner]\n${inner}[profile outer]\n${outer}duration_seconds = 900\n`, `[leaf]\n${keys('AKIALEAF')}`);
    expect(await signedIn(profile('outer'))).toBe('ASIAOUTER');
    expect(server.asked.filter((action) => action === 'AssumeRole')).toHaveLength(2);
    expect(server.assumed).toMatchObject({ ExternalId: 'ours', RoleSessionName: 'me', DurationSeconds: '900' });
  });

  test('with a role on keys of its own', async () => {
    awsFiles(`[profile own]\nrole_arn = arn:aws:iam::1:role/self\nsource_profile = own\n${keys('AKIAOWN')}`);
    expect(await signedIn(profile('own'))).toBe('ASIASELF');
  });

  test('with a role and the code of an MFA device', async () => {
    awsFiles(
      `[profile mfa]\nrole_arn = arn:aws:iam::1:role/mfa\nsource_profile = leaf\nmfa_serial = GAHT12345678\n[profile leaf]\n${keys('AKIALEAF')}`,
    );
    expect(await signedIn(profile('mfa'))).toBe('ASIAMFA');
    expect(asked).toMatchObject([{ kind: 'mfa', text: expect.stringContaining('GAHT12345678') }]);
    expect(server.assumed).toMatchObject({ TokenCode: '123456', SerialNumber: 'GAHT12345678' });
  });

  test('with a role on the environment', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAENVIRONMENT');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'canary');
    awsFiles('[profile env]\nrole_arn = arn:aws:iam::1:role/env\ncredential_source = Environment\n');
    expect(await signedIn(profile('env'))).toBe('ASIAENV');
  });

  test('with a role on the metadata of the container or the instance', async () => {
    metadata();
    const role = (name: string, source: string) =>
      `[profile ${name}]\nrole_arn = arn:aws:iam::1:role/${name}\ncredential_source = ${source}\n`;
    awsFiles(role('container', 'EcsContainer') + role('instance', 'Ec2InstanceMetadata') + role('strange', 'Moon'));
    expect(await signedIn(profile('container'))).toBe('ASIACONTAINER');
    expect(server.asked).toContain('GET /container');
    expect(await signedIn(profile('instance'))).toBe('ASIAINSTANCE');
    await expect(signedIn(profile('strange'))).rejects.toThrow("The credential_source 'Moon'");
  });

  test('with a command', async () => {
    const output = JSON.stringify({ Version: 1, AccessKeyId: 'AKIACOMMAND', SecretAccessKey: 'canary' });
    const command = join(folder, 'command.sh');
    writeFileSync(command, `#!/bin/sh\ncat <<'END'\n${output}\nEND\n`, { mode: 0o700 });
    awsFiles(`[profile command]\ncredential_process = ${command}\n`);
    expect(await signedIn(profile('command'))).toBe('AKIACOMMAND');
  });

  test('with a session of IAM Identity Center, in the form that is shared and in the older one', async () => {
    const portal = `sso_start_url = ${server.startUrl}\nsso_region = eu-west-1\n`;
    const role = 'sso_account_id = 111122223333\nsso_role_name = Builder\n';
    awsFiles(`[sso-session corp]\n${portal}[profile shared]\nsso_session = corp\n${role}[profile legacy]\n${portal}${role}`);
    expect(await signedIn(profile('shared'))).toMatch(/^ASIASSO/);
    expect(asked).toMatchObject([{ kind: 'device', userCode: 'BRCK-KILN', keptIn: 'session' }]);
    expect(await signedIn(profile('legacy'))).toMatch(/^ASIASSO/);
    expect(asked).toHaveLength(1); // it is the same portal
  });

  test('with a role that is assumed from IAM Identity Center', async () => {
    const sso = `sso_start_url = ${server.startUrl}\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = Builder\n`;
    awsFiles(`[profile corp]\n${sso}[profile deploy]\nrole_arn = arn:aws:iam::1:role/deploy\nsource_profile = corp\n`);
    expect(await signedIn(profile('deploy'))).toBe('ASIADEPLOY');
  });

  test.each([
    ['that is not there', '[profile other]\n', 'not in the AWS configuration files'],
    ['whose source is not there', '[profile one]\nrole_arn = a\nsource_profile = two\n', "the profile 'two' is not there"],
    [
      'whose roles are assumed in a circle',
      '[profile one]\nrole_arn = a\nsource_profile = two\n[profile two]\nrole_arn = b\nsource_profile = one\n',
      'in a circle',
    ],
    ['whose session is not there', '[profile one]\nsso_session = corp\n', "the sso-session 'corp' is not there"],
    ['whose session says too little', '[profile one]\nsso_start_url = https://x\n', 'it needs sso_start_url'],
    ['with nothing in it', '[profile one]\nregion = eu-west-1\n', 'Could not resolve credentials'],
  ])('%s says what to mend', async (_case, config, said) => {
    awsFiles(config);
    await expect(signedIn(profile('one'))).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining(said) });
  });
});

/** Both metadata services, on loopback. */
function metadata(): void {
  vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', `${server.endpoint}/container`);
  vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', server.endpoint);
}

describe('a connection', () => {
  test('by the environment, a session token with it', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'ASIAENVIRONMENT');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'canary');
    vi.stubEnv('AWS_SESSION_TOKEN', 'canary-token');
    expect(await signedIn({ kind: 'environment' })).toBe('ASIAENVIRONMENT');
  });

  test('by the role of the container, and where there is none by that of the instance', async () => {
    metadata();
    expect(await signedIn({ kind: 'machine' })).toBe('ASIACONTAINER');
    vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', undefined);
    await connections.remove('team');
    expect(await signedIn({ kind: 'machine' })).toBe('ASIAINSTANCE');
  });

  test('by IAM Identity Center', async () => {
    const sso = { kind: 'sso', startUrl: server.startUrl, ssoRegion: 'eu-west-1', accountId: '111122223333', roleName: 'Builder' } as const;
    expect(await signedIn(sso)).toMatch(/^ASIASSO/);
    server.account = '999988887777';
    await connections.remove('team');
    const refused = { code: 'refused', message: expect.stringMatching(/for the account 111122223333, .* belong to 999988887777/) };
    await expect(signedIn(sso)).rejects.toMatchObject(refused);
  });
});
