import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type CheckResult, type PreflightEvent, type PreflightTarget, worstOf } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import { createAws } from '../aws/clients.ts';
import { pipelinePath, recipePath, sampleWorkspace } from '../testing/sample-workspace.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { testAccount } from '../testing/test-account.ts';
import { checks } from './checks/index.ts';
import { createPreflight } from './preflight.ts';

async function allOf(aws: Aws, target: PreflightTarget, signal = new AbortController().signal): Promise<PreflightEvent[]> {
  const preflight = createPreflight({
    aws: async (place) => (place ? createAws({ ...aws.connection, region: place.region }) : aws),
    runs: () => [],
  });
  const events: PreflightEvent[] = [];
  for await (const event of preflight.check(target, signal)) events.push(event);
  return events;
}

/** What each check found, by its id. */
function resultsOf(events: readonly PreflightEvent[]): Record<string, readonly CheckResult[]> {
  return Object.fromEntries(events.flatMap((event) => (event.type === 'checked' ? [[event.id, event.results]] : [])));
}

const statesOf = (events: readonly PreflightEvent[]) =>
  Object.fromEntries(Object.entries(resultsOf(events)).map(([id, results]) => [id, worstOf(results)]));

function workspaceWith(files: Readonly<Record<string, string>>): string {
  return temporaryFolder({ ...sampleWorkspace, ...files });
}

const infrastructure = (more: string) =>
  `name: small\ninstanceProfileName: EC2InstanceProfileForImageBuilder\ninstanceTypes: [t3.small]\n${more}`;

const name = 'EC2InstanceProfileForImageBuilder';

/** The account with a role of one's own in the place of the one that it has from its beginning. */
async function preparedAccount(policies = [name, 'AmazonSSMManagedInstanceCore']): Promise<Aws> {
  const aws = await testAccount().aws();
  const iam = await aws.iam();
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  };
  await iam.createRole({ RoleName: name, AssumeRolePolicyDocument: JSON.stringify(trust) });
  for (const policy of policies) await iam.attachRolePolicy({ RoleName: name, PolicyArn: `arn:aws:iam::aws:policy/${policy}` });
  await iam.createInstanceProfile({ InstanceProfileName: name });
  await iam.addRoleToInstanceProfile({ InstanceProfileName: name, RoleName: name });
  return aws;
}

test('the sample pipeline passes in the local account, and what cannot be asked there is told', async () => {
  const aws = await preparedAccount();
  const events = await allOf(aws, { root: workspaceWith({}), path: pipelinePath });
  expect(events[0]).toMatchObject({ type: 'started', subject: 'the pipeline weekly', connection: 'Local account' });
  expect(events.at(-1)).toEqual({ type: 'finished' });
  expect(statesOf(events)).toEqual({
    connection: 'ok',
    'base-image': 'ok',
    'instance-profile': 'ok',
    'profile-policies': 'ok',
    'instance-types': 'ok',
    subnet: 'ok',
    regions: 'ok',
    quotas: 'unchecked',
  });
  expect(
    resultsOf(events)
      .quotas?.map(({ message }) => message)
      .join(' '),
  ).toContain('does not offer');
});

test('every check is announced before, and told once', async () => {
  const aws = await testAccount().aws();
  const [started, ...events] = await allOf(aws, { root: workspaceWith({}), path: pipelinePath });
  const announced = started?.type === 'started' ? started.checks.map(({ id }) => id) : [];
  expect(events.flatMap((event) => (event.type === 'checked' ? [event.id] : [])).toSorted()).toEqual(announced.toSorted());
});

test('nothing but reading operations is sent: a read-only connection refuses none of them', async () => {
  const { connection } = await testAccount().aws();
  const aws = createAws({ ...connection, readOnly: true });
  const root = workspaceWith({
    'infra/small.infrastructure.yaml': infrastructure(
      'keyPair: nobody\nsnsTopicArn: arn:aws:sns:us-east-1:000000000000:none\nsubnetId: subnet-0\nsecurityGroupIds: [sg-0]\nlogging: { s3Logs: { s3BucketName: no-such-bucket } }\n',
    ),
    'infra/home.distribution.yaml': allOfADistribution,
  });
  const events = await allOf(aws, { root, path: pipelinePath });
  const told = Object.entries(resultsOf(events)).filter(([id]) => id !== 'connection');
  expect(told.length).toBeGreaterThan(12);
  for (const [id, results] of told) for (const { message } of results) expect(message, id).not.toContain('read-only');
  expect(statesOf(events).connection).toBe('failed');
});

const allOfADistribution = `name: home
distributions:
  - region: us-east-1
    amiDistributionConfiguration:
      name: 'greeting {{ imagebuilder:buildDate }}'
      kmsKeyId: alias/images
      targetAccountIds: ['111122223333']
    launchTemplateConfigurations: [{ launchTemplateId: lt-0123456789abcdef0 }]
    licenseConfigurationArns: [arn:aws:license-manager:us-east-1:000000000000:license-configuration:lic-0123456789abcdef0123456789abcdef]
    ssmParameterConfigurations: [{ parameterName: /images/greeting }]
  - region: eu-west-1
    containerDistributionConfiguration:
      targetRepository: { service: ECR, repositoryName: web }
`;

test('each thing that is missing fails, says so, and says how to mend it', async () => {
  const aws = await testAccount().aws();
  const root = workspaceWith({
    'infra/small.infrastructure.yaml':
      'name: small\ninstanceProfileName: nobody\ninstanceTypes: [m7g.large]\nkeyPair: nobody\nsnsTopicArn: arn:aws:sns:us-east-1:000000000000:none\nsubnetId: subnet-0\nsecurityGroupIds: [sg-0]\nlogging: { s3Logs: { s3BucketName: no-such-bucket } }\n',
    'infra/home.distribution.yaml': allOfADistribution,
  });
  const events = await allOf(aws, { root, path: pipelinePath });
  expect(statesOf(events)).toMatchObject({
    'instance-profile': 'failed',
    'key-pair': 'failed',
    'sns-topic': 'failed',
    subnet: 'failed',
    'security-groups': 'failed',
    's3-logs': 'failed',
    repositories: 'failed',
    'launch-templates': 'failed',
    'kms-keys': 'unchecked',
    'target-accounts': 'unchecked',
    licences: 'unchecked',
    'ssm-outputs': 'warning',
  });
  for (const result of Object.values(resultsOf(events)).flat())
    if (result.state === 'failed' || result.state === 'warning') expect(result.mend?.text, result.message).toBeTruthy();
  expect(resultsOf(events)['key-pair']?.[0]?.mend?.command).toContain('--key-name nobody');
});

test('what was missing passes once it is there', async () => {
  const aws = await testAccount().aws();
  const { TopicArn } = await (await aws.sns()).createTopic({ Name: 'builds' });
  await (await aws.s3()).createBucket({ Bucket: 'kiln-logs' });
  await (await aws.ec2()).importKeyPair({
    KeyName: 'mine',
    PublicKeyMaterial: Buffer.from(`ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB${'A'.repeat(42)} me`),
  });
  const root = workspaceWith({
    'infra/small.infrastructure.yaml': infrastructure(
      `keyPair: mine\nsnsTopicArn: ${TopicArn}\nlogging: { s3Logs: { s3BucketName: kiln-logs } }\n`,
    ),
  });
  const events = await allOf(aws, { root, path: pipelinePath });
  expect(statesOf(events)).toMatchObject({ 'key-pair': 'ok', 'sns-topic': 'ok', 's3-logs': 'unchecked' });
  expect(resultsOf(events)['s3-logs']).toEqual([
    { state: 'ok', message: 's3://kiln-logs/ is there.' },
    { state: 'unchecked', message: 'Whether the instances may write there could not be simulated.' },
  ]);
});

test('a parent image that is not there fails', async () => {
  const aws = await testAccount().aws();
  const root = workspaceWith({ [recipePath]: 'name: Greeting Server\nsemanticVersion: 1.0.0\nparentImage: ami-0123456789abcdef0\n' });
  const events = await allOf(aws, { root, path: recipePath });
  expect(resultsOf(events)['base-image']?.[0]).toMatchObject({
    state: 'failed',
    message: expect.stringContaining('ami-0123456789abcdef0'),
  });
});

test('a component of the account that is not there fails; one that is passes', async () => {
  const aws = await testAccount().aws();
  const arn = (name: string) => `arn:aws:imagebuilder:us-east-1:aws:component/${name}/x.x.x`;
  const root = workspaceWith({
    [recipePath]: `name: Greeting Server\nsemanticVersion: 1.0.0\nparentImage: ssm:/aws/service/debian/release/12/latest/amd64\ncomponents:\n  - componentArn: ${arn('update-linux')}\n  - componentArn: ${arn('no-such-thing')}\n`,
  });
  const events = await allOf(aws, { root, path: recipePath });
  expect(resultsOf(events).components?.map(({ state }) => state)).toEqual(['ok', 'failed']);
});

test('what could not be looked at is never fine: without a role, its policies are unchecked', async () => {
  const aws = await testAccount().aws();
  const root = workspaceWith({ 'infra/small.infrastructure.yaml': 'name: small\ninstanceProfileName: nobody\n' });
  const events = await allOf(aws, { root, path: pipelinePath });
  expect(statesOf(events)).toMatchObject({ 'instance-profile': 'failed', 'profile-policies': 'unchecked' });
  expect(worstOf([])).toBe('unchecked');
});

test('a profile that lacks a policy is warned of where nothing can be simulated, with the command that attaches it', async () => {
  const aws = await preparedAccount([name]);
  const events = await allOf(aws, { root: workspaceWith({}), path: pipelinePath });
  expect(resultsOf(events)['profile-policies']).toEqual([
    {
      state: 'warning',
      message: expect.stringContaining('AmazonSSMManagedInstanceCore is not attached'),
      mend: expect.objectContaining({ command: expect.stringContaining('policy/AmazonSSMManagedInstanceCore') }),
    },
  ]);
});

test('a pipeline of the account is checked by its ARN', async () => {
  const aws = await preparedAccount();
  const api = await aws.imagebuilder();
  const { infrastructureConfigurationArn } = await api.createInfrastructureConfiguration({
    name: 'small',
    instanceProfileName: 'EC2InstanceProfileForImageBuilder',
    clientToken: '1',
  });
  const { imageRecipeArn } = await api.createImageRecipe({
    name: 'server',
    semanticVersion: '1.0.0',
    parentImage: 'ssm:/aws/service/debian/release/12/latest/amd64',
    clientToken: '2',
  });
  const { imagePipelineArn = '' } = await api.createImagePipeline({
    name: 'weekly',
    imageRecipeArn,
    infrastructureConfigurationArn,
    clientToken: '3',
  });
  const events = await allOf(aws, { arn: imagePipelineArn });
  expect(statesOf(events)).toMatchObject({ 'instance-profile': 'ok', 'base-image': 'ok' });
  await expect(allOf(aws, { arn: infrastructureConfigurationArn ?? '' })).rejects.toMatchObject({ code: 'invalid-input' });
});

test('a fault of the file is told with its line, and nothing is checked', async () => {
  const aws = await testAccount().aws();
  const root = workspaceWith({});
  writeFileSync(join(root, recipePath), 'name: x\nsemanticVersion: 1.0\nparentImage: ami-1\n');
  await expect(allOf(aws, { root, path: recipePath })).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining(`${recipePath}:2`),
  });
});

test('stopping it begins no further check and tells no estimate', async () => {
  const aws = await testAccount().aws();
  const stop = new AbortController();
  const preflight = createPreflight({ aws: async () => aws, runs: () => [] });
  const events: PreflightEvent[] = [];
  for await (const event of preflight.check({ root: workspaceWith({}), path: pipelinePath }, stop.signal)) {
    events.push(event);
    if (event.type === 'checked') stop.abort();
  }
  expect(events.filter(({ type }) => type === 'checked').length).toBe(1);
  expect(events.some(({ type }) => type === 'estimated' || type === 'finished')).toBe(false);
});

test('every check has a name of its own and a title without a full stop', () => {
  const ids = checks.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { title } of checks) expect(title).not.toMatch(/\.$/);
});
