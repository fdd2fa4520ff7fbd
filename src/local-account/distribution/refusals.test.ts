// What a distribution is refused, Region by Region and account by account, and what stays of the rest.
import { CreateDistributionConfigurationCommand, type Distribution, type Image } from '@aws-sdk/client-imagebuilder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, botocoreVersion } from '../../../tests/conformance/fixture/botocore.ts';
import { createBuildInputs, required, startImage, waitForImage } from '../../../tests/conformance/fixture/resources.ts';
import { builder, letDistribute, openSeveralAccounts, type SeveralAccounts, teamA, teamB } from './test-kit.ts';

let accounts: SeveralAccounts;
let count = 0;

async function build(distributions: Distribution[], changes: { readonly executionRole?: string } = {}): Promise<Image> {
  const { imagebuilder } = accounts.test;
  count += 1;
  const name = `refused-${count}`;
  const configuration = new CreateDistributionConfigurationCommand({ name, distributions, clientToken: undefined });
  const { distributionConfigurationArn } = await imagebuilder.send(configuration);
  const inputs = { ...(await createBuildInputs(imagebuilder, name)), distributionConfigurationArn, ...changes };
  return await waitForImage(imagebuilder, await startImage(imagebuilder, inputs), 'AVAILABLE', 'FAILED');
}

/** A name that another build of the same year has, too. */
const sameName = 'Web {{ imagebuilder:buildDate:yyyy }}';
const freshName = () => `Web ${count} {{ imagebuilder:buildDate }}`;

const rowsOf = ({ outputResources }: Image) =>
  outputResources?.amis?.map(({ region, accountId, image, state }) => [
    region,
    accountId,
    image === undefined ? 'none' : 'AMI',
    state?.status,
  ]);
const namesIn = async (region: string, accountId = builder): Promise<string[]> =>
  (await accounts.as('ec2', { accountId, region })('describe_images', { Owners: ['self'] })).Images.map(({ Name }: Answer) => Name);

describe.skipIf(!botocoreVersion)('a distribution', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    accounts = await openSeveralAccounts();
    const AssumeRolePolicyDocument = JSON.stringify({ Statement: [] });
    await accounts.as('iam')('create_role', { RoleName: 'somebody', AssumeRolePolicyDocument });
  }, 60_000);
  afterAll(() => accounts.close());

  it('fails in the Region where the name is taken, and leaves the AMI of the other', async () => {
    const to = (...regions: readonly string[]) => regions.map((region) => ({ region, amiDistributionConfiguration: { name: sameName } }));
    expect((await build(to('eu-west-1'))).state?.status).toBe('AVAILABLE');
    const image = await build(to('us-east-1', 'eu-west-1', 'eu-west-2'));
    expect(image.state?.status).toBe('FAILED');
    expect(image.state?.reason).toMatch(/already in use by AMI ami-[0-9a-f]{17}' .*\(ID: 000000000000\).* in Region eu-west-1\./);
    expect(rowsOf(image)).toEqual([
      ['us-east-1', builder, 'AMI', 'AVAILABLE'],
      ['eu-west-1', builder, 'none', 'FAILED'],
      ['eu-west-2', builder, 'AMI', 'AVAILABLE'],
    ]);
    expect(await Promise.all(['us-east-1', 'eu-west-1', 'eu-west-2'].map((region) => namesIn(region)))).toEqual(
      Array.from({ length: 3 }, () => [`Web ${new Date().getUTCFullYear()}`]),
    );
  });

  it.each([
    ['mars-north-1', 'Invalid region provided: mars-north-1'],
    ['me-south-1', 'not opted in'],
  ])('fails in a Region that is not there or not open: %s', async (region, why) => {
    const amiDistributionConfiguration = { name: freshName() };
    const image = await build(['us-east-1', region].map((one) => ({ region: one, amiDistributionConfiguration })));
    expect(image.state?.reason).toContain(why);
    expect(rowsOf(image)).toEqual([
      ['us-east-1', builder, 'AMI', 'AVAILABLE'],
      [region, builder, 'none', 'FAILED'],
    ]);
  });

  it('fails for a target account that is not there, and for one that does not let it in', async () => {
    const toAccount = async (accountId: string) =>
      await build([{ region: 'us-east-1', amiDistributionConfiguration: { name: freshName(), targetAccountIds: [accountId] } }]);
    const refusal = async (accountId: string, why: string) => {
      const image = await toAccount(accountId);
      const role = `arn:aws:iam::${accountId}:role/EC2ImageBuilderDistributionCrossAccountRole`;
      expect(image.state?.reason).toContain(`not authorized to perform: sts:AssumeRole on resource: ${role}: ${why}`);
      expect(image.state?.reason).toContain(`to the destination account (ID: ${accountId}) in Region us-east-1.`);
      expect(rowsOf(image)).toEqual([
        ['us-east-1', builder, 'AMI', 'AVAILABLE'],
        ['us-east-1', accountId, 'none', 'FAILED'],
      ]);
    };
    await refusal('999999999999', 'there is no such account');
    await refusal(teamA, 'the account has no such role');
    await letDistribute(accounts, teamA, { trusted: teamB });
    await refusal(teamA, 'its trust policy does not name the account 000000000000');
    await letDistribute(accounts, teamB, { withPolicy: false });
    await refusal(teamB, 'no policy is attached to it');
    const attach = {
      RoleName: 'EC2ImageBuilderDistributionCrossAccountRole',
      PolicyArn: 'arn:aws:iam::aws:policy/Ec2ImageBuilderCrossAccountDistributionAccess',
    };
    await accounts.as('iam', { accountId: teamB })('attach_role_policy', attach);
    expect((await toAccount(teamB)).state?.status).toBe('AVAILABLE');
    expect(await namesIn('us-east-1', teamB)).toHaveLength(1);
    expect(await namesIn('us-east-1', teamA)).toEqual([]);
  });

  const template = [{ launchTemplateId: 'lt-0123456789abcdef0' }];
  const license = [`arn:aws:license-manager:us-east-1:${builder}:license-configuration:lic-${'0'.repeat(32)}`];
  const parameter = [{ parameterName: '/images/refused' }];
  const exported = { roleName: 'vmimport', diskImageFormat: 'RAW', s3Bucket: 'nowhere' } as const;
  interface Refusal {
    readonly what: string;
    readonly settings: Partial<Distribution>;
    readonly executionRole?: string;
    readonly why: string;
  }
  const refusals: readonly Refusal[] = [
    {
      what: 'a launch template that is not there',
      settings: { launchTemplateConfigurations: template },
      why: "EC2 Client Error: 'The specified launch template",
    },
    {
      what: 'a licence that is not there',
      settings: { licenseConfigurationArns: license },
      why: "License Manager Client Error: 'The license configuration",
    },
    {
      what: 'a parameter without an execution role',
      settings: { ssmParameterConfigurations: parameter },
      why: 'is not authorized to perform: ssm:PutParameter',
    },
    {
      what: 'a parameter with a role that is not there',
      settings: { ssmParameterConfigurations: parameter },
      executionRole: 'nobody',
      why: 'has no role nobody',
    },
    {
      what: 'a parameter of a name that only AWS may give',
      settings: { ssmParameterConfigurations: [{ parameterName: '/aws/mine' }] },
      executionRole: 'somebody',
      why: "SSM Client Error: 'Parameter name",
    },
    { what: 'an export into a bucket that is not there', settings: { s3ExportConfiguration: exported }, why: 'EC2 Client Error' },
  ];
  it.each(refusals)('fails in the end because of $what, and its AMIs stay', async ({ settings, executionRole, why }) => {
    const amiDistributionConfiguration = { name: freshName() };
    const distributions = ['us-east-1', 'eu-west-1'].map((region) => ({ region, amiDistributionConfiguration }));
    const image = await build(
      distributions.map((one) => (one.region === 'us-east-1' ? { ...one, ...settings } : one)),
      executionRole === undefined ? {} : { executionRole },
    );
    expect(image.state?.status).toBe('FAILED');
    expect(image.state?.reason).toContain(why);
    expect(image.state?.reason).toContain('in Region us-east-1.');
    expect(rowsOf(image)).toEqual([
      ['us-east-1', builder, 'AMI', 'FAILED'],
      ['eu-west-1', builder, 'AMI', 'AVAILABLE'],
    ]);
    expect(await namesIn('us-east-1')).toContain(required(image.outputResources?.amis?.[0]?.name));
  });

  it('cannot share what only AWS has the key of', async () => {
    const amiDistributionConfiguration = { name: freshName(), kmsKeyId: 'alias/aws/ebs', launchPermission: { userIds: [teamA] } };
    const image = await build([{ region: 'us-east-1', amiDistributionConfiguration }]);
    expect(image.state?.reason).toContain("Snapshots encrypted with the AWS Managed CMK can't be shared");
    const { Images } = await accounts.as('ec2')('describe_images', { ImageIds: [required(image.outputResources?.amis?.[0]?.image)] });
    const { LaunchPermissions } = await accounts.as('ec2')('describe_image_attribute', {
      ImageId: Images[0].ImageId,
      Attribute: 'launchPermission',
    });
    expect(LaunchPermissions ?? []).toEqual([]);
  });
});
