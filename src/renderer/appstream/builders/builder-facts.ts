import type { BuilderRow } from '../../../contract/index.ts';
import type { Fact } from '../../resource/shown.ts';
import { agentWords, costWord, platformWord, sizeWords } from './builder-words.ts';

const text = (label: string, value: string): readonly Fact[] => (value === '' ? [] : [{ label, value: { kind: 'text', text: value } }]);

/** What AWS tells of a builder, in words; what it does not tell is left out. */
export function builderFacts(row: BuilderRow): readonly Fact[] {
  const { created, directory, endpoints, imdsV1Disabled, instanceType, securityGroups, volumeGb } = row;
  const size = sizeWords(instanceType);
  return [
    ...text('Display name', row.displayName),
    ...text('Description', row.description),
    ...text('Image', row.imageName),
    ...text('ARN of the image', row.imageArn),
    ...text('Platform', platformWord(row.platform)),
    ...text('Instance type', `${instanceType}${size === '' ? '' : `: ${size}`}`),
    ...text('Price class', costWord(instanceType)),
    ...text('Root volume', volumeGb === undefined ? '' : `${volumeGb} GB`),
    ...text('Agent', agentWords(row)),
    ...text('Subnet', row.subnet),
    ...text('Security groups', securityGroups.join('\n')),
    ...text('Internet', row.defaultInternet ? 'Through default internet access' : 'Only as the subnet’s network leads there'),
    ...text('Access', endpoints.length === 0 ? 'Through the internet' : `Through the VPC endpoints ${endpoints.join(', ')}`),
    ...text('Network interface', [row.networkInterface, row.privateIp].filter(Boolean).join(', ')),
    ...text('IAM role', row.roleArn || 'None'),
    ...text('Domain', directory === '' ? 'None' : [directory, row.organizationalUnit].filter(Boolean).join(', ')),
    ...text('IMDSv1', imdsV1Disabled ? 'Switched off' : 'Allowed'),
    ...(created === '' ? [] : [{ label: 'Created', value: { kind: 'time', iso: created } } as const]),
    ...text('ARN', row.arn),
  ];
}
