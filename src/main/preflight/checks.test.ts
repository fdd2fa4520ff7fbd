import { describe, expect, test } from 'vitest';
import { type CheckResult, worstOf } from '../../contract/index.ts';
import { type FarAnswer, farEnd } from '../testing/far-end.ts';
import { type Check, looked } from './check.ts';
import { baseImageCheck } from './checks/base-image.ts';
import { profilePoliciesCheck } from './checks/instance-profile.ts';
import { instanceTypesCheck } from './checks/instance-types.ts';
import { kmsKeysCheck } from './checks/kms-keys.ts';
import { quotasCheck } from './checks/quotas.ts';
import { securityGroupCheck } from './checks/security-groups.ts';
import { snsTopicCheck } from './checks/sns-topic.ts';
import { wayOutCheck } from './checks/way-out.ts';
import { infrastructureOf } from './read-account.ts';
import type { BuildSubject } from './subject.ts';

// Answers of AWS that the local account cannot give, by a small far end.

const subject: BuildSubject = {
  title: 'the recipe web',
  recipe: { kind: 'image', name: 'web', parentImage: 'ami-0a', components: [], volumes: [], kmsKeyId: 'key-1', repository: undefined },
  infrastructure: infrastructureOf({
    instanceProfileName: 'builder',
    instanceTypes: ['m5.large'],
    subnetId: 'subnet-1',
    securityGroupIds: ['sg-1'],
    snsTopicArn: 'arn:aws:sns:us-east-1:111122223333:builds',
  }),
  distributions: [],
  tests: undefined,
  executionRole: undefined,
  hasWorkflows: false,
  logGroups: [],
  pipelineArn: undefined,
};

async function run(check: Check, answers: Readonly<Record<string, FarAnswer>>): Promise<readonly CheckResult[]> {
  const { aws, asked } = await farEnd(answers);
  const results = await looked(() => check.run({ aws, subject, inRegion: async () => aws }));
  for (const operation of asked) expect(operation).toMatch(/^(Get|List|Describe|Simulate|HEAD |GET )/);
  return results;
}

const ec2 = (operation: string, body: string) =>
  `<${operation}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">${body}</${operation}Response>`;
const iam = (operation: string, body: string) =>
  `<${operation}Response><${operation}Result>${body}</${operation}Result></${operation}Response>`;

const profile = iam(
  'GetInstanceProfile',
  '<InstanceProfile><InstanceProfileName>builder</InstanceProfileName><Roles><member><RoleName>builder</RoleName><Arn>arn:aws:iam::111122223333:role/builder</Arn></member></Roles></InstanceProfile>',
);
const noPolicies = iam('ListAttachedRolePolicies', '<AttachedPolicies/><IsTruncated>false</IsTruncated>');
const simulated = (decision: string) =>
  iam(
    'SimulatePrincipalPolicy',
    `<EvaluationResults><member><EvalActionName>imagebuilder:GetComponent</EvalActionName><EvalDecision>${decision}</EvalDecision></member></EvaluationResults>`,
  );

describe('the policies of the profile', () => {
  test('are simulated where the managed ones are not attached', async () => {
    const answers = { GetInstanceProfile: profile, ListAttachedRolePolicies: noPolicies };
    expect(worstOf(await run(profilePoliciesCheck, { ...answers, SimulatePrincipalPolicy: simulated('allowed') }))).toBe('ok');
    const refused = await run(profilePoliciesCheck, { ...answers, SimulatePrincipalPolicy: simulated('implicitDeny') });
    expect(refused).toEqual([expect.objectContaining({ state: 'failed', message: 'The role builder may not imagebuilder:GetComponent.' })]);
    expect(worstOf(await run(profilePoliciesCheck, { ...answers, SimulatePrincipalPolicy: { error: 'AccessDenied', status: 403 } }))).toBe(
      'warning',
    );
  });

  test('are not known to an identity that may not ask', async () => {
    const [result] = await run(profilePoliciesCheck, { GetInstanceProfile: { error: 'AccessDenied', status: 403 } });
    expect(result).toEqual({ state: 'unchecked', message: 'The signed-in identity may not ask GetInstanceProfile, so this is not known.' });
  });
});

describe('a KMS key', () => {
  const key = (KeyState: string) => ({ DescribeKey: { KeyMetadata: { KeyId: 'key-1', KeyState, KeyUsage: 'ENCRYPT_DECRYPT' } } });
  test.each([
    ['Enabled', 'ok', undefined],
    ['Disabled', 'failed', 'enable-key'],
    ['PendingDeletion', 'failed', 'cancel-key-deletion'],
  ])('that is %s is %s', async (state, outcome, command) => {
    const [result] = await run(kmsKeysCheck, key(state));
    expect(result?.state).toBe(outcome);
    if (command) expect(result?.mend?.command).toContain(command);
  });

  test('that is not there fails; one that cannot be asked about is unchecked', async () => {
    expect(worstOf(await run(kmsKeysCheck, { DescribeKey: { error: 'NotFoundException' } }))).toBe('failed');
    expect(worstOf(await run(kmsKeysCheck, {}))).toBe('unchecked');
  });
});

const subnet = (isPublic: boolean) =>
  ec2(
    'DescribeSubnets',
    `<subnetSet><item><subnetId>subnet-1</subnetId><vpcId>vpc-1</vpcId><availabilityZone>us-east-1a</availabilityZone><mapPublicIpOnLaunch>${isPublic}</mapPublicIpOnLaunch></item></subnetSet>`,
  );
const routes = (route: string) => ec2('DescribeRouteTables', `<routeTableSet><item><routeSet>${route}</routeSet></item></routeTableSet>`);
const toInternet = '<item><destinationCidrBlock>0.0.0.0/0</destinationCidrBlock><gatewayId>igw-1</gatewayId></item>';

describe('the way out', () => {
  test('through an internet gateway needs public addresses', async () => {
    expect(worstOf(await run(wayOutCheck, { DescribeSubnets: subnet(true), DescribeRouteTables: routes(toInternet) }))).toBe('ok');
    expect(worstOf(await run(wayOutCheck, { DescribeSubnets: subnet(false), DescribeRouteTables: routes(toInternet) }))).toBe('warning');
  });

  test('is a NAT gateway, or the endpoints of the VPC, or missing', async () => {
    const nat = '<item><destinationCidrBlock>0.0.0.0/0</destinationCidrBlock><natGatewayId>nat-1</natGatewayId></item>';
    expect(worstOf(await run(wayOutCheck, { DescribeSubnets: subnet(false), DescribeRouteTables: routes(nat) }))).toBe('ok');
    const services = ['ssm', 'ssmmessages', 'ec2messages', 'imagebuilder', 's3'];
    const endpoints = (names: readonly string[]) =>
      ec2(
        'DescribeVpcEndpoints',
        `<vpcEndpointSet>${names.map((name) => `<item><serviceName>com.amazonaws.us-east-1.${name}</serviceName></item>`).join('')}</vpcEndpointSet>`,
      );
    const closed = { DescribeSubnets: subnet(false), DescribeRouteTables: routes('') };
    expect(worstOf(await run(wayOutCheck, { ...closed, DescribeVpcEndpoints: endpoints(services) }))).toBe('ok');
    const [missing] = await run(wayOutCheck, { ...closed, DescribeVpcEndpoints: endpoints(['ssm']) });
    expect(missing).toMatchObject({ state: 'failed', message: expect.stringContaining('ssmmessages, ec2messages, imagebuilder, s3') });
  });
});

test('security groups must be of the subnet’s VPC and let HTTPS out', async () => {
  const groups = (vpc: string, egress: string) =>
    ec2(
      'DescribeSecurityGroups',
      `<securityGroupInfo><item><groupId>sg-1</groupId><vpcId>${vpc}</vpcId><ipPermissionsEgress>${egress}</ipPermissionsEgress></item></securityGroupInfo>`,
    );
  const all = '<item><ipProtocol>-1</ipProtocol></item>';
  const ssh = '<item><ipProtocol>tcp</ipProtocol><fromPort>22</fromPort><toPort>22</toPort></item>';
  const check = async (answer: string) =>
    (await run(securityGroupCheck, { DescribeSubnets: subnet(true), DescribeSecurityGroups: answer }))[0];
  expect(await check(groups('vpc-1', all))).toMatchObject({ state: 'ok' });
  expect(await check(groups('vpc-2', all))).toMatchObject({ state: 'failed', message: expect.stringContaining('not in the VPC vpc-1') });
  expect(await check(groups('vpc-1', ssh))).toMatchObject({ state: 'failed', message: expect.stringContaining('port 443') });
});

test('an encrypted topic is warned of', async () => {
  const attributes = '<Attributes><entry><key>KmsMasterKeyId</key><value>alias/aws/sns</value></entry></Attributes>';
  const [result] = await run(snsTopicCheck, { GetTopicAttributes: iam('GetTopicAttributes', attributes) });
  expect(result).toMatchObject({ state: 'warning', message: expect.stringContaining('alias/aws/sns') });
});

const image = (more: string) =>
  ec2('DescribeImages', `<imagesSet><item><imageId>ami-0a</imageId><imageState>available</imageState>${more}</item></imagesSet>`);

test('a parent image that is deprecated is warned of, one that is not shared fails', async () => {
  const old = '<deprecationTime>2020-01-01T00:00:00.000Z</deprecationTime>';
  expect(await run(baseImageCheck, { DescribeImages: image(old) })).toEqual([
    expect.objectContaining({ state: 'warning', message: expect.stringContaining('deprecated since 2020-01-01') }),
  ]);
  expect(worstOf(await run(baseImageCheck, { DescribeImages: { error: 'InvalidAMIID.NotFound' } }))).toBe('failed');
});

test('instance types of another architecture than the parent image fail', async () => {
  const types = (architecture: string) =>
    ec2(
      'DescribeInstanceTypes',
      `<instanceTypeSet><item><instanceType>m5.large</instanceType><processorInfo><supportedArchitectures><item>${architecture}</item></supportedArchitectures></processorInfo></item></instanceTypeSet>`,
    );
  const offered = ec2(
    'DescribeInstanceTypeOfferings',
    '<instanceTypeOfferingSet><item><instanceType>m5.large</instanceType></item></instanceTypeOfferingSet>',
  );
  const answers = {
    DescribeSubnets: subnet(true),
    DescribeInstanceTypeOfferings: offered,
    DescribeImages: image('<architecture>arm64</architecture>'),
  };
  expect(worstOf(await run(instanceTypesCheck, { ...answers, DescribeInstanceTypes: types('arm64') }))).toBe('ok');
  expect(await run(instanceTypesCheck, { ...answers, DescribeInstanceTypes: types('x86_64') })).toContainEqual(
    expect.objectContaining({ state: 'failed', message: 'The parent image is for arm64, which m5.large cannot run.' }),
  );
});

test('a quota that is used up fails, with what is in use', async () => {
  const running =
    '<reservationSet><item><instancesSet><item><instanceType>m5.large</instanceType><cpuOptions><coreCount>2</coreCount><threadsPerCore>2</threadsPerCore></cpuOptions></item></instancesSet></item></reservationSet>';
  const results = await run(quotasCheck, {
    GetServiceQuota: { Quota: { Value: 5 } },
    ListServiceQuotas: { Quotas: [{ QuotaName: 'Concurrent builds', Value: 100 }] },
    DescribeInstances: ec2('DescribeInstances', running),
    DescribeInstanceTypes: ec2(
      'DescribeInstanceTypes',
      '<instanceTypeSet><item><vCpuInfo><defaultVCpus>2</defaultVCpus></vCpuInfo></item></instanceTypeSet>',
    ),
    DescribeImages: image(''),
  });
  expect(results.map(({ state, message }) => [state, message])).toEqual([
    ['failed', '4 of 5 vCPUs of the standard families are in use; the build needs 2.'],
    ['ok', 'The account has 1 of 5 AMIs in us-east-1.'],
    ['ok', '100 builds may run at once; how many do now is not counted.'],
  ]);
});
