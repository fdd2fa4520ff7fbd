// What of one account's EC2 another account, or another Region, sees and may do.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { botocoreVersion } from '../../../tests/conformance/fixture/botocore.ts';
import { createBuildInputs, required, startImage, waitForImage } from '../../../tests/conformance/fixture/resources.ts';
import { builder, openSeveralAccounts, type SeveralAccounts, teamA, teamB } from '../distribution/test-kit.ts';

let accounts: SeveralAccounts;
let ImageId: string;
const ec2 = (accountId: string, region = 'us-east-1') => accounts.as('ec2', { accountId, region });
const share = (permission: object) => ec2(builder)('modify_image_attribute', { ImageId, LaunchPermission: { Add: [permission] } });
const copy = (accountId: string, region: string, more: object = {}) =>
  ec2(accountId, region)('copy_image', { SourceImageId: ImageId, SourceRegion: 'us-east-1', Name: 'copied', ...more });

describe.skipIf(!botocoreVersion)('EC2 between accounts and Regions', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    accounts = await openSeveralAccounts();
    const { imagebuilder } = accounts.test;
    const arn = await startImage(imagebuilder, await createBuildInputs(imagebuilder, 'shared'));
    const { outputResources } = await waitForImage(imagebuilder, arn, 'AVAILABLE');
    ImageId = required(outputResources?.amis?.[0]?.image);
  }, 60_000);
  afterAll(() => accounts.close());

  it('copies an image to another Region, with the tags and the key that were asked for', async () => {
    const copied = (await copy(builder, 'eu-west-1', { CopyImageTags: true, Encrypted: true, KmsKeyId: 'alias/mine' })).ImageId;
    const { Images } = await ec2(builder, 'eu-west-1')('describe_images', { Owners: ['self'] });
    expect(Images).toMatchObject([{ ImageId: copied, SourceImageId: ImageId, SourceImageRegion: 'us-east-1' }]);
    expect(Images[0].Tags).toContainEqual({ Key: 'CreatedBy', Value: 'EC2 Image Builder' });
    const { Ebs } = Images[0].BlockDeviceMappings[0];
    expect(Ebs).toMatchObject({ Encrypted: true, KmsKeyId: 'alias/mine' });
    const encrypted = { Filters: [{ Name: 'encrypted', Values: ['true'] }] };
    const { Snapshots } = await ec2(builder, 'eu-west-1')('describe_snapshots', encrypted);
    expect(Snapshots).toMatchObject([{ SnapshotId: Ebs.SnapshotId, KmsKeyId: 'alias/mine' }]);
    const all = { ImageId: copied, LaunchPermission: { Add: [{ Group: 'all' }] } };
    await expect(ec2(builder, 'eu-west-1')('modify_image_attribute', all)).rejects.toMatchObject({ code: 'InvalidParameter' });
    const contradiction = copy(builder, 'eu-west-2', { Encrypted: false, KmsKeyId: 'alias/mine' });
    await expect(contradiction).rejects.toMatchObject({ code: 'InvalidParameterDependency' });
    expect((await ec2(builder, 'eu-west-2')('describe_images', { Owners: ['self'] })).Images).toEqual([]);
  });

  it('lets another account copy what is shared with it, and own the copy', async () => {
    await expect(copy(teamA, 'us-east-1')).rejects.toMatchObject({ code: 'InvalidAMIID.NotFound' });
    await share({ UserId: teamA });
    const copied = (await copy(teamA, 'eu-west-1', { CopyImageTags: true })).ImageId;
    expect((await ec2(teamA, 'eu-west-1')('describe_images', { Owners: ['self'] })).Images).toMatchObject([
      { ImageId: copied, OwnerId: teamA, SourceImageId: ImageId, Tags: [] },
    ]);
    await ec2(builder)('reset_image_attribute', { ImageId, Attribute: 'launchPermission' });
    await expect(copy(teamA, 'us-east-1')).rejects.toMatchObject({ code: 'InvalidAMIID.NotFound' });
    expect((await ec2(teamA, 'eu-west-1')('describe_images', { ImageIds: [copied] })).Images).toHaveLength(1);
  });

  it.each(['deregister_image', 'disable_image', 'describe_image_attribute', 'modify_image_attribute', 'reset_image_attribute'])(
    'leaves %s to the owner of an image',
    async (operation) => {
      await share({ UserId: teamB });
      const more = {
        describe_image_attribute: { Attribute: 'launchPermission' },
        reset_image_attribute: { Attribute: 'launchPermission' },
        modify_image_attribute: { Description: { Value: 'mine' } },
      }[operation];
      await expect(ec2(teamB)(operation, { ImageId, ...more })).rejects.toMatchObject({ code: 'AuthFailure' });
      await expect(ec2(teamA)(operation, { ImageId, ...more })).rejects.toMatchObject({ code: 'InvalidAMIID.NotFound' });
    },
  );

  it.each([{ UserId: 'me' }, { OrganizationArn: 'o-1' }, { OrganizationalUnitArn: `arn:aws:organizations::${builder}:ou/o-1` }])(
    'permits nobody who cannot be: %j',
    async (permission) => {
      await expect(share(permission)).rejects.toMatchObject({ code: 'InvalidAMIAttributeItemValue' });
    },
  );

  it('keeps templates, groups, key pairs and networks apart', async () => {
    await ec2(builder)('create_launch_template', { LaunchTemplateName: 'web', LaunchTemplateData: { ImageId } });
    await ec2(builder)('create_security_group', { GroupName: 'web', Description: 'of the builder' });
    const seen = async (accountId: string, region: string) => {
      const { LaunchTemplates } = await ec2(accountId, region)('describe_launch_templates');
      const { SecurityGroups } = await ec2(accountId, region)('describe_security_groups');
      const { Subnets } = await ec2(accountId, region)('describe_subnets');
      return [LaunchTemplates.length, SecurityGroups.length, Subnets[0].SubnetId, Subnets[0].OwnerId];
    };
    const places = [await seen(builder, 'us-east-1'), await seen(builder, 'eu-west-1'), await seen(teamA, 'us-east-1')];
    expect(places.map(([templates, groups]) => [templates, groups])).toEqual([
      [1, 2],
      [0, 1],
      [0, 1],
    ]);
    expect(new Set(places.map(([, , subnet]) => subnet)).size).toBe(3);
    expect(places.map(([, , , owner]) => owner)).toEqual([builder, builder, teamA]);
  });

  it('exports nothing of an image that only another account has', async () => {
    const request = { ImageId, DiskImageFormat: 'RAW', S3ExportLocation: { S3Bucket: 'nowhere' } };
    await expect(ec2(teamB)('export_image', request)).rejects.toMatchObject({ code: 'InvalidAMIID.NotFound' });
    expect((await ec2(teamB)('describe_export_image_tasks')).ExportImageTasks).toEqual([]);
    const missing = ec2(builder)('describe_export_image_tasks', { ExportImageTaskIds: ['export-ami-0'] });
    await expect(missing).rejects.toMatchObject({ code: 'InvalidExportTaskID.NotFound' });
  });
});
