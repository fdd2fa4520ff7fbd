import type { ImagePermissions } from '@aws-sdk/client-appstream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppStreamTest, baseImage, openAppStreamTest, otherAccount } from '../../../tests/conformance/fixture/appstream-account.ts';

let kit: AppStreamTest;
beforeAll(async () => {
  kit = await openAppStreamTest();
});
afterAll(() => kit.close());

const stateOf = async (name: string) => (await kit.mine.describeImageBuilders({ Names: [name] })).ImageBuilders?.[0]?.State;
const notPermitted = { name: 'OperationNotPermittedException' };
const missing = { name: 'ResourceNotFoundException' };

describe('an image builder', () => {
  it('is launched of a base image, stopped, started and deleted, each in the state that allows it', async () => {
    const { ImageBuilder } = await kit.mine.createImageBuilder({
      ...{ Name: 'one', ImageName: baseImage, InstanceType: 'stream.standard.medium', Tags: { team: 'images' } },
    });
    expect(ImageBuilder).toMatchObject({
      ...{ State: 'PENDING', Platform: 'WINDOWS_SERVER_2022', LatestAppstreamAgentVersion: 'TRUE', CreatedTime: expect.any(Date) },
      Arn: 'arn:aws:appstream:us-east-1:000000000000:image-builder/one',
    });
    expect((await kit.mine.listTagsForResource({ ResourceArn: ImageBuilder?.Arn })).Tags).toEqual({ team: 'images' });
    await expect(kit.mine.stopImageBuilder({ Name: 'one' })).rejects.toMatchObject(notPermitted);
    await expect(kit.mine.deleteImageBuilder({ Name: 'one' })).rejects.toMatchObject(notPermitted);
    await kit.settle();
    expect(await stateOf('one')).toBe('RUNNING');
    await expect(kit.mine.startImageBuilder({ Name: 'one' })).rejects.toMatchObject({ name: 'ResourceNotAvailableException' });
    await expect(kit.mine.deleteImageBuilder({ Name: 'one' })).rejects.toMatchObject({
      ...notPermitted,
      message: expect.stringContaining('must be STOPPED'),
    });
    expect((await kit.mine.stopImageBuilder({ Name: 'one' })).ImageBuilder?.State).toBe('STOPPING');
    await kit.settle();
    expect((await kit.mine.startImageBuilder({ Name: 'one', AppstreamAgentVersion: '[LATEST]' })).ImageBuilder?.State).toBe('PENDING');
    await kit.settle();
    await kit.mine.stopImageBuilder({ Name: 'one' });
    await kit.settle();
    expect((await kit.mine.deleteImageBuilder({ Name: 'one' })).ImageBuilder?.State).toBe('DELETING');
    await kit.settle();
    await expect(kit.mine.describeImageBuilders({ Names: ['one'] })).rejects.toMatchObject(missing);
  });

  it('is refused for an image that is not there, a type that does not fit, and a name that is taken', async () => {
    await kit.builder('two');
    const good = { Name: 'three', ImageName: baseImage, InstanceType: 'stream.standard.medium' };
    await expect(kit.mine.createImageBuilder({ ...good, Name: 'two' })).rejects.toMatchObject({ name: 'ResourceAlreadyExistsException' });
    await expect(kit.mine.createImageBuilder({ ...good, ImageName: 'nothing' })).rejects.toMatchObject(missing);
    const graphics = kit.mine.createImageBuilder({ ...good, InstanceType: 'stream.graphics.g5.xlarge' });
    await expect(graphics).rejects.toMatchObject({ name: 'IncompatibleImageException' });
    const both = kit.mine.createImageBuilder({ ...good, ImageArn: 'arn:aws:appstream:us-east-1::image/x' });
    await expect(both).rejects.toMatchObject({ name: 'InvalidParameterCombinationException' });
    await expect(kit.mine.createImageBuilder({ ...good, Name: '-no' })).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('moves on when Kiln comes back after its time', async () => {
    await kit.mine.createImageBuilder({ Name: 'sleeper', ImageName: baseImage, InstanceType: 'stream.standard.small' });
    expect(await stateOf('sleeper')).toBe('PENDING');
    expect(await stateOf('sleeper')).toBe('PENDING'); // to look does not move it
    await kit.settle();
    expect(await stateOf('sleeper')).toBe('RUNNING');
  });

  it('gets license-included software by a deployment', async () => {
    await kit.builder('office');
    const ImageBuilderName = 'office';
    const name = 'Microsoft_Office_2024_LTSC_Standard_64Bit';
    const SoftwareNames = [name];
    await expect(kit.mine.associateSoftwareToImageBuilder({ ImageBuilderName, SoftwareNames: ['Doom'] })).rejects.toMatchObject({
      name: 'InvalidParameterCombinationException',
    });
    await kit.mine.associateSoftwareToImageBuilder({ ImageBuilderName, SoftwareNames });
    const AssociatedResource = 'arn:aws:appstream:us-east-1:000000000000:image-builder/office';
    const associations = async () => (await kit.mine.describeSoftwareAssociations({ AssociatedResource })).SoftwareAssociations;
    expect(await associations()).toMatchObject([{ SoftwareName: name, Status: 'STAGED_FOR_INSTALLATION' }]);
    await kit.mine.startSoftwareDeploymentToImageBuilder({ ImageBuilderName });
    await kit.settle();
    expect(await associations()).toMatchObject([{ SoftwareName: name, Status: 'INSTALLED' }]);
    await kit.mine.disassociateSoftwareFromImageBuilder({ ImageBuilderName, SoftwareNames });
    await kit.mine.startSoftwareDeploymentToImageBuilder({ ImageBuilderName });
    await kit.settle();
    expect(await associations()).toEqual([]);
  });
});

describe('an image', () => {
  it('is made by Image Assistant on the builder, which stops by itself', async () => {
    const BuilderName = await kit.builder('maker');
    const Application = { Name: 'editor', AbsoluteAppPath: 'C:\\Editor\\editor.exe' };
    expect(await kit.assist('CreateImage', { BuilderName, Name: 'suite' })).toMatchObject({ status: 1 });
    expect(await kit.assist('AddApplication', { BuilderName, Application })).toEqual({ status: 0, message: 'Success' });
    expect(await kit.assist('AddApplication', { BuilderName, Application })).toMatchObject({ status: 1 });
    expect(await kit.assist('RemoveApplication', { BuilderName, Name: 'nothing' })).toEqual({ status: 1, message: 'App not found' });
    expect(await kit.assist('ListApplications', { BuilderName })).toMatchObject({ status: 0, applications: [{ DisplayName: 'editor' }] });
    expect(await kit.assist('UpdateDefaultProfile', { BuilderName, Profile: '.\\Administrator' })).toMatchObject({ status: 0 });
    expect(await kit.assist('UpdateDefaultProfile', { BuilderName, Profile: 'Administrator' })).toMatchObject({ status: 1 });
    expect(await kit.assist('ResetUserProfile', { BuilderName })).toMatchObject({ status: 0 });
    expect(await kit.assist('Optimize', { BuilderName })).toMatchObject({ status: 0 });
    expect(await kit.assist('CreateImage', { BuilderName, Name: 'AWS-suite' })).toMatchObject({ status: 1 });
    expect(await kit.assist('CreateImage', { BuilderName, Name: 'suite', JustCheck: true })).toMatchObject({ status: 0 });
    expect(await stateOf('maker')).toBe('RUNNING');
    expect(await kit.assist('CreateImage', { BuilderName, Name: 'suite', Tags: { made: 'here' } })).toMatchObject({ status: 0 });
    expect(await stateOf('maker')).toBe('SNAPSHOTTING');
    await expect(kit.mine.stopImageBuilder({ Name: 'maker' })).rejects.toMatchObject(notPermitted);
    expect((await kit.mine.describeImages({ Names: ['suite'] })).Images).toMatchObject([{ State: 'PENDING', Visibility: 'PRIVATE' }]);
    await kit.settle();
    expect(await stateOf('maker')).toBe('STOPPED');
    expect((await kit.mine.describeImages({ Names: ['suite'] })).Images).toMatchObject([
      {
        ...{ State: 'AVAILABLE', ImageBuilderName: 'maker', ImageSharedWithOthers: 'FALSE', ImageType: 'NATIVE' },
        ...{
          Applications: [{ Name: 'editor', LaunchPath: 'C:\\Editor\\editor.exe' }],
          BaseImageArn: `arn:aws:appstream:us-east-1::image/${baseImage}`,
        },
      },
    ]);
  });

  it('is copied within its Region and to another, where its tags and its permissions do not go', async () => {
    await kit.image('original');
    await kit.mine.updateImagePermissions({ Name: 'original', SharedAccountId: otherAccount, ImagePermissions: { allowFleet: true } });
    const elsewhere = kit.in('eu-central-1');
    const copy = { SourceImageName: 'original', DestinationImageName: 'copy', DestinationRegion: 'eu-central-1' };
    expect(await kit.mine.copyImage(copy)).toMatchObject({ DestinationImageName: 'copy' });
    expect((await elsewhere.describeImages({ Names: ['copy'] })).Images).toMatchObject([
      { State: 'COPYING', ImageSharedWithOthers: 'FALSE' },
    ]);
    await expect(kit.mine.copyImage(copy)).rejects.toMatchObject({ name: 'ResourceAlreadyExistsException' });
    await expect(kit.mine.copyImage({ ...copy, SourceImageName: 'none' })).rejects.toMatchObject(missing);
    kit.clock.advance(10_000);
    await expect.poll(async () => (await elsewhere.describeImages({ Names: ['copy'] })).Images?.[0]?.State).toBe('AVAILABLE');
  });

  it('is updated where it is of Windows; a dry run says so and makes nothing', async () => {
    await kit.image('stale');
    const wish = { existingImageName: 'stale', newImageName: 'fresh' };
    expect(await kit.mine.createUpdatedImage({ ...wish, dryRun: true })).toMatchObject({ canUpdateImage: true });
    await expect(kit.mine.describeImages({ Names: ['fresh'] })).rejects.toMatchObject(missing);
    expect((await kit.mine.createUpdatedImage(wish)).image).toMatchObject({ State: 'CREATING', LatestAppstreamAgentVersion: 'TRUE' });
    const { ImageBuilders = [] } = await kit.mine.describeImageBuilders({});
    expect(ImageBuilders.filter(({ State }) => State === 'UPDATING')).toMatchObject([{ Name: expect.stringMatching(/^fresh-\d{10}$/) }]);
    await kit.settle();
    expect((await kit.mine.describeImages({ Names: ['fresh'] })).Images).toMatchObject([{ State: 'AVAILABLE' }]);
    expect((await kit.mine.describeImageBuilders({})).ImageBuilders?.filter(({ Name = '' }) => Name.startsWith('fresh-'))).toEqual([]);
    await kit.builder('linux', 'AppStream-AmazonLinux2-04-15-2026');
    const BuilderName = 'linux';
    await kit.assist('AddApplication', { BuilderName, Application: { Name: 'x', AbsoluteAppPath: '/usr/bin/x' } });
    await kit.assist('CreateImage', { BuilderName, Name: 'penguin' });
    await kit.settle();
    const penguin = { existingImageName: 'penguin', newImageName: 'penguin-2' };
    expect(await kit.mine.createUpdatedImage({ ...penguin, dryRun: true })).toMatchObject({ canUpdateImage: false });
    await expect(kit.mine.createUpdatedImage(penguin)).rejects.toMatchObject({ name: 'IncompatibleImageException' });
  });

  it('becomes an AMI by an export; an AMI that is not of Windows does not become an image', async () => {
    await kit.image('leaving');
    const IamRoleArn = 'arn:aws:iam::000000000000:role/export';
    const { ExportImageTask } = await kit.mine.createExportImageTask({ ImageName: 'leaving', AmiName: 'left', IamRoleArn });
    const TaskId = ExportImageTask?.TaskId;
    expect(ExportImageTask).toMatchObject({ State: 'EXPORTING', AmiName: 'left' });
    kit.clock.advance(10_000);
    await expect
      .poll(async () => (await kit.mine.getExportImageTask({ TaskId })).ExportImageTask)
      .toMatchObject({
        ...{ State: 'COMPLETED', AmiId: expect.stringMatching(/^ami-/) },
      });
    const { ExportImageTasks = [] } = await kit.mine.listExportImageTasks({ Filters: [{ Name: 'State', Values: ['COMPLETED'] }] });
    const [task] = ExportImageTasks;
    expect(ExportImageTasks).toHaveLength(1);
    const SourceAmiId = task?.AmiId ?? '';
    const wish = { Name: 'back', SourceAmiId, IamRoleArn };
    await expect(kit.mine.createImportedImage({ ...wish, SourceAmiId: 'ami-0123456789abcdef0' })).rejects.toMatchObject(missing);
    await expect(kit.mine.createImportedImage({ ...wish, DryRun: true })).rejects.toMatchObject({ name: 'DryRunOperationException' });
    expect((await kit.mine.createImportedImage(wish)).Image).toMatchObject({ State: 'IMPORTING', ImageType: 'CUSTOM' });
    await kit.settle();
    expect((await kit.mine.describeImages({ Names: ['back'] })).Images).toMatchObject([{ State: 'AVAILABLE' }]);
  });

  it('is listed by visibility, page by page, and by one filter at a time', async () => {
    const { Images = [], NextToken } = await kit.mine.describeImages({ Type: 'PUBLIC', MaxResults: 3 });
    expect(Images).toHaveLength(3);
    expect(Images.every(({ Visibility, Arn }) => Visibility === 'PUBLIC' && /^arn:aws:appstream:us-east-1::image\//.test(Arn ?? ''))).toBe(
      true,
    );
    const rest = await kit.mine.describeImages({ Type: 'PUBLIC', MaxResults: 25, NextToken });
    expect(rest.Images?.map(({ Name }) => Name)).not.toContain(Images[0]?.Name);
    await expect(kit.mine.describeImages({ Names: [baseImage], Type: 'PUBLIC' })).rejects.toMatchObject({
      name: 'InvalidParameterCombinationException',
    });
  });
});

describe('an image that is shared', () => {
  const fleet = (ImageArn: string) => ({
    ...{ Name: 'theirs', ImageArn, InstanceType: 'stream.standard.medium', ComputeCapacity: { DesiredInstances: 2 } },
  });
  const permissions = async () =>
    (await kit.mine.describeImagePermissions({ Name: 'shared' })).SharedImagePermissionsList?.map(
      ({ sharedAccountId, imagePermissions }) => [sharedAccountId, imagePermissions],
    );
  const share = (given: ImagePermissions) =>
    kit.mine.updateImagePermissions({ Name: 'shared', SharedAccountId: otherAccount, ImagePermissions: given });

  it('is seen by the other account and used as far as it may be; unsharing empties its fleets and leaves what it built', async () => {
    await kit.image('shared');
    const arn = 'arn:aws:appstream:us-east-1:000000000000:image/shared';
    await expect(kit.theirs.describeImages({ Arns: [arn] })).rejects.toMatchObject(missing);
    await share({ allowFleet: true, allowImageBuilder: false });
    expect(await permissions()).toEqual([[otherAccount, { allowFleet: true, allowImageBuilder: false }]]);
    expect((await kit.mine.describeImages({ Names: ['shared'] })).Images).toMatchObject([{ ImageSharedWithOthers: 'TRUE' }]);
    expect((await kit.theirs.describeImages({ Arns: [arn] })).Images).toMatchObject([
      { Arn: arn, Visibility: 'SHARED', ImagePermissions: { allowFleet: true, allowImageBuilder: false } },
    ]);
    const builder = { Name: 'copycat', ImageArn: arn, InstanceType: 'stream.standard.medium' };
    await expect(kit.theirs.createImageBuilder(builder)).rejects.toMatchObject(notPermitted);
    await share({ allowFleet: true, allowImageBuilder: true });
    await kit.theirs.createImageBuilder(builder);
    await expect(
      kit.theirs.createImageBuilder({ ...builder, Name: 'other', ImageArn: undefined, ImageName: 'shared' }),
    ).rejects.toMatchObject(missing);

    await kit.theirs.createFleet(fleet(arn));
    await kit.theirs.startFleet({ Name: 'theirs' });
    kit.clock.advance(10_000);
    const theirs = async () => (await kit.theirs.describeFleets({ Names: ['theirs'] })).Fleets?.[0];
    await expect.poll(async () => (await theirs())?.State).toBe('RUNNING');
    await expect(kit.mine.deleteImage({ Name: 'shared' })).rejects.toMatchObject({ name: 'ResourceInUseException' });
    await share({ allowFleet: false, allowImageBuilder: true });
    expect((await theirs())?.ComputeCapacityStatus).toMatchObject({ Desired: 0 });
    await kit.mine.deleteImagePermissions({ Name: 'shared', SharedAccountId: otherAccount });
    expect(await permissions()).toEqual([]);
    expect((await kit.theirs.describeImageBuilders({ Names: ['copycat'] })).ImageBuilders).toHaveLength(1);
    await expect(kit.mine.deleteImagePermissions({ Name: 'shared', SharedAccountId: otherAccount })).rejects.toMatchObject(missing);
    await expect(kit.mine.deleteImage({ Name: 'shared' })).rejects.toMatchObject({ message: expect.stringContaining('theirs') });
    await kit.theirs.stopFleet({ Name: 'theirs' });
    kit.clock.advance(10_000);
    await expect.poll(async () => (await theirs())?.State).toBe('STOPPED');
    await kit.theirs.deleteFleet({ Name: 'theirs' });
    expect((await kit.mine.deleteImage({ Name: 'shared' })).Image?.State).toBe('DELETING');
    await kit.settle();
    await expect(kit.mine.describeImages({ Names: ['shared'] })).rejects.toMatchObject(missing);
  });
});

describe('fleets, stacks and directories', () => {
  it('are kept as far as images need them', async () => {
    await kit.image('desktop');
    const Fleet = { Name: 'desk', ImageName: 'desktop', InstanceType: 'stream.standard.medium', ComputeCapacity: { DesiredInstances: 1 } };
    expect((await kit.mine.createFleet(Fleet)).Fleet).toMatchObject({ State: 'STOPPED', MaxUserDurationInSeconds: 57_600 });
    await expect(kit.mine.createFleet({ ...Fleet, Name: 'base', ImageName: baseImage })).rejects.toMatchObject({
      name: 'IncompatibleImageException',
    });
    await kit.mine.createStack({ Name: 'office', Description: 'first' });
    expect((await kit.mine.updateStack({ Name: 'office', Description: 'second' })).Stack).toMatchObject({ Description: 'second' });
    await kit.mine.associateFleet({ FleetName: 'desk', StackName: 'office' });
    expect((await kit.mine.listAssociatedFleets({ StackName: 'office' })).Names).toEqual(['desk']);
    expect((await kit.mine.listAssociatedStacks({ FleetName: 'desk' })).Names).toEqual(['office']);
    await kit.mine.startFleet({ Name: 'desk' });
    await expect(kit.mine.startFleet({ Name: 'desk' })).rejects.toMatchObject(notPermitted);
    await kit.settle();
    await expect(kit.mine.updateFleet({ Name: 'desk', InstanceType: 'stream.standard.large' })).rejects.toMatchObject({
      name: 'ResourceInUseException',
    });
    expect(
      (await kit.mine.updateFleet({ Name: 'desk', ComputeCapacity: { DesiredInstances: 3 } })).Fleet?.ComputeCapacityStatus,
    ).toMatchObject({
      Desired: 3,
    });
    await expect(kit.mine.deleteFleet({ Name: 'desk' })).rejects.toMatchObject({ name: 'ResourceInUseException' });
    await kit.mine.stopFleet({ Name: 'desk' });
    await kit.settle();
    await expect(kit.mine.deleteFleet({ Name: 'desk' })).rejects.toMatchObject({ message: expect.stringContaining('office') });
    await kit.mine.disassociateFleet({ FleetName: 'desk', StackName: 'office' });
    await kit.mine.deleteFleet({ Name: 'desk' });
    await kit.mine.deleteStack({ Name: 'office' });
    expect((await kit.mine.describeStacks({})).Stacks).toEqual([]);
  });

  it('never show the password of a directory', async () => {
    const DirectoryName = 'corp.example.com';
    const created = await kit.mine.createDirectoryConfig({
      DirectoryName,
      OrganizationalUnitDistinguishedNames: ['OU=a,DC=corp'],
      ServiceAccountCredentials: { AccountName: 'corp\\join', AccountPassword: 'canary-password' },
    });
    const changed = await kit.mine.updateDirectoryConfig({ DirectoryName, OrganizationalUnitDistinguishedNames: ['OU=b,DC=corp'] });
    const listed = await kit.mine.describeDirectoryConfigs({});
    expect(listed.DirectoryConfigs).toMatchObject([{ DirectoryName, OrganizationalUnitDistinguishedNames: ['OU=b,DC=corp'] }]);
    expect(JSON.stringify([created, changed, listed])).not.toContain('canary');
    await kit.mine.deleteDirectoryConfig({ DirectoryName });
    expect((await kit.mine.describeDirectoryConfigs({})).DirectoryConfigs).toEqual([]);
  });

  it('have tags', async () => {
    const ResourceArn = 'arn:aws:appstream:us-east-1:000000000000:image/desktop';
    await kit.mine.tagResource({ ResourceArn, Tags: { a: '1', b: '2' } });
    await kit.mine.untagResource({ ResourceArn, TagKeys: ['a'] });
    expect((await kit.mine.listTagsForResource({ ResourceArn })).Tags).toEqual({ b: '2' });
    await expect(kit.theirs.listTagsForResource({ ResourceArn })).rejects.toMatchObject(missing);
  });
});
