import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { type Answer, type Botocore, botocoreVersion, openBotocore } from '../../../tests/conformance/fixture/botocore.ts';
import { succeed } from '../../../tests/conformance/fixture/builds.ts';
import { createBuildInputs, required, startImage, waitForImage } from '../../../tests/conformance/fixture/resources.ts';

let test: TestAccount;
let botocore: Botocore;
let imageArn: string;
let ImageId: string;
let Name: string;

const ec2 = (operation: string, parameters: object = {}): Promise<Answer> => botocore.call('ec2', operation, parameters);
const filters = (wanted: Readonly<Record<string, string>>) => ({
  Filters: Object.entries(wanted).map(([name, value]) => ({ Name: name, Values: [value] })),
});
const pick = (items: readonly Answer[], member: string): readonly string[] => items.map((item) => item[member]);

describe.skipIf(!botocoreVersion)('EC2', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    test = await openTestAccount({ runBuild: succeed });
    imageArn = await startImage(test.imagebuilder, await createBuildInputs(test.imagebuilder, 'Shown'));
    const { outputResources } = await waitForImage(test.imagebuilder, imageArn, 'AVAILABLE');
    const ami = required(outputResources?.amis?.[0]);
    ImageId = required(ami.image);
    Name = required(ami.name);
    botocore = openBotocore(test);
  }, 60_000);
  afterAll(async () => {
    botocore.close();
    await test.close();
  });

  describe('images', () => {
    it('shows the output of a build as an AMI, with who made it and its snapshot', async () => {
      const { Images } = await ec2('describe_images', { Owners: ['self'] });
      expect(Images).toMatchObject([{ ImageId, Name, OwnerId: '000000000000', State: 'available', Public: false, RootDeviceType: 'ebs' }]);
      expect(Images[0].Tags).toContainEqual({ Key: 'Ec2ImageBuilderArn', Value: imageArn });
      const { SnapshotId } = Images[0].BlockDeviceMappings[0].Ebs;
      const { Snapshots } = await ec2('describe_snapshots', { SnapshotIds: [SnapshotId] });
      expect(Snapshots).toMatchObject([{ SnapshotId, State: 'completed', VolumeSize: 1 }]);
      await expect(ec2('delete_snapshot', { SnapshotId })).rejects.toMatchObject({ code: 'InvalidSnapshot.InUse' });
    });

    it('filters by name with wildcards, by tag, and refuses what is no filter', async () => {
      const ids = async (input: object) => pick((await ec2('describe_images', { Owners: ['self'], ...input })).Images, 'ImageId');
      expect(await ids(filters({ name: 'Shown*' }))).toEqual([ImageId]);
      expect(await ids(filters({ name: 'Show?' }))).toEqual([]);
      expect(await ids(filters({ 'tag:CreatedBy': 'EC2 Image Builder', state: 'available' }))).toEqual([ImageId]);
      await expect(ids(filters({ colour: 'red' }))).rejects.toMatchObject({ code: 'InvalidParameterValue' });
    });

    it('finds the public images that the Parameter Store names, page by page', async () => {
      const parameter = '/aws/service/debian/release/12/latest/amd64';
      const { Parameter } = await botocore.call('ssm', 'get_parameter', { Name: parameter });
      const { Images } = await ec2('describe_images', { ImageIds: [Parameter.Value] });
      expect(Images).toMatchObject([{ Public: true, Architecture: 'x86_64', Description: expect.stringContaining(parameter) }]);
      const owners = { Owners: ['amazon'], MaxResults: 5 };
      const first = await ec2('describe_images', owners);
      const second = await ec2('describe_images', { ...owners, NextToken: first.NextToken });
      expect(new Set(pick([...first.Images, ...second.Images], 'ImageId')).size).toBe(10);
      await expect(ec2('describe_images', { ...owners, NextToken: 'mine' })).rejects.toMatchObject({ code: 'InvalidNextToken' });
    });

    it.each([
      { id: 'ami-00000000000000000', code: 'InvalidAMIID.NotFound' },
      { id: 'nonsense', code: 'InvalidAMIID.Malformed' },
    ])('refuses the id $id with $code', async ({ id, code }) => {
      await expect(ec2('describe_images', { ImageIds: [id] })).rejects.toMatchObject({ code, status: 400 });
      await expect(ec2('deregister_image', { ImageId: id })).rejects.toMatchObject({ code });
    });

    it('shares an image in both spellings, and takes it back', async () => {
      const permissions = async () => (await ec2('describe_image_attribute', { ImageId, Attribute: 'launchPermission' })).LaunchPermissions;
      await ec2('modify_image_attribute', { ImageId, LaunchPermission: { Add: [{ UserId: '111111111111' }, { Group: 'all' }] } });
      await ec2('modify_image_attribute', { ImageId, Attribute: 'launchPermission', OperationType: 'add', UserIds: ['222222222222'] });
      expect(await permissions()).toEqual([{ UserId: '111111111111' }, { Group: 'all' }, { UserId: '222222222222' }]);
      expect((await ec2('describe_images', { ImageIds: [ImageId] })).Images[0].Public).toBe(true);
      await ec2('modify_image_attribute', { ImageId, LaunchPermission: { Remove: [{ Group: 'all' }] } });
      expect(await permissions()).toEqual([{ UserId: '111111111111' }, { UserId: '222222222222' }]);
      await ec2('reset_image_attribute', { ImageId, Attribute: 'launchPermission' });
      expect(await permissions()).toEqual([]);
      const wrong = { ImageId, LaunchPermission: { Add: [{ UserId: 'me' }] } };
      await expect(ec2('modify_image_attribute', wrong)).rejects.toMatchObject({ code: 'InvalidAMIAttributeItemValue' });
    });

    it('describes an image anew, and leaves those of others alone', async () => {
      await ec2('modify_image_attribute', { ImageId, Description: { Value: 'told <later> & better' } });
      const { Description } = await ec2('describe_image_attribute', { ImageId, Attribute: 'description' });
      expect(Description).toEqual({ Value: 'told <later> & better' });
      const { Images } = await ec2('describe_images', { Owners: ['amazon'] });
      const foreign = { ImageId: Images[0].ImageId, Description: { Value: 'mine' } };
      await expect(ec2('modify_image_attribute', foreign)).rejects.toMatchObject({ code: 'AuthFailure' });
    });

    it('only tries with DryRun', async () => {
      await expect(ec2('deregister_image', { ImageId, DryRun: true })).rejects.toMatchObject({ code: 'DryRunOperation', status: 412 });
      expect((await ec2('describe_images', { ImageIds: [ImageId] })).Images).toHaveLength(1);
    });

    it('copies an image under a name that is free, deprecates, disables and deregisters the copy', async () => {
      const source = { SourceImageId: ImageId, SourceRegion: 'us-east-1' };
      const tags = [{ ResourceType: 'image', Tags: [{ Key: 'team', Value: 'copies' }] }];
      const copy = (await ec2('copy_image', { ...source, Name: 'copied', TagSpecifications: tags })).ImageId;
      const show = async (more = {}) => (await ec2('describe_images', { ImageIds: [copy], ...more })).Images;
      expect(await show()).toMatchObject([{ Name: 'copied', SourceImageId: ImageId, Tags: [{ Key: 'team', Value: 'copies' }] }]);
      await expect(ec2('copy_image', { ...source, Name: 'copied' })).rejects.toMatchObject({ code: 'InvalidAMIName.Duplicate' });
      await ec2('enable_image_deprecation', { ImageId: copy, DeprecateAt: '2040-01-01T00:00:10Z' });
      expect(await show()).toMatchObject([{ DeprecationTime: '2040-01-01T00:00:00.000Z' }]);
      await ec2('disable_image_deprecation', { ImageId: copy });
      expect((await show())[0]).not.toHaveProperty('DeprecationTime');
      await ec2('disable_image', { ImageId: copy });
      expect(await show()).toEqual([]);
      expect(await show({ IncludeDisabled: true })).toMatchObject([{ State: 'disabled' }]);
      await ec2('enable_image', { ImageId: copy });
      const [{ BlockDeviceMappings }] = await show();
      await ec2('deregister_image', { ImageId: copy });
      await expect(show()).rejects.toMatchObject({ code: 'InvalidAMIID.NotFound' });
      await ec2('delete_snapshot', { SnapshotId: BlockDeviceMappings[0].Ebs.SnapshotId });
      expect((await ec2('describe_snapshots', { OwnerIds: ['self'] })).Snapshots).toHaveLength(1);
    });
  });

  it('names Regions, zones and instance types', async () => {
    expect(pick((await ec2('describe_regions')).Regions, 'RegionName')).toContain('eu-central-1');
    await expect(ec2('describe_regions', { RegionNames: ['moon-1'] })).rejects.toMatchObject({ code: 'InvalidParameterValue' });
    expect(pick((await ec2('describe_availability_zones')).AvailabilityZones, 'ZoneName')).toEqual([
      'us-east-1a',
      'us-east-1b',
      'us-east-1c',
    ]);
    const { InstanceTypes } = await ec2('describe_instance_types', { InstanceTypes: ['t3.micro'] });
    expect(InstanceTypes).toMatchObject([{ VCpuInfo: { DefaultVCpus: 2 }, MemoryInfo: { SizeInMiB: 1024 } }]);
    const arm = await ec2('describe_instance_types', filters({ 'processor-info.supported-architecture': 'arm64', 'instance-type': 't*' }));
    expect(pick(arm.InstanceTypes, 'InstanceType')).toContain('t4g.micro');
    await expect(ec2('describe_instance_types', { InstanceTypes: ['z99.large'] })).rejects.toMatchObject({ code: 'InvalidInstanceType' });
    expect((await ec2('describe_instance_type_offerings', filters({ 'instance-type': 'm5.large' }))).InstanceTypeOfferings).toEqual([
      { InstanceType: 'm5.large', LocationType: 'region', Location: 'us-east-1' },
    ]);
  });

  it('has the network of a new account', async () => {
    const { Vpcs } = await ec2('describe_vpcs', filters({ 'is-default': 'true' }));
    const { VpcId } = Vpcs[0];
    const { Subnets } = await ec2('describe_subnets', filters({ 'vpc-id': VpcId }));
    expect(pick(Subnets, 'AvailabilityZone')).toEqual(['us-east-1a', 'us-east-1b', 'us-east-1c']);
    await expect(ec2('describe_subnets', { SubnetIds: ['subnet-0'] })).rejects.toMatchObject({ code: 'InvalidSubnetID.NotFound' });
    expect((await ec2('describe_vpc_endpoints')).VpcEndpoints).toEqual([]);
    await expect(ec2('describe_vpc_endpoints', { VpcEndpointIds: ['vpce-0'] })).rejects.toMatchObject({
      code: 'InvalidVpcEndpointId.NotFound',
    });
    const { GroupId } = await ec2('create_security_group', { GroupName: 'builds', Description: 'of images' });
    const { SecurityGroups } = await ec2('describe_security_groups');
    expect(SecurityGroups).toMatchObject([
      { GroupName: 'default', VpcId },
      { GroupName: 'builds', GroupId, VpcId },
    ]);
    await ec2('delete_security_group', { GroupId });
    await expect(ec2('describe_security_groups', { GroupIds: [GroupId] })).rejects.toMatchObject({ code: 'InvalidGroup.NotFound' });
  });

  it('keeps the public halves of key pairs', async () => {
    const ed25519 = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE4Yd3Yv0sS0uPzJZ1vmu0nJdQ1lPzqKu1sM8Y1w5b5x me';
    const imported = await ec2('import_key_pair', { KeyName: 'mine', PublicKeyMaterial: ed25519 });
    expect(imported).toMatchObject({ KeyName: 'mine', KeyPairId: expect.stringMatching(/^key-/) });
    expect((await ec2('describe_key_pairs', { IncludePublicKey: true })).KeyPairs).toMatchObject([
      { KeyType: 'ed25519', PublicKey: ed25519 },
    ]);
    await expect(ec2('import_key_pair', { KeyName: 'mine', PublicKeyMaterial: ed25519 })).rejects.toMatchObject({
      code: 'InvalidKeyPair.Duplicate',
    });
    await expect(ec2('import_key_pair', { KeyName: 'odd', PublicKeyMaterial: 'odd' })).rejects.toMatchObject({ code: 'InvalidKey.Format' });
    await ec2('delete_key_pair', { KeyName: 'mine' });
    await expect(ec2('describe_key_pairs', { KeyNames: ['mine'] })).rejects.toMatchObject({ code: 'InvalidKeyPair.NotFound' });
  });

  it('versions launch templates', async () => {
    const LaunchTemplateName = 'template';
    const data = { ImageId, InstanceType: 't3.micro', TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'a', Value: 'b' }] }] };
    const { LaunchTemplate } = await ec2('create_launch_template', { LaunchTemplateName, LaunchTemplateData: data });
    const repeated = { LaunchTemplateName: 'repeated', LaunchTemplateData: data, ClientToken: 'once' };
    const answers = [await ec2('create_launch_template', repeated), await ec2('create_launch_template', repeated)];
    expect(answers[1].LaunchTemplate).toEqual(answers[0].LaunchTemplate);
    await ec2('delete_launch_template', { LaunchTemplateName: 'repeated' });
    const again = { LaunchTemplateName, LaunchTemplateData: data };
    await expect(ec2('create_launch_template', again)).rejects.toMatchObject({ code: 'InvalidLaunchTemplateName.AlreadyExistsException' });
    const next = { LaunchTemplateName, SourceVersion: '1', LaunchTemplateData: { ImageId: 'ami-0123456789abcdef0' } };
    const { LaunchTemplateVersion } = await ec2('create_launch_template_version', next);
    expect(LaunchTemplateVersion).toMatchObject({
      VersionNumber: 2,
      DefaultVersion: false,
      LaunchTemplateData: { ...data, ImageId: 'ami-0123456789abcdef0' },
    });
    await ec2('modify_launch_template', { LaunchTemplateName, DefaultVersion: '2' });
    expect((await ec2('describe_launch_templates')).LaunchTemplates).toMatchObject([
      { LaunchTemplateId: LaunchTemplate.LaunchTemplateId, DefaultVersionNumber: 2, LatestVersionNumber: 2 },
    ]);
    const versions = async (...wanted: string[]) =>
      pick(
        (await ec2('describe_launch_template_versions', { LaunchTemplateName, Versions: wanted })).LaunchTemplateVersions,
        'VersionNumber',
      );
    expect(await versions('$Default', '1')).toEqual([2, 1]);
    await expect(versions('7')).rejects.toMatchObject({ code: 'InvalidLaunchTemplateId.VersionNotFound' });
    await ec2('delete_launch_template', { LaunchTemplateName });
    await expect(ec2('describe_launch_templates', { LaunchTemplateNames: [LaunchTemplateName] })).rejects.toMatchObject({
      code: 'InvalidLaunchTemplateName.NotFoundException',
    });
  });

  it('tags whatever it has', async () => {
    await ec2('create_tags', { Resources: [ImageId], Tags: [{ Key: 'stage', Value: 'test' }] });
    const { Tags } = await ec2('describe_tags', filters({ 'resource-id': ImageId, key: 'stage' }));
    expect(Tags).toEqual([{ Key: 'stage', Value: 'test', ResourceId: ImageId, ResourceType: 'image' }]);
    await ec2('delete_tags', { Resources: [ImageId], Tags: [{ Key: 'stage' }] });
    expect((await ec2('describe_tags', filters({ key: 'stage' }))).Tags).toEqual([]);
    await expect(ec2('create_tags', { Resources: [ImageId], Tags: [{ Key: 'aws:x', Value: 'y' }] })).rejects.toMatchObject({
      code: 'InvalidParameterValue',
    });
  });

  it('has no volumes, and says what it does not emulate', async () => {
    expect((await ec2('describe_volumes')).Volumes).toEqual([]);
    await expect(ec2('describe_volumes', { VolumeIds: ['vol-1'] })).rejects.toMatchObject({ code: 'InvalidVolume.NotFound' });
    await expect(ec2('run_instances', { MinCount: 1, MaxCount: 1 })).rejects.toMatchObject({
      code: 'NotImplemented',
      message: expect.stringContaining('ec2:RunInstances'),
    });
  });

  it('refuses what the form or the model does not know', async () => {
    await expect(ec2('deregister_image')).rejects.toMatchObject({
      code: 'InvalidParameterValue',
      message: expect.stringContaining('ImageId'),
    });
    const wrong = openBotocore(test, { accessKeyId: 'AKIASOMEBODYELSE0000', secretAccessKey: 'x' });
    await expect(wrong.call('ec2', 'describe_regions')).rejects.toMatchObject({ code: 'AuthFailure' });
    wrong.close();
  });
});
