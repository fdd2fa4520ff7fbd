// What an image builder may be made of, what stands in its way, and how much of everything an account may have.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeSubnets } from '../ec2/network.ts';
import { describeSecurityGroups } from '../ec2/security-groups.ts';
import { createRole } from '../iam/roles.ts';
import { type Caller, first, medium, openKit, second, windows2022, windows2022Older } from './test-kit.ts';

function open(quotas: 'aws' | 'raised' = 'raised') {
  const kit = openKit(mkdtempSync(join(tmpdir(), 'kiln-builders-')), { quotas });
  return { kit, mine: kit.as(first) };
}

const wish = { Name: 'it', ImageName: windows2022, InstanceType: medium };
const old2018 = 'AppStream-WinServer2012R2-05-02-2018';
const old2019 = 'AppStream-WinServer2019-06-24-2019';
const office = 'Microsoft_Office_2024_LTSC_Standard_64Bit';
const linux = 'AppStream-AmazonLinux2-04-15-2026';

describe('an image builder is refused', () => {
  const refusals: readonly (readonly [string, object, string])[] = [
    ['an image of no name', { ImageName: undefined }, 'InvalidParameterCombinationException'],
    ['a name and an ARN', { ImageArn: `arn:aws:appstream:us-east-1::image/${windows2022}` }, 'InvalidParameterCombinationException'],
    ['an image that is not there', { ImageName: 'none' }, 'ResourceNotFoundException'],
    ['a type of another family', { InstanceType: 'stream.graphics.g5.xlarge' }, 'IncompatibleImageException'],
    ['a type that is not there', { InstanceType: 'stream.standard.huge' }, 'InvalidParameterCombinationException'],
    ['a type that AWS has retired', { InstanceType: 'stream.graphics-pro.4xlarge' }, 'InvalidParameterCombinationException'],
    ['a z1d type for an old base', { ImageName: old2018, InstanceType: 'stream.memory.z1d.large' }, 'IncompatibleImageException'],
    ['no subnet in its network', { VpcConfig: { SecurityGroupIds: ['sg-1'] } }, 'InvalidParameterCombinationException'],
    ['two subnets', { VpcConfig: { SubnetIds: ['subnet-1', 'subnet-2'] } }, 'InvalidParameterCombinationException'],
    ['a volume of 199 GB', { RootVolumeConfig: { VolumeSizeInGb: 199 } }, 'InvalidParameterCombinationException'],
    ['a volume of 501 GB', { RootVolumeConfig: { VolumeSizeInGb: 501 } }, 'InvalidParameterCombinationException'],
    ['no IMDSv1 with an old agent', { ImageName: old2019, DisableIMDSV1: true }, 'IncompatibleImageException'],
    ['an agent that is not there', { AppstreamAgentVersion: '01-01-2001' }, 'ResourceNotFoundException'],
    ['an agent older than its own', { AppstreamAgentVersion: '10-14-2025' }, 'IncompatibleImageException'],
    ['a role of another account', { IamRoleArn: `arn:aws:iam::${second}:role/x` }, 'InvalidRoleException'],
    ['a directory that nobody told of', { DomainJoinInfo: { DirectoryName: 'corp.example.com' } }, 'ResourceNotFoundException'],
    ['unknown software', { SoftwaresToInstall: ['Doom'] }, 'InvalidParameterCombinationException'],
    ['software for Windows on Linux', { ImageName: linux, SoftwaresToInstall: [office] }, 'IncompatibleImageException'],
    ['six security groups', { VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: Array(6).fill('sg-1') } }, ''],
    ['five endpoints', { AccessEndpoints: Array(5).fill({ EndpointType: 'STREAMING' }) }, 'ValidationException'],
    ['no endpoint in a list of them', { AccessEndpoints: [] }, 'ValidationException'],
    ['a name that begins with a hyphen', { Name: '-it' }, 'ValidationException'],
  ];
  it.each(refusals)('for %s', (_what, change, code) => {
    const { mine } = open();
    const answer = mine.call('CreateImageBuilder', { ...wish, ...change });
    if (code === '') expect(answer.code).toMatch(/^(?:ValidationException|InvalidParameterCombinationException)$/);
    else expect(answer.code).toBe(code);
    expect(mine.call('DescribeImageBuilders').ImageBuilders).toEqual([]);
  });
});

describe('an image builder is taken', () => {
  const good: readonly (readonly [string, object])[] = [
    ['the smallest and the largest volume', { RootVolumeConfig: { VolumeSizeInGb: 200 } }],
    ['the largest volume', { RootVolumeConfig: { VolumeSizeInGb: 500 } }],
    ['no IMDSv1 with a new agent', { DisableIMDSV1: true }],
    ['no IMDSv1 with an old image and the newest agent', { ImageName: old2019, DisableIMDSV1: true, AppstreamAgentVersion: '[LATEST]' }],
    ['a z1d type for a base of 2019', { ImageName: old2019, InstanceType: 'stream.memory.z1d.12xlarge' }],
    ['a fraction of a card', { ImageName: 'AppStream-Graphics-G6-WinServer2022-05-06-2026', InstanceType: 'stream.graphics.g6f.large' }],
    ['four endpoints', { AccessEndpoints: Array(4).fill({ EndpointType: 'STREAMING', VpceId: 'vpce-1' }) }],
    ['a base image by its ARN', { ImageName: undefined, ImageArn: `arn:aws:appstream:us-east-1::image/${windows2022}` }],
  ];
  it.each(good)('with %s', (_what, change) => {
    const { mine, kit } = open();
    expect(mine.call('CreateImageBuilder', { ...wish, ...change }).message).toBeUndefined();
    kit.pass(60);
    expect(mine.state('builder', 'it')).toBe('RUNNING');
  });
});

function errorsOf(caller: Caller) {
  const [{ State, StateChangeReason, ImageBuilderErrors }] = caller.call('DescribeImageBuilders', { Names: ['it'] }).ImageBuilders;
  return { State, reason: StateChangeReason?.Code, codes: ImageBuilderErrors.map(({ ErrorCode }: { ErrorCode: string }) => ErrorCode) };
}

describe('what an image builder needs is looked for when it starts', () => {
  const role = `arn:aws:iam::${first}:role/machine`;
  const DomainJoinInfo = { DirectoryName: 'corp.example.com', OrganizationalUnitDistinguishedName: 'OU=a,DC=corp' };
  const directory = { DirectoryName: 'corp.example.com', OrganizationalUnitDistinguishedNames: ['OU=a,DC=corp'] };
  const credentials = { ServiceAccountCredentials: { AccountName: 'corp\\join', AccountPassword: 'secret' } };

  it('and what is missing makes it fail, all of it at once', () => {
    const { mine, kit } = open();
    mine.call('CreateDirectoryConfig', directory);
    const VpcConfig = { SubnetIds: ['subnet-0123456789abcdef0'], SecurityGroupIds: ['sg-0123456789abcdef0'] };
    mine.call('CreateImageBuilder', { ...wish, VpcConfig, IamRoleArn: role, DomainJoinInfo });
    kit.pass(6);
    expect(errorsOf(mine)).toEqual({
      ...{ State: 'FAILED', reason: 'INTERNAL_ERROR' },
      codes: ['SUBNET_NOT_FOUND', 'SECURITY_GROUPS_NOT_FOUND', 'MACHINE_ROLE_IS_MISSING', 'DOMAIN_JOIN_ERROR_LOGON_FAILURE'],
    });
    expect(mine.call('DeleteDirectoryConfig', { DirectoryName: 'corp.example.com' }).code).toBe('ResourceInUseException');
    expect(mine.call('DeleteImageBuilder', { Name: 'it' }).code).toBeUndefined();
    kit.pass(2);
    expect(mine.call('DeleteDirectoryConfig', { DirectoryName: 'corp.example.com' }).code).toBeUndefined();
  });

  it('and what is there lets it run', () => {
    const { mine, kit } = open();
    const { Subnets } = describeSubnets(mine.account, {}) as { Subnets: readonly { SubnetId: string }[] };
    const { SecurityGroups } = describeSecurityGroups(mine.account, {}) as { SecurityGroups: readonly { GroupId: string }[] };
    createRole(mine.account, { RoleName: 'machine', AssumeRolePolicyDocument: '{"Version":"2012-10-17","Statement":[]}' } as never);
    mine.call('CreateDirectoryConfig', { ...directory, ...credentials });
    const VpcConfig = { SubnetIds: [Subnets[0]?.SubnetId], SecurityGroupIds: [SecurityGroups[0]?.GroupId] };
    expect(mine.call('CreateImageBuilder', { ...wish, VpcConfig, IamRoleArn: role, DomainJoinInfo }).message).toBeUndefined();
    kit.pass(6);
    expect(errorsOf(mine)).toEqual({ State: 'RUNNING', reason: undefined, codes: [] });
  });

  it('and so is what a fleet needs, which stops again', () => {
    const { mine, kit } = open();
    mine.call('CreateImageBuilder', wish);
    kit.pass(6);
    mine.snapshot('it', 'suite');
    kit.pass(8);
    const VpcConfig = { SubnetIds: ['subnet-0123456789abcdef0'] };
    mine.call('CreateFleet', {
      Name: 'desk',
      ImageName: 'suite',
      InstanceType: medium,
      ComputeCapacity: { DesiredInstances: 1 },
      VpcConfig,
    });
    mine.call('StartFleet', { Name: 'desk' });
    kit.pass(4);
    const [fleet] = mine.call('DescribeFleets').Fleets;
    expect(fleet).toMatchObject({
      State: 'STOPPED',
      FleetErrors: [{ ErrorCode: 'SUBNET_NOT_FOUND' }],
      ComputeCapacityStatus: { Running: 0 },
    });
    expect(mine.call('UpdateFleet', { Name: 'desk', AttributesToDelete: ['VPC_CONFIGURATION'] }).Fleet.VpcConfig).toBeUndefined();
    mine.call('StartFleet', { Name: 'desk' });
    kit.pass(4);
    expect(mine.call('DescribeFleets').Fleets).toMatchObject([{ State: 'RUNNING', FleetErrors: [] }]);
  });

  it('but its image only the first time: one that was deleted on the way makes it fail, later it is needed no more', () => {
    const { mine, kit } = open();
    mine.call('CreateImageBuilder', wish);
    kit.pass(6);
    mine.snapshot('it', 'suite');
    kit.pass(8);
    mine.call('CreateImageBuilder', { ...wish, Name: 'ran', ImageName: 'suite' });
    kit.pass(6);
    mine.call('DeleteImageBuilder', { Name: 'it' });
    kit.pass(2);
    mine.call('CreateImageBuilder', { ...wish, ImageName: 'suite' });
    mine.call('DeleteImage', { Name: 'suite' });
    kit.pass(6);
    expect(errorsOf(mine)).toMatchObject({ State: 'FAILED', reason: 'IMAGE_UNAVAILABLE' });
    mine.call('StopImageBuilder', { Name: 'ran' });
    kit.pass(3);
    mine.call('StartImageBuilder', { Name: 'ran' });
    kit.pass(6);
    mine.snapshot('ran', 'child');
    kit.pass(8);
    const [child] = mine.call('DescribeImages', { Names: ['child'] }).Images;
    expect(child).toMatchObject({ SupportedInstanceFamilies: ['General Purpose', 'Compute Optimized', 'Memory Optimized'] });
    expect(child.PublicBaseImageReleasedDate).toEqual(new Date('2026-05-06'));
  });
});

describe('an agent', () => {
  const shown = (caller: Caller) => {
    const [{ State, AppstreamAgentVersion, LatestAppstreamAgentVersion }] = caller.call('DescribeImageBuilders', {
      Names: ['it'],
    }).ImageBuilders;
    return [State, AppstreamAgentVersion, LatestAppstreamAgentVersion];
  };

  it('that is newer comes onto a builder while that is UPDATING_AGENT, at its creation or at a later start', () => {
    const { mine, kit } = open();
    mine.call('CreateImageBuilder', { ...wish, ImageName: windows2022Older });
    kit.pass(6);
    expect(shown(mine)).toEqual(['RUNNING', '10-14-2025', 'FALSE']);
    mine.call('StopImageBuilder', { Name: 'it' });
    kit.pass(3);
    mine.call('StartImageBuilder', { Name: 'it', AppstreamAgentVersion: '[LATEST]' });
    kit.pass(6);
    expect(shown(mine)).toEqual(['UPDATING_AGENT', '10-14-2025', 'FALSE']);
    kit.pass(4);
    expect(shown(mine)).toEqual(['RUNNING', '05-06-2026', 'TRUE']);
    mine.call('StopImageBuilder', { Name: 'it' });
    kit.pass(3);
    expect(mine.call('StartImageBuilder', { Name: 'it', AppstreamAgentVersion: '10-14-2025' }).code).toBe('IncompatibleImageException');
    expect(mine.state('builder', 'it')).toBe('STOPPED');
  });

  it('of Linux is the newest of Linux', () => {
    const { mine, kit } = open();
    mine.call('CreateImageBuilder', { ...wish, ImageName: linux });
    kit.pass(6);
    expect(shown(mine)).toEqual(['RUNNING', '04-15-2026', 'TRUE']);
  });
});

describe('the quotas of an account and a Region', () => {
  it('are ten image builders, five of them of one standard type, three of one small type of compute or memory', () => {
    const { mine, kit } = open('aws');
    const more = (Name: string, InstanceType: string) => mine.call('CreateImageBuilder', { ...wish, Name, InstanceType }).code;
    const many = (type: string, count: number) => Array.from({ length: count }, (_, index) => more(`${type}-${index}`, type));
    expect(many('stream.standard.medium', 6)).toEqual([...Array(5), 'LimitExceededException']);
    expect(many('stream.compute.large', 4)).toEqual([...Array(3), 'LimitExceededException']);
    expect(many('stream.memory.8xlarge', 2)).toEqual([undefined, 'LimitExceededException']);
    expect(more('tenth', 'stream.standard.small')).toBeUndefined();
    expect(more('eleventh', 'stream.standard.large')).toBe('LimitExceededException');
    expect(kit.as(first, 'eu-west-1').call('CreateImageBuilder', wish).code).toBeUndefined();
    expect(kit.as(second).call('CreateImageBuilder', wish).code).toBeUndefined();
  });

  it('are ten stacks, ten fleets and ten private images, two copies at once and five updates at once', () => {
    const { mine, kit } = open('aws');
    mine.call('CreateImageBuilder', wish);
    kit.pass(6);
    mine.snapshot('it', 'suite');
    kit.pass(8);
    const capacity = { ComputeCapacity: { DesiredInstances: 1 } };
    const fleet = (index: number) => mine.call('CreateFleet', { ...wish, ...capacity, ImageName: 'suite', Name: `f${index}` }).code;
    const stack = (index: number) => mine.call('CreateStack', { Name: `s${index}` }).code;
    const copy = (index: number) =>
      mine.call('CopyImage', { SourceImageName: 'suite', DestinationImageName: `c${index}`, DestinationRegion: 'us-east-1' }).code;
    const updated = (index: number) => mine.call('CreateUpdatedImage', { existingImageName: 'suite', newImageName: `u${index}` }).code;
    const eleven = Array.from({ length: 11 }, (_, index) => index);
    const full = 'LimitExceededException';
    expect(eleven.map(fleet)).toEqual([...Array(10), full]);
    expect(eleven.map(stack)).toEqual([...Array(10), full]);
    expect([0, 1, 2].map(copy)).toEqual([undefined, undefined, full]);
    kit.pass(4);
    expect([0, 1, 2, 3, 4, 5].map(updated)).toEqual([...Array(5), full]);
    kit.pass(8);
    expect([2, 3].map(copy)).toEqual([undefined, undefined]);
    expect(copy(4)).toBe(full); // ten images now
    mine.call('StartImageBuilder', { Name: 'it' });
    kit.pass(6);
    expect(() => mine.snapshot('it', 'eleventh')).toThrow(/quota/);
  });
});
