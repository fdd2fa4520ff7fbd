// What may be done with images: copies, managed updates, imports, exports, and what is seen of them.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { amis } from '../ec2/ami-records.ts';
import { images } from './records.ts';
import { type Answer, type Caller, first, medium, openKit, second, windows2022 } from './test-kit.ts';
import { role } from './test-ways.ts';

/** An account with the image `suite`, of a builder that is stopped. */
function open(base = windows2022) {
  const kit = openKit(mkdtempSync(join(tmpdir(), 'kiln-images-')));
  const mine = kit.as(first);
  mine.call('CreateImageBuilder', { Name: 'maker', ImageName: base, InstanceType: medium });
  kit.pass(6);
  mine.snapshot('maker', 'suite');
  kit.pass(8);
  return { kit, mine };
}

const arnOf = (name: string, region = 'us-east-1') => `arn:aws:appstream:${region}:${first}:image/${name}`;
const imageOf = (caller: Caller, name: string) => caller.call('DescribeImages', { Names: [name] }).Images[0];

describe('a copy', () => {
  const copy = { SourceImageName: 'suite', DestinationImageName: 'copy', DestinationRegion: 'eu-west-1' };

  it('is an image of its own in its Region, without tags, permissions and the builder', () => {
    const { kit, mine } = open();
    mine.call('TagResource', { ResourceArn: arnOf('suite'), Tags: { team: 'a' } });
    mine.call('UpdateImagePermissions', { Name: 'suite', SharedAccountId: second, ImagePermissions: { allowFleet: true } });
    expect(mine.call('CopyImage', { ...copy, DestinationImageDescription: 'For Ireland' })).toEqual({ DestinationImageName: 'copy' });
    kit.pass(4);
    const there = kit.as(first, 'eu-west-1');
    const found = imageOf(there, 'copy');
    expect(found).toMatchObject({
      State: 'AVAILABLE',
      Arn: arnOf('copy', 'eu-west-1'),
      Description: 'For Ireland',
      ImageSharedWithOthers: 'FALSE',
    });
    expect(found.ImageBuilderName).toBeUndefined();
    expect(found.Applications).toMatchObject([{ Name: 'app-of-suite' }]);
    expect(there.call('ListTagsForResource', { ResourceArn: arnOf('copy', 'eu-west-1') }).Tags).toEqual({});
    expect(mine.call('DescribeImages', { Names: ['copy'] }).code).toBe('ResourceNotFoundException');
    mine.call('DeleteImagePermissions', { Name: 'suite', SharedAccountId: second });
    mine.call('DeleteImage', { Name: 'suite' });
    kit.pass(2);
    expect(there.state('image', 'copy')).toBe('AVAILABLE'); // it does not need what it was made of
  });

  it('can stay in its Region, under another name', () => {
    const { kit, mine } = open();
    expect(mine.call('CopyImage', { ...copy, DestinationRegion: 'us-east-1' }).code).toBeUndefined();
    expect(mine.call('CopyImage', { ...copy, DestinationRegion: 'us-east-1', DestinationImageName: 'suite' }).code).toBe(
      'ResourceAlreadyExistsException',
    );
    kit.pass(4);
    expect(mine.state('image', 'copy')).toBe('AVAILABLE');
  });

  const refusals: readonly (readonly [string, object, string])[] = [
    ['a base image', { SourceImageName: windows2022 }, 'IncompatibleImageException'],
    ['an image that is not there', { SourceImageName: 'none' }, 'ResourceNotFoundException'],
    ['a Region that is not there', { DestinationRegion: 'mars-north-1' }, 'ResourceNotAvailableException'],
    ['a name that is kept for AWS', { DestinationImageName: 'AppStream-mine' }, 'ValidationException'],
  ];
  it.each(refusals)('is refused for %s', (_what, change, code) => {
    const { kit, mine } = open();
    expect(mine.call('CopyImage', { ...copy, ...change }).code).toBe(code);
    expect(images.list(kit.as(first, 'eu-west-1').account)).toEqual([]);
  });

  it('is refused while the name is taken there, and for another account’s image', () => {
    const { kit, mine } = open();
    mine.call('CopyImage', copy);
    expect(mine.call('CopyImage', copy).code).toBe('ResourceAlreadyExistsException');
    mine.call('UpdateImagePermissions', {
      Name: 'suite',
      SharedAccountId: second,
      ImagePermissions: { allowFleet: true, allowImageBuilder: true },
    });
    expect(kit.as(second).call('CopyImage', copy).code).toBe('ResourceNotFoundException');
  });

  it('waits for no more than two others to the same Region; other Regions have their own', () => {
    const { kit, mine } = open();
    const to = (DestinationImageName: string, DestinationRegion: string) =>
      mine.call('CopyImage', { ...copy, DestinationImageName, DestinationRegion }).code;
    expect([to('a', 'eu-west-1'), to('b', 'eu-west-1'), to('c', 'eu-west-1')]).toEqual([undefined, undefined, 'LimitExceededException']);
    expect([to('a', 'eu-west-2'), to('b', 'eu-west-2')]).toEqual([undefined, undefined]);
    kit.pass(4);
    expect(to('c', 'eu-west-1')).toBeUndefined();
  });

  it('fails when its source is deleted on the way, and can be deleted then', () => {
    const { kit, mine } = open();
    mine.call('CopyImage', copy);
    mine.call('DeleteImage', { Name: 'suite' });
    kit.pass(4);
    const there = kit.as(first, 'eu-west-1');
    expect(imageOf(there, 'copy')).toMatchObject({
      ...{ State: 'FAILED', StateChangeReason: { Code: 'IMAGE_COPY_FAILURE' }, ImageErrors: [{ ErrorCode: 'IMAGE_NOT_FOUND' }] },
    });
    expect(there.call('DeleteImage', { Name: 'copy' }).code).toBeUndefined();
  });
});

describe('a managed update', () => {
  const wish = { existingImageName: 'suite', newImageName: 'newer' };

  it('makes an image with the newest agent by a builder of the service, on the smallest type, without a network', () => {
    const { kit, mine } = open('AppStream-WinServer2019-09-10-2019');
    const { image, canUpdateImage } = mine.call('CreateUpdatedImage', { ...wish, newImageTags: { a: 'b' }, newImageDisplayName: 'Newer' });
    expect(canUpdateImage).toBe(true);
    expect(image).toMatchObject({ Name: 'newer', State: 'CREATING', DisplayName: 'Newer', LatestAppstreamAgentVersion: 'TRUE' });
    expect(image.ImageBuilderName).toBeUndefined();
    const own = mine.call('DescribeImageBuilders').ImageBuilders.filter(({ Name }: { Name: string }) => Name !== 'maker');
    expect(own).toMatchObject([
      { Name: expect.stringMatching(/^newer-\d{10}$/), State: 'UPDATING', InstanceType: 'stream.standard.small' },
    ]);
    expect(own[0].VpcConfig).toBeUndefined();
    kit.pass(8);
    expect(mine.state('image', 'newer')).toBe('AVAILABLE');
    expect(mine.call('DescribeImageBuilders').ImageBuilders).toHaveLength(1);
    expect(mine.call('ListTagsForResource', { ResourceArn: arnOf('newer') }).Tags).toEqual({ a: 'b' });
  });

  it('is only looked at by a dry run, which makes nothing', () => {
    const { mine } = open();
    expect(mine.call('CreateUpdatedImage', { ...wish, dryRun: true })).toEqual({ canUpdateImage: true });
    expect(mine.call('DescribeImages', { Type: 'PRIVATE' }).Images).toHaveLength(1);
    expect(mine.call('DescribeImageBuilders').ImageBuilders).toHaveLength(1);
  });

  it.each(['AppStream-WinServer2012R2-06-20-2017', 'AppStream-AmazonLinux2-04-15-2026'])('is not for images of %s', (base) => {
    const kit = openKit(mkdtempSync(join(tmpdir(), 'kiln-images-')));
    const mine = kit.as(first);
    mine.call('CreateImageBuilder', { Name: 'maker', ImageName: base, InstanceType: medium });
    kit.pass(6);
    // The catalogue needs paths of its platform; the rule is about the base alone.
    const builder = mine.call('DescribeImageBuilders', { Names: ['maker'] }).ImageBuilders[0];
    if (builder.Platform === 'WINDOWS') mine.snapshot('maker', 'suite');
    else mine.snapshot('maker', 'suite', '/usr/bin/app');
    kit.pass(8);
    expect(mine.call('CreateUpdatedImage', { ...wish, dryRun: true })).toEqual({ canUpdateImage: false });
    expect(mine.call('CreateUpdatedImage', wish).code).toBe('IncompatibleImageException');
  });

  it('is refused for base images, names that are taken and images that are not there', () => {
    const { mine } = open();
    const ask = (change: object) => mine.call('CreateUpdatedImage', { ...wish, ...change }).code;
    expect(ask({ existingImageName: windows2022 })).toBe('IncompatibleImageException');
    expect(ask({ newImageName: 'suite' })).toBe('ResourceAlreadyExistsException');
    expect(ask({ newImageName: 'amazon-suite' })).toBe('ValidationException');
    expect(ask({ existingImageName: 'none' })).toBe('ResourceNotFoundException');
  });

  it('fails when its source is deleted on the way; the builder of the service goes all the same', () => {
    const { kit, mine } = open();
    mine.call('CreateUpdatedImage', wish);
    mine.call('DeleteImage', { Name: 'suite' });
    kit.pass(8);
    expect(imageOf(mine, 'newer')).toMatchObject({ State: 'FAILED', StateChangeReason: { Code: 'IMAGE_UPDATE_FAILURE' } });
    expect(mine.call('DescribeImageBuilders').ImageBuilders).toHaveLength(1);
  });
});

describe('an export and an import', () => {
  const task = { ImageName: 'suite', AmiName: 'exported', IamRoleArn: role };

  function withAmi() {
    const { kit, mine } = open();
    mine.call('CreateExportImageTask', { ...task, TagSpecifications: { team: 'a' }, AmiDescription: 'Out' });
    kit.pass(5);
    const [{ AmiId: SourceAmiId }] = mine.call('ListExportImageTasks').ExportImageTasks;
    return { kit, mine, wish: { Name: 'back', SourceAmiId, IamRoleArn: role } };
  }

  it('lead from an image to an AMI and back, step by step', () => {
    const { kit, mine, wish } = withAmi();
    expect(amis.find(mine.account, wish.SourceAmiId)).toMatchObject({ name: 'exported', description: 'Out', platform: 'Windows' });
    const { Image } = mine.call('CreateImportedImage', { ...wish, AppCatalogConfig: [{ Name: 'tool', AbsoluteAppPath: 'C:\\tool.exe' }] });
    expect(Image).toMatchObject({ State: 'IMPORTING', ImageType: 'CUSTOM', Applications: [{ Name: 'tool', LaunchPath: 'C:\\tool.exe' }] });
    kit.pass(4);
    expect(mine.state('image', 'back')).toBe('AVAILABLE'); // it was not asked to be tried on an instance
    const RuntimeValidationConfig = { IntendedInstanceType: 'stream.graphics.g5.xlarge' };
    mine.call('CreateImportedImage', { ...wish, Name: 'tried', RuntimeValidationConfig, AgentSoftwareVersion: 'ALWAYS_LATEST' });
    kit.pass(4);
    expect(mine.state('image', 'tried')).toBe('VALIDATING');
    kit.pass(4);
    expect(imageOf(mine, 'tried')).toMatchObject({
      State: 'AVAILABLE',
      SupportedInstanceFamilies: expect.arrayContaining(['Graphics G5']),
    });
    expect(mine.call('CreateUpdatedImage', { existingImageName: 'tried', newImageName: 'x', dryRun: true }).canUpdateImage).toBe(false);
  });

  it('are tried by a dry run, of which nothing remains', () => {
    const { mine, wish } = withAmi();
    expect(mine.call('CreateImportedImage', { ...wish, DryRun: true }).code).toBe('DryRunOperationException');
    expect(mine.call('DescribeImages', { Names: ['back'] }).code).toBe('ResourceNotFoundException');
    expect(mine.call('CreateImportedImage', { ...wish, Name: 'suite', DryRun: true }).code).toBe('ResourceAlreadyExistsException');
  });

  it('are refused for other people’s roles, names that are taken, and AMIs that are not there or not of Windows', () => {
    const { mine, wish } = withAmi();
    const bring = (change: object) => mine.call('CreateImportedImage', { ...wish, ...change }).code;
    expect(bring({ IamRoleArn: undefined })).toBe('InvalidRoleException');
    expect(bring({ IamRoleArn: `arn:aws:iam::${second}:role/x` })).toBe('InvalidRoleException');
    expect(bring({ SourceAmiId: 'ami-0123456789abcdef0' })).toBe('ResourceNotFoundException');
    expect(bring({ SourceAmiId: undefined })).toBe('OperationNotPermittedException');
    expect(bring({ SourceAmiId: undefined, WorkspaceImageId: 'wsi-0123456789' })).toBe('ResourceNotFoundException');
    expect(bring({ RuntimeValidationConfig: { IntendedInstanceType: 'stream.standard.huge' } })).toMatch(/Exception$/);
    const ami = amis.find(mine.account, wish.SourceAmiId);
    amis.put(mine.account, 'ami-00000000000000001', { ...ami, platform: 'Linux' } as never);
    expect(bring({ SourceAmiId: 'ami-00000000000000001' })).toBe('IncompatibleImageException');
    expect(mine.call('CreateExportImageTask', task).code).toBe('OperationNotPermittedException'); // the AMI's name is taken
    expect(mine.call('CreateExportImageTask', { ...task, AmiName: 'other', IamRoleArn: `arn:aws:iam::${second}:role/x` }).code).toBe(
      'InvalidRoleException',
    );
    expect(mine.call('GetExportImageTask', { TaskId: '00000000-0000-0000-0000-000000000000' }).code).toBe('ResourceNotFoundException');
    expect(mine.call('ListExportImageTasks', { Filters: [{ Name: 'Colour', Values: ['red'] }] }).code).toBe(
      'OperationNotPermittedException',
    );
  });

  it('fail when what they are made of is gone on the way', () => {
    const { kit, mine, wish } = withAmi();
    mine.call('CreateImportedImage', wish);
    amis.remove(mine.account, wish.SourceAmiId);
    mine.call('CreateExportImageTask', { ...task, AmiName: 'late' });
    mine.call('DeleteImage', { Name: 'suite' });
    kit.pass(60);
    expect(imageOf(mine, 'back')).toMatchObject({ State: 'FAILED', StateChangeReason: { Code: 'IMAGE_IMPORT_FAILURE' } });
    const failed = mine.call('ListExportImageTasks', { Filters: [{ Name: 'State', Values: ['FAILED'] }] }).ExportImageTasks;
    expect(failed).toMatchObject([{ AmiName: 'late', ErrorDetails: [{ ErrorCode: 'IMAGE_NOT_FOUND' }] }]);
  });
});

describe('what is seen of images', () => {
  const see = (caller: Caller, input: object) => caller.call('DescribeImages', input);
  const namesOf = ({ Images }: Answer) => Images?.map(({ Name }: { Name: string }) => Name);

  it('is asked for by names, by ARNs or by a type, and by one of them alone', () => {
    const { mine } = open();
    expect(namesOf(see(mine, { Names: ['suite', windows2022] }))).toEqual([windows2022, 'suite']);
    expect(namesOf(see(mine, { Arns: [arnOf('suite')] }))).toEqual(['suite']);
    expect(namesOf(see(mine, { Type: 'PRIVATE' }))).toEqual(['suite']);
    const bad = 'InvalidParameterCombinationException';
    expect(see(mine, { Names: ['suite'], Type: 'PRIVATE' }).code).toBe(bad);
    expect(see(mine, { Arns: [arnOf('suite')], Type: 'PRIVATE' }).code).toBe(bad);
    expect(see(mine, { Names: ['suite'], Arns: [arnOf('suite')] }).code).toBe(bad);
    expect(see(mine, { Names: ['suite', 'none'] }).code).toBe('ResourceNotFoundException');
    expect(see(mine, { Arns: [arnOf('none')] }).code).toBe('ResourceNotFoundException');
    expect(see(mine, { Names: [], Arns: [] }).Images.length).toBeGreaterThan(1); // empty lists are none
  });

  it('comes page by page, in one order, whatever is made or deleted between two pages', () => {
    const { mine, kit } = open();
    const seen: string[] = [];
    let NextToken: string | undefined;
    do {
      const page = see(mine, { Type: 'PUBLIC', MaxResults: 4, NextToken });
      seen.push(...(namesOf(page) ?? []));
      expect(page.NextToken).not.toBe(NextToken ?? '');
      NextToken = page.NextToken;
      mine.call('CopyImage', { SourceImageName: 'suite', DestinationImageName: `copy-${seen.length}`, DestinationRegion: 'us-east-1' });
      kit.pass(4);
    } while (NextToken !== undefined);
    expect(seen).toEqual(namesOf(see(mine, { Type: 'PUBLIC', MaxResults: 25 })));
    expect(see(mine, { NextToken: 'nobody gave this' }).code).toBe('ValidationException');
    expect(see(mine, { MaxResults: 26 }).code).toBe('ValidationException');
    expect(see(mine, { MaxResults: 0 }).Images).toHaveLength(see(mine, {}).Images.length);
  });

  it('of a base image is that it is AWS’s: nobody deletes, shares, or gives a fleet one', () => {
    const { mine } = open();
    const [base] = see(mine, { Names: [windows2022] }).Images;
    expect(base).toMatchObject({
      ...{
        Arn: `arn:aws:appstream:us-east-1::image/${windows2022}`,
        Visibility: 'PUBLIC',
        Platform: 'WINDOWS_SERVER_2022',
        State: 'AVAILABLE',
      },
      ...{ AppstreamAgentVersion: '05-06-2026', PublicBaseImageReleasedDate: new Date('2026-05-06'), ImageBuilderSupported: true },
    });
    expect(mine.call('DeleteImage', { Name: windows2022 }).code).toBe('OperationNotPermittedException');
    const share = { Name: windows2022, SharedAccountId: second, ImagePermissions: { allowFleet: true } };
    expect(mine.call('UpdateImagePermissions', share).code).toBe('ResourceNotFoundException');
    const fleet = { Name: 'desk', ImageName: windows2022, InstanceType: medium, ComputeCapacity: { DesiredInstances: 1 } };
    expect(mine.call('CreateFleet', fleet).code).toBe('IncompatibleImageException');
  });
});
