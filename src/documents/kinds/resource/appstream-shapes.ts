// Made by build/generate-schemas.ts from botocore 1.43.11 data/appstream/2016-12-01/service-2.json and the additions of botocore 1.43.107: data, as long as it is. Do not edit.
// biome-ignore-all format: one shape a line keeps the differences of a new model readable
// biome-ignore-all lint: the patterns are the service's own
import type { ShapeTable } from './shapes.ts';

export const appstreamShapes: ShapeTable = {
  AccessEndpoint: { type: 'structure', members: { EndpointType: 'AccessEndpointType', VpceId: 'String' }, required: ['EndpointType'] },
  AccessEndpointList: { type: 'list', of: 'AccessEndpoint', min: 1, max: 4 },
  AccessEndpointType: { type: 'string', enum: ['STREAMING'] },
  AppstreamAgentVersion: { type: 'string', min: 1, max: 100 },
  Arn: { type: 'string', pattern: /^arn:aws(?:-cn|-iso-b|-iso|-us-gov)?:[A-Za-z0-9][A-Za-z0-9_/.-]{0,62}:[A-Za-z0-9_/.-]{0,63}:[A-Za-z0-9_/.-]{0,63}:[A-Za-z0-9][A-Za-z0-9:_/+=,@.\\-]{0,1023}$/u },
  AwsAccountId: { type: 'string', pattern: /^\d+$/u },
  Boolean: { type: 'boolean' },
  BooleanObject: { type: 'boolean' },
  CopyImage: { type: 'structure', members: { SourceImageName: 'Name', DestinationImageName: 'Name', DestinationRegion: 'RegionName', DestinationImageDescription: 'Description' }, required: ['SourceImageName', 'DestinationImageName', 'DestinationRegion'] },
  CreateImageBuilder: { type: 'structure', members: { Name: 'Name', ImageName: 'String', ImageArn: 'Arn', InstanceType: 'String', Description: 'Description', DisplayName: 'DisplayName', VpcConfig: 'VpcConfig', IamRoleArn: 'Arn', EnableDefaultInternetAccess: 'BooleanObject', DomainJoinInfo: 'DomainJoinInfo', AppstreamAgentVersion: 'AppstreamAgentVersion', Tags: 'Tags', AccessEndpoints: 'AccessEndpointList', RootVolumeConfig: 'VolumeConfig', SoftwaresToInstall: 'StringList', SoftwaresToUninstall: 'StringList', DisableIMDSV1: 'BooleanObject' }, required: ['Name', 'InstanceType'] },
  CreateUpdatedImage: { type: 'structure', members: { existingImageName: 'Name', newImageName: 'Name', newImageDescription: 'Description', newImageDisplayName: 'DisplayName', newImageTags: 'Tags', dryRun: 'Boolean' }, required: ['existingImageName', 'newImageName'] },
  Description: { type: 'string', max: 256 },
  DirectoryName: { type: 'string' },
  DisplayName: { type: 'string', max: 100 },
  DomainJoinInfo: { type: 'structure', members: { DirectoryName: 'DirectoryName', OrganizationalUnitDistinguishedName: 'OrganizationalUnitDistinguishedName' } },
  ImagePermissions: { type: 'structure', members: { allowFleet: 'BooleanObject', allowImageBuilder: 'BooleanObject' } },
  Integer: { type: 'integer' },
  Name: { type: 'string', pattern: /^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,100}$/u },
  OrganizationalUnitDistinguishedName: { type: 'string', max: 2000 },
  RegionName: { type: 'string', min: 1, max: 32 },
  SecurityGroupIdList: { type: 'list', of: 'String', max: 5 },
  String: { type: 'string', min: 1 },
  StringList: { type: 'list', of: 'String' },
  SubnetIdList: { type: 'list', of: 'String' },
  TagKey: { type: 'string', min: 1, max: 128, pattern: /^(^(?!aws:).[\p{L}\p{Z}\p{N}_.:/=+\-@]*)$/u },
  TagValue: { type: 'string', max: 256, pattern: /^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$/u },
  Tags: { type: 'map', key: 'TagKey', value: 'TagValue', min: 1, max: 50 },
  UpdateImagePermissions: { type: 'structure', members: { Name: 'Name', SharedAccountId: 'AwsAccountId', ImagePermissions: 'ImagePermissions' }, required: ['Name', 'SharedAccountId', 'ImagePermissions'] },
  VolumeConfig: { type: 'structure', members: { VolumeSizeInGb: 'Integer' } },
  VpcConfig: { type: 'structure', members: { SubnetIds: 'SubnetIdList', SecurityGroupIds: 'SecurityGroupIdList' } },
};
