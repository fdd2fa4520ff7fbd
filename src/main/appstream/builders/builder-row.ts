import type { BuilderRow } from '../../../contract/index.ts';
import type { AppStreamServiceBuilder } from '../../aws/clients.ts';
import { explainErrors } from './explain-errors.ts';

/** The last part of an ARN: the name of an image or a builder. */
export const nameInArn = (arn: string): string => arn.slice(arn.indexOf('/') + 1);

/** A builder as AWS tells of it, without what AWS does not know: since when it runs. */
export function builderRow(builder: AppStreamServiceBuilder): BuilderRow {
  const { Name: name = '', Arn: arn = '', ImageArn: imageArn = '', VpcConfig: vpc, DomainJoinInfo: domain } = builder;
  const { LatestAppstreamAgentVersion: latest, NetworkAccessConfiguration: network } = builder;
  return {
    ...{ name, arn, imageArn, imageName: nameInArn(imageArn) },
    displayName: builder.DisplayName ?? '',
    description: builder.Description ?? '',
    state: builder.State ?? '',
    instanceType: builder.InstanceType ?? '',
    platform: builder.Platform ?? '',
    created: builder.CreatedTime?.toISOString() ?? '',
    agentVersion: builder.AppstreamAgentVersion ?? '',
    newerAgent: latest === undefined ? undefined : latest === 'FALSE',
    roleArn: builder.IamRoleArn ?? '',
    subnet: vpc?.SubnetIds?.[0] ?? '',
    securityGroups: vpc?.SecurityGroupIds ?? [],
    defaultInternet: builder.EnableDefaultInternetAccess ?? false,
    directory: domain?.DirectoryName ?? '',
    organizationalUnit: domain?.OrganizationalUnitDistinguishedName ?? '',
    endpoints: (builder.AccessEndpoints ?? []).flatMap(({ VpceId }) => VpceId ?? []),
    volumeGb: builder.RootVolumeConfig?.VolumeSizeInGb,
    imdsV1Disabled: builder.DisableIMDSV1 ?? false,
    networkInterface: network?.EniId ?? '',
    privateIp: network?.EniPrivateIpAddress ?? '',
    errors: explainErrors(builder),
    running: undefined,
  };
}
