import { describe, expect, it } from 'vitest';
import { type BuilderLaunch, faultsOfAnything, type LaunchChoices } from '../../../contract/index.ts';
import { checkLaunch } from './check-launch.ts';
import { readLaunch } from './launch-file.ts';

const subnet = 'subnet-0123456789abcdef0';
const group = 'sg-0123456789abcdef0';
const elsewhere = 'sg-0123456789abcdef1';
const sharedArn = 'arn:aws:appstream:us-east-1:444455556666:image/theirs';

const request: BuilderLaunch = {
  Name: 'office',
  ImageName: 'base',
  InstanceType: 'stream.standard.medium',
  VpcConfig: { SubnetIds: [subnet], SecurityGroupIds: [group] },
};

const image = {
  displayName: '',
  platform: 'WINDOWS_SERVER_2022',
  families: ['General Purpose'],
  agentVersion: '05-06-2026',
  date: '',
} as const;
const readable = { obstacle: undefined };
const choices: LaunchChoices = {
  images: {
    ...readable,
    items: [
      { ...image, name: 'base', arn: 'arn:aws:appstream:us-east-1::image/base', category: 'base' },
      { ...image, name: 'theirs', arn: sharedArn, category: 'shared' },
    ],
    leftOut: [{ name: 'broken', why: 'It is FAILED.' }],
  },
  subnets: { ...readable, items: [{ id: subnet, label: subnet, vpc: 'vpc-1', isPublic: false }] },
  securityGroups: {
    ...readable,
    items: [
      { id: group, label: group, vpc: 'vpc-1' },
      { id: elsewhere, label: elsewhere, vpc: 'vpc-2' },
    ],
  },
  roles: { ...readable, items: [] },
  directories: { ...readable, items: [{ name: 'corp.example.com', units: [] }] },
  endpoints: { ...readable, items: [] },
  agents: [],
};

const faultsAt = (change: Partial<BuilderLaunch>, taken: readonly string[] = []) =>
  checkLaunch({ ...request, ...change }, choices, taken).faults.map(({ at }) => at);

describe('a launch', () => {
  it('that fits the account has nothing against it', () => {
    expect(checkLaunch(request, choices, [])).toEqual({ faults: [], notes: [] });
  });

  it.each<[string, Partial<BuilderLaunch>, string]>([
    ['of an image that is not there', { ImageName: 'missing' }, 'ImageName'],
    ['of an image that cannot be used', { ImageName: 'broken' }, 'ImageName'],
    ['of a shared image by its name', { ImageName: 'theirs' }, 'ImageName'],
    ['of a type of another family', { InstanceType: 'stream.graphics.g5.xlarge' }, 'InstanceType'],
    ['in a subnet that is not there', { VpcConfig: { SubnetIds: ['subnet-0123456789abcdef9'] } }, 'VpcConfig.SubnetIds'],
    ['in two subnets', { VpcConfig: { SubnetIds: [subnet, subnet] } }, 'VpcConfig.SubnetIds'],
    ['with a group of another VPC', { VpcConfig: { SubnetIds: [subnet], SecurityGroupIds: [elsewhere] } }, 'VpcConfig.SecurityGroupIds'],
    ['with six groups', { VpcConfig: { SubnetIds: [subnet], SecurityGroupIds: Array(6).fill(group) } }, 'VpcConfig.SecurityGroupIds'],
    [
      'into a domain without a directory config',
      { DomainJoinInfo: { DirectoryName: 'other.example.com' } },
      'DomainJoinInfo.DirectoryName',
    ],
    ['as something that is no role', { IamRoleArn: 'arn:aws:iam::111122223333:user/me' }, 'IamRoleArn'],
    ['with a volume that is too small', { RootVolumeConfig: { VolumeSizeInGb: 100 } }, 'RootVolumeConfig.VolumeSizeInGb'],
    ['with five endpoints', { AccessEndpoints: Array(5).fill({ EndpointType: 'STREAMING' }) }, 'AccessEndpoints'],
    ['with a tag of AWS', { Tags: { 'aws:x': 'y' } }, 'Tags'],
    ['with software to install and to uninstall', { SoftwaresToInstall: ['x'], SoftwaresToUninstall: ['x'] }, 'SoftwaresToInstall'],
  ])('%s is faulty', (_words, change, place) => {
    expect(faultsAt(change)).toContain(place);
  });

  it('of a shared image is named by its ARN', () => {
    const { ImageName: _, ...rest } = request;
    expect(checkLaunch({ ...rest, ImageArn: sharedArn }, choices, []).faults).toEqual([]);
  });

  it('needs a name that is free, and an image that is named once', () => {
    expect(faultsAt({}, ['office'])).toEqual(['Name']);
    expect(faultsAt({ ImageArn: sharedArn })).toEqual(['ImageName']);
  });

  it('is not held against what one may not read', () => {
    const hidden = { items: [], obstacle: 'You may not look.' };
    const blind = { ...choices, images: { ...hidden, leftOut: [] }, subnets: hidden, securityGroups: hidden, directories: hidden };
    expect(checkLaunch({ ...request, DomainJoinInfo: { DirectoryName: 'x' } }, blind, []).faults).toEqual([]);
  });

  it('says what AWS would not: a subnet that is not public, no subnet, and a type that Kiln does not know', () => {
    expect(checkLaunch({ ...request, EnableDefaultInternetAccess: true }, choices, []).notes[0]).toContain('public subnet');
    expect(checkLaunch({ ...request, VpcConfig: {} }, choices, []).notes[0]).toContain('No subnet is named');
    expect(checkLaunch({ ...request, InstanceType: 'stream.new.large' }, choices, []).notes[0]).toContain('does not know');
  });
});

describe('a launch file', () => {
  it('is the request, as YAML or as JSON', () => {
    const yaml = 'Name: office\nImageName: base\nInstanceType: stream.standard.medium\n';
    const asked = { Name: 'office', ImageName: 'base', InstanceType: 'stream.standard.medium' };
    expect(readLaunch(yaml)).toMatchObject({ request: asked, problems: [] });
    expect(readLaunch(JSON.stringify(asked))).toMatchObject({ request: asked, problems: [] });
  });

  it('has its problems told by line', () => {
    const { problems } = readLaunch('Name: office\nImageName: base\nInstanceType: a\nRootVolumeConfig:\n  VolumeSizeInGb: 10\n');
    expect(problems).toMatchObject([{ line: 5, at: 'RootVolumeConfig.VolumeSizeInGb' }]);
    expect(readLaunch('Name: office\nImagName: base\nInstanceType: a\n')).toMatchObject({
      request: undefined,
      problems: [{ line: 1 }, { line: 2, message: expect.stringContaining('Did you mean “ImageName”?') }],
    });
    expect(readLaunch('Name: [\n')).toMatchObject({ request: undefined, problems: [{ line: expect.any(Number) }] });
  });

  it.each([null, 3, 'text', [], { Name: 3 }])('is none if it holds %j', (value) => {
    expect(faultsOfAnything(value)).not.toEqual([]);
  });
});
