import { describe, expect, it } from 'vitest';
import type { BuilderLaunch, ImageChoice } from '../../../contract/index.ts';
import { blankLaunch, formOf, requestOf, summaryOf } from './launch-form.ts';

const image = { displayName: '', platform: '', families: [], agentVersion: '', date: '' } as const;
const images: readonly ImageChoice[] = [
  { ...image, name: 'base', arn: 'arn:aws:appstream:us-east-1::image/base', category: 'base' },
  { ...image, name: 'theirs', arn: 'arn:aws:appstream:us-east-1:444455556666:image/theirs', category: 'shared' },
];

const whole: BuilderLaunch = {
  Name: 'office',
  DisplayName: 'Office',
  Description: 'What the office needs',
  ImageName: 'base',
  InstanceType: 'stream.standard.medium',
  RootVolumeConfig: { VolumeSizeInGb: 300 },
  AppstreamAgentVersion: '[LATEST]',
  VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1', 'sg-2'] },
  EnableDefaultInternetAccess: true,
  AccessEndpoints: [{ EndpointType: 'STREAMING', VpceId: 'vpce-1' }],
  IamRoleArn: 'arn:aws:iam::111122223333:role/builder',
  DomainJoinInfo: { DirectoryName: 'corp.example.com', OrganizationalUnitDistinguishedName: 'OU=a' },
  DisableIMDSV1: true,
  SoftwaresToInstall: ['Microsoft_Project_2024_Standard_64Bit'],
  Tags: { team: 'a' },
};

describe('the form of a launch', () => {
  it('keeps everything that a request says', () => {
    expect(requestOf(formOf(whole, images), images)).toEqual(whole);
  });

  it('says nothing of what is left empty', () => {
    expect(requestOf({ ...blankLaunch, name: 'a', imdsV1Disabled: false }, images)).toEqual({ Name: 'a', InstanceType: '' });
  });

  it('names a shared image by its ARN and others by their name', () => {
    const of = (arn: string) => requestOf({ ...blankLaunch, image: arn }, images);
    expect(of(images[1]?.arn ?? '')).toMatchObject({ ImageArn: images[1]?.arn });
    expect(of(images[0]?.arn ?? '')).toMatchObject({ ImageName: 'base' });
    expect(formOf({ Name: 'a', InstanceType: 'b', ImageArn: 'arn:x' }, images).image).toBe('arn:x');
  });

  it('sums up what AWS does with what is not said', () => {
    const summary = new Map(summaryOf({ Name: 'a', ImageName: 'base', InstanceType: 'b' }).map(({ label, text }) => [label, text]));
    expect(summary.get('Root volume')).toBe('200 GB');
    expect(summary.get('IAM role')).toBe('None');
    expect(summary.has('Tags')).toBe(false);
  });
});
