// A build is watched through a connection that ends in the middle of it: nobody calls the build failed, and the watch goes on.
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { awsPool } from '../aws/aws-source.ts';
import type { Aws } from '../aws/clients.ts';
import type { Credentials } from '../aws/connection.ts';
import { connectionsUnderTest } from '../testing/connections-under-test.ts';
import { drivenClock } from '../testing/driven-clock.ts';
import { type IdentityStandIn, startIdentityStandIn } from '../testing/identity-stand-in.ts';
import { startImage } from '../testing/start-image.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { type RunBuild, testAccount } from '../testing/test-account.ts';
import { toldRun } from '../testing/told-run.ts';
import { noSources } from '../watch/source-index.ts';
import { watchImage } from '../watch/watch-image.ts';

let server: IdentityStandIn;
beforeEach(async () => {
  server = await startIdentityStandIn();
  return server.close;
});

const region = 'us-east-1';
const source = () =>
  ({ kind: 'sso', startUrl: server.startUrl, ssoRegion: 'eu-west-1', accountId: '000000000000', roleName: 'Builder' }) as const;
const settings = (id: string, name: string) =>
  ({ id, name, colour: 'blue', regions: [region], readOnly: false, source: source() }) as const;

/** A build in the local account, which stands for AWS at AWS's own endpoints, and a connection to it by IAM Identity Center. */
async function watchedBuild() {
  const ended = Promise.withResolvers<void>();
  const runBuild: RunBuild = async (_job, journal, signal) => {
    journal.status('BUILDING');
    signal.addEventListener('abort', () => ended.resolve());
    await ended.promise;
    return { status: 'FAILED', reason: 'it does not work' };
  };
  const account = testAccount(runBuild);
  const direct = await account.aws();
  const imageArn = await startImage(direct);
  server.roleKey = await roleOf(direct);
  for (const service of ['SSO', 'SSO_OIDC']) vi.stubEnv(`AWS_ENDPOINT_URL_${service}`, server.endpoint);
  for (const service of ['STS', 'IMAGEBUILDER', 'CLOUDWATCH_LOGS']) vi.stubEnv(`AWS_ENDPOINT_URL_${service}`, direct.connection.endpoint);
  const { connections } = connectionsUnderTest(temporaryFolder());
  const clients = awsPool();
  onTestFinished(() => {
    vi.unstubAllEnvs();
    clients.close();
  });
  await connections.save({ ...settings('corp', 'Corp'), regions: [region] }, undefined, 'session');
  await connections.identify('corp');

  const clock = drivenClock();
  const sink = toldRun();
  const aws = async () => clients.of(await connections.get({ id: 'corp', region }));
  const task = { aws, sources: noSources, notes: [], stop: new AbortController().signal, now: clock.now, clock };
  const end = async () => {
    ended.resolve();
    const api = await direct.imagebuilder();
    await vi.waitFor(async () => {
      const { image } = await api.getImage({ imageBuildVersionArn: imageArn });
      expect(image?.state?.status).toBe('FAILED');
    });
  };
  return { connections, clock, sink, end, watch: () => watchImage(task, imageArn, sink) };
}

/** Keys of a role there, as Identity Center gives them. */
async function roleOf(aws: Aws): Promise<Required<Credentials>> {
  const RoleName = 'Builder';
  const trust = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::000000000000:root' }, Action: 'sts:AssumeRole' };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
  const { Role } = await (await aws.iam()).createRole({ RoleName, AssumeRolePolicyDocument });
  const { Credentials: given } = await (await aws.sts()).assumeRole({ RoleArn: Role?.Arn, RoleSessionName: 'me' });
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = given ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

test('a run whose credentials ended waits for the sign-in, says so, and goes on', async () => {
  const { connections, clock, sink, end, watch } = await watchedBuild();
  clock.at(60_000, async () => {
    expect(sink.run).toMatchObject({ state: 'running' });
    server.accepted.clear();
    server.refreshToken = undefined;
    server.page = 'waiting';
    const connection = await connections.get({ id: 'corp', region });
    connection.reject?.(await connection.credentials()); // as when AWS answers ExpiredToken
  });
  clock.at(600_000, async () => {
    expect(sink.run).toMatchObject({ state: 'running', trouble: "The connection 'Corp' is signed out. Sign in to it." });
    expect((await connections.state()).sessions.corp).toMatchObject({ state: 'signed-out' });
    server.page = 'confirmed';
    await connections.identify('corp');
  });
  clock.at(700_000, async () => {
    expect(sink.run.trouble ?? null).toBeNull();
    await end();
  });
  expect(await watch()).toBe('failed');
  expect(sink.run.failure?.message).toBe('it does not work'); // what the account says of the build, not what became of the watch
});

test('a run whose connection was removed says so, and goes on with another one to the same account', async () => {
  const { connections, clock, sink, end, watch } = await watchedBuild();
  clock.at(60_000, () => connections.remove('corp'));
  clock.at(600_000, async () => {
    const trouble = "The connection 'Corp' was removed. Add one to the account 000000000000 to follow what runs there.";
    expect(sink.run).toMatchObject({ state: 'running', trouble });
    await connections.save({ ...settings('again', 'Corp again'), regions: [region] }, undefined, 'session');
    await connections.identify('again');
    await end();
  });
  expect(await watch()).toBe('failed');
  expect(sink.run.trouble ?? null).toBeNull();
});
