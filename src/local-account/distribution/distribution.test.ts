// Where images go, through the unmodified SDKs: the output of one account in its own and in other accounts, in two Regions.
import { CreateDistributionConfigurationCommand, type Distribution, type Image } from '@aws-sdk/client-imagebuilder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, botocoreVersion } from '../../../tests/conformance/fixture/botocore.ts';
import { createBuildInputs, required, startImage, waitForImage } from '../../../tests/conformance/fixture/resources.ts';
import { builder, letDistribute, openSeveralAccounts, type SeveralAccounts, teamA, teamB } from './test-kit.ts';

let accounts: SeveralAccounts;
let count = 0;
const regions = ['us-east-1', 'eu-west-1'];
const executionRole = 'distributing';

/** Builds an image with these distributions and answers it as it ends. */
async function build(distributions: Distribution[], changes: { readonly executionRole?: string } = {}): Promise<Image> {
  const { imagebuilder } = accounts.test;
  count += 1;
  const name = `built-${count}`;
  const { distributionConfigurationArn } = await imagebuilder.send(
    new CreateDistributionConfigurationCommand({ name, distributions, clientToken: undefined }),
  );
  const inputs = { ...(await createBuildInputs(imagebuilder, name)), distributionConfigurationArn, ...changes };
  return await waitForImage(imagebuilder, await startImage(imagebuilder, inputs), 'AVAILABLE', 'FAILED');
}

/** The AMI of an image in a Region of an account. */
function amiIn({ outputResources }: Image, region: string, accountId = builder): string {
  return required(outputResources?.amis?.find((ami) => ami.region === region && ami.accountId === accountId)?.image);
}

const ec2 = (accountId: string, region = 'us-east-1') => accounts.as('ec2', { accountId, region });
const idsOf = async (accountId: string, input: object, region = 'us-east-1'): Promise<string[]> =>
  (await ec2(accountId, region)('describe_images', input)).Images.map(({ ImageId }: Answer) => ImageId);

describe.skipIf(!botocoreVersion)('distribution', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    accounts = await openSeveralAccounts();
    const trust = { Statement: [{ Effect: 'Allow', Principal: { Service: 'imagebuilder.amazonaws.com' }, Action: 'sts:AssumeRole' }] };
    await accounts.as('iam')('create_role', { RoleName: executionRole, AssumeRolePolicyDocument: JSON.stringify(trust) });
    await letDistribute(accounts, teamA);
  }, 60_000);
  afterAll(() => accounts.close());

  describe('of AMIs', () => {
    let image: Image;
    beforeAll(async () => {
      const name = 'Web {{ imagebuilder:buildDate }}';
      const amiTags = { Team: 'images', Build: 'no. {{ imagebuilder:buildVersion }}' };
      image = await build(
        regions.map((region) => ({
          region,
          amiDistributionConfiguration: { name, description: `for ${region}`, targetAccountIds: [teamA], amiTags, kmsKeyId: 'alias/own' },
        })),
      );
    });

    it('makes one in each Region for the builder and for each target account, and names them all', () => {
      expect(image.state).toEqual({ status: 'AVAILABLE' });
      const rows = image.outputResources?.amis?.map(({ region, accountId, state, description }) => [
        region,
        accountId,
        state?.status,
        description,
      ]);
      expect(rows).toEqual(
        regions.flatMap((region) => [builder, teamA].map((accountId) => [region, accountId, 'AVAILABLE', `for ${region}`])),
      );
      expect(new Set(image.outputResources?.amis?.map((ami) => ami.image)).size).toBe(4);
      expect(new Set(image.outputResources?.amis?.map((ami) => ami.name))).toHaveLength(1);
    });

    it.each(regions)('shows them to their owners alone, with names, tags and key: %s', async (region) => {
      for (const accountId of [builder, teamA]) {
        const { Images } = await ec2(accountId, region)('describe_images', { Owners: ['self'] });
        expect(Images).toMatchObject([
          {
            ImageId: amiIn(image, region, accountId),
            OwnerId: accountId,
            Name: expect.stringMatching(/^Web \d{4}-/),
            Description: `for ${region}`,
          },
        ]);
        expect(Images[0].Tags).toEqual(
          expect.arrayContaining([
            { Key: 'Team', Value: 'images' },
            { Key: 'Build', Value: 'no. 1' },
          ]),
        );
        expect(Images[0].BlockDeviceMappings[0].Ebs).toMatchObject({ Encrypted: true, KmsKeyId: 'alias/own' });
        const { SnapshotId } = Images[0].BlockDeviceMappings[0].Ebs;
        const { Snapshots } = await ec2(accountId, region)('describe_snapshots', { OwnerIds: ['self'], SnapshotIds: [SnapshotId] });
        expect(Snapshots).toMatchObject([{ SnapshotId, OwnerId: accountId }]);
      }
      expect(await idsOf(teamB, { Owners: [builder, teamA] }, region)).toEqual([]);
      expect(await idsOf(teamA, { Owners: [builder] }, region)).toEqual([]);
    });
  });

  describe('of launch permissions', () => {
    const shared = async (launchPermission: NonNullable<Distribution['amiDistributionConfiguration']>['launchPermission']) =>
      await build([
        { region: 'us-east-1', amiDistributionConfiguration: { name: `Shared ${count} {{ imagebuilder:buildDate }}`, launchPermission } },
      ]);

    it('to an account lets that account see and launch the image, and no other', async () => {
      const id = amiIn(await shared({ userIds: [teamA] }), 'us-east-1');
      expect(await idsOf(teamA, { ExecutableUsers: ['self'] })).toEqual([id]);
      expect(await idsOf(teamA, { ImageIds: [id], Owners: [builder] })).toEqual([id]);
      expect(await idsOf(builder, { ExecutableUsers: [teamA] })).toEqual([id]);
      await expect(ec2(teamB)('describe_images', { ImageIds: [id] })).rejects.toMatchObject({ code: 'InvalidAMIID.NotFound' });
      await expect(ec2(teamA)('deregister_image', { ImageId: id })).rejects.toMatchObject({ code: 'AuthFailure' });
      await ec2(builder)('reset_image_attribute', { ImageId: id, Attribute: 'launchPermission' });
      expect(await idsOf(teamA, { Owners: [builder] })).toEqual([]);
    });

    it('to all makes it public', async () => {
      const id = amiIn(await shared({ userGroups: ['all'] }), 'us-east-1');
      expect(await idsOf(teamB, { ExecutableUsers: ['all'], Owners: [builder] })).toEqual([id]);
      expect(await idsOf(teamB, { ExecutableUsers: ['self'] })).toEqual([]);
      expect((await ec2(teamB)('describe_images', { ImageIds: [id] })).Images).toMatchObject([
        { Public: true, OwnerId: builder, Tags: [] },
      ]);
      await ec2(builder)('modify_image_attribute', { ImageId: id, LaunchPermission: { Remove: [{ Group: 'all' }] } });
    });

    it('to an organization and to a unit reaches those who are in them, as long as they are', async () => {
      const organizations = accounts.as('organizations');
      const { Organization } = await organizations('create_organization');
      const { Id: root } = (await organizations('list_roots')).Roots[0];
      const { OrganizationalUnit: unit } = await organizations('create_organizational_unit', { ParentId: root, Name: 'teams' });
      const all = amiIn(await shared({ organizationArns: [Organization.Arn] }), 'us-east-1');
      const some = amiIn(await shared({ organizationalUnitArns: [unit.Arn] }), 'us-east-1');
      expect(await idsOf(teamA, { ExecutableUsers: ['self'] })).toEqual([all]);
      await organizations('move_account', { AccountId: teamA, SourceParentId: root, DestinationParentId: unit.Id });
      expect(await idsOf(teamA, { ExecutableUsers: ['self'] })).toEqual([all, some]);
      expect(await idsOf(teamB, { ExecutableUsers: ['self'] })).toEqual([all]);
      await organizations('move_account', { AccountId: teamA, SourceParentId: unit.Id, DestinationParentId: root });
      expect(await idsOf(teamA, { ExecutableUsers: ['self'] })).toEqual([all]);
      const { LaunchPermissions } = await ec2(builder)('describe_image_attribute', { ImageId: some, Attribute: 'launchPermission' });
      expect(LaunchPermissions).toEqual([{ OrganizationalUnitArn: unit.Arn }]);
    });
  });

  describe('into services', () => {
    it('writes parameters of the AMI into its own Region and account', async () => {
      const parameterName = '/images/web';
      const image = await build(
        regions.map((region) => ({
          region,
          amiDistributionConfiguration: { name: `Parameters {{ imagebuilder:buildDate }}`, targetAccountIds: [teamA] },
          ssmParameterConfigurations: [
            { parameterName, dataType: 'aws:ec2:image' },
            { parameterName, amiAccountId: teamA },
          ],
        })),
        { executionRole },
      );
      expect(image.state?.reason).toBeUndefined();
      for (const region of regions) {
        const read = async (accountId: string) =>
          (await accounts.as('ssm', { accountId, region })('get_parameter', { Name: parameterName })).Parameter;
        expect(await read(builder)).toMatchObject({ Value: amiIn(image, region), DataType: 'aws:ec2:image', Type: 'String', Version: 1 });
        expect(await read(teamA)).toMatchObject({ Value: amiIn(image, region, teamA), DataType: 'text' });
      }
    });

    it('adds versions to launch templates, which become the default ones unless told otherwise', async () => {
      const LaunchTemplateData = { InstanceType: 't3.micro' };
      const make = async (accountId: string, LaunchTemplateName: string) =>
        (await ec2(accountId)('create_launch_template', { LaunchTemplateName, LaunchTemplateData })).LaunchTemplate.LaunchTemplateId;
      const [first, second, theirs] = [await make(builder, 'first'), await make(builder, 'second'), await make(teamA, 'theirs')];
      const image = await build([
        {
          region: 'us-east-1',
          amiDistributionConfiguration: { name: 'Templates {{ imagebuilder:buildDate }}', targetAccountIds: [teamA] },
          launchTemplateConfigurations: [
            { launchTemplateId: first },
            { launchTemplateId: second, setDefaultVersion: false },
            { launchTemplateId: theirs, accountId: teamA },
          ],
        },
      ]);
      const versions = async (accountId: string, LaunchTemplateId: string) =>
        (await ec2(accountId)('describe_launch_template_versions', { LaunchTemplateId })).LaunchTemplateVersions[0];
      const LaunchTemplateDataNow = { ...LaunchTemplateData, ImageId: amiIn(image, 'us-east-1') };
      expect(await versions(builder, first)).toMatchObject({
        VersionNumber: 2,
        DefaultVersion: true,
        LaunchTemplateData: LaunchTemplateDataNow,
      });
      expect(await versions(builder, second)).toMatchObject({ VersionNumber: 2, DefaultVersion: false });
      expect(await versions(teamA, theirs)).toMatchObject({
        DefaultVersion: true,
        LaunchTemplateData: { ImageId: amiIn(image, 'us-east-1', teamA) },
      });
    });

    it('associates licences, and tells of fast launch what it would do', async () => {
      const licenses = accounts.as('license-manager');
      const { LicenseConfigurationArn } = await licenses('create_license_configuration', { Name: 'sql', LicenseCountingType: 'vCPU' });
      const image = await build([
        { region: 'us-east-1', licenseConfigurationArns: [LicenseConfigurationArn], fastLaunchConfigurations: [{ enabled: true }] },
      ]);
      const ResourceArn = `arn:aws:ec2:us-east-1::image/${amiIn(image, 'us-east-1')}`;
      const { LicenseConfigurationAssociations } = await licenses('list_associations_for_license_configuration', {
        LicenseConfigurationArn,
      });
      expect(LicenseConfigurationAssociations).toMatchObject([{ ResourceArn, ResourceType: 'EC2_AMI', ResourceOwnerId: builder }]);
      const RemoveLicenseSpecifications = [{ LicenseConfigurationArn }];
      expect((await licenses('list_license_specifications_for_resource', { ResourceArn })).LicenseSpecifications).toEqual(
        RemoveLicenseSpecifications,
      );
      await licenses('update_license_specifications_for_resource', { ResourceArn, RemoveLicenseSpecifications });
      expect((await licenses('list_license_specifications_for_resource', { ResourceArn })).LicenseSpecifications).toEqual([]);
      await licenses('update_license_specifications_for_resource', { ResourceArn, AddLicenseSpecifications: RemoveLicenseSpecifications });
      await ec2(builder)('deregister_image', { ImageId: amiIn(image, 'us-east-1') });
      const left = await licenses('list_associations_for_license_configuration', { LicenseConfigurationArn });
      expect(left.LicenseConfigurationAssociations).toEqual([]);
      const { events } = await accounts.as('logs')('filter_log_events', {
        logGroupName: `/aws/imagebuilder/built-${count}`,
        filterPattern: 'Emulated',
      });
      expect(events).toMatchObject([{ message: expect.stringContaining('Fast Launch') }]);
    });
  });
});
