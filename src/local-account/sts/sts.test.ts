import { AssumeRoleCommand, type AssumeRoleCommandInput, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { type Botocore, botocoreVersion, openBotocore } from '../../../tests/conformance/fixture/botocore.ts';
import { issueKeys, openSession } from '../server/session-keys.ts';

const statement = (Principal: unknown, more: object = {}) => ({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', ...more });
const account = { AWS: 'arn:aws:iam::000000000000:root' };
const externalId = { Condition: { StringEquals: { 'sts:ExternalId': 'agreed' } } };
const trusts: Readonly<Record<string, object>> = {
  open: statement(account),
  service: statement({ Service: 'ec2.amazonaws.com' }),
  agreed: statement(account, externalId),
  timed: statement(account, { Condition: { DateLessThan: { 'aws:CurrentTime': '2040-01-01T00:00:00Z' } } }),
};

describe.skipIf(!botocoreVersion)('AssumeRole', { timeout: 60_000 }, () => {
  let test: TestAccount;
  let botocore: Botocore;
  beforeAll(async () => {
    test = await openTestAccount();
    botocore = openBotocore(test);
    for (const [RoleName, one] of Object.entries(trusts)) {
      const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [one] });
      await botocore.call('iam', 'create_role', { RoleName, AssumeRolePolicyDocument });
    }
  }, 60_000);
  afterAll(async () => {
    botocore.close();
    await test.close();
  });
  const assume = (name: string, more: Partial<AssumeRoleCommandInput> = {}) =>
    test.sts.send(new AssumeRoleCommand({ RoleArn: `arn:aws:iam::000000000000:role/${name}`, RoleSessionName: 'me', ...more }));

  it('gives keys that sign as the role, over a restart', async () => {
    const { Credentials, AssumedRoleUser } = await assume('open');
    const Arn = 'arn:aws:sts::000000000000:assumed-role/open/me';
    expect(AssumedRoleUser).toMatchObject({ Arn, AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}:me$/) });
    expect(Credentials?.Expiration?.getTime()).toBeGreaterThan(Date.now() + 3_500_000);
    botocore.close();
    test = await test.restart();
    botocore = openBotocore(test);
    const credentials = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    };
    const { endpoint, region } = test.account;
    const identity = async (changed: object = {}) => {
      const sts = new STSClient({ endpoint, region, credentials: { ...credentials, ...changed }, maxAttempts: 1 });
      return await sts.send(new GetCallerIdentityCommand({})).finally(() => sts.destroy());
    };
    expect(await identity()).toMatchObject({ Account: '000000000000', Arn });
    await expect(identity({ sessionToken: `${credentials.sessionToken}x` })).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
    await expect(identity({ secretAccessKey: 'guessed' })).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
    await expect(identity({ accessKeyId: 'ASIA0000000000000000' })).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
  });

  it.each([
    { title: 'nobody made', role: 'none' },
    { title: 'trusts a service alone', role: 'service' },
    { title: 'asks for an external id', role: 'agreed' },
    { title: 'asks for another external id', role: 'agreed', more: { ExternalId: 'guessed' } },
    { title: 'has a condition that is not understood', role: 'timed' },
  ])('refuses a role that $title', async ({ role, more }) => {
    await expect(assume(role, more)).rejects.toMatchObject({ name: 'AccessDenied', $metadata: { httpStatusCode: 403 } });
  });

  it('takes the external id that was agreed on', async () => {
    expect((await assume('agreed', { ExternalId: 'agreed' })).AssumedRoleUser?.Arn).toContain('/agreed/me');
  });

  it.each([
    { title: 'longer than the role allows', more: { DurationSeconds: 7200 } },
    { title: 'too short', more: { DurationSeconds: 60 } },
    { title: 'narrowed by a policy that nobody would enforce', more: { Policy: '{}' } },
    { title: 'with a strange name', more: { RoleSessionName: 'a b' } },
  ])('refuses a session $title', async ({ more }) => {
    await expect(assume('open', more)).rejects.toMatchObject({ name: 'ValidationError' });
  });
});

describe('the keys of a session', () => {
  const key = { accessKeyId: 'AKIAOWN', secretAccessKey: 'own' };
  const session = { accountId: '000000000000', arn: 'arn', userId: 'id', expires: 1000 };

  it('end with their time, and belong to the account that gave them', () => {
    const { accessKeyId, secretAccessKey, sessionToken: token } = issueKeys(key, session);
    const opened = openSession(key, { accessKeyId, token, now: new Date(999) });
    expect(opened).toMatchObject({ key: { accessKeyId, secretAccessKey }, session });
    expect(() => openSession(key, { accessKeyId, token, now: new Date(1000) })).toThrow(
      expect.objectContaining({ code: 'ExpiredTokenException' }),
    );
    const other = { ...key, secretAccessKey: 'other' };
    expect(() => openSession(other, { accessKeyId, token, now: new Date(0) })).toThrow(
      expect.objectContaining({ code: 'UnrecognizedClientException' }),
    );
  });
});
