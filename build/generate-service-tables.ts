// Writes src/local-account/protocol/<service>-table.ts for the services whose SDK clients are not among our dependencies, from the service
// models of an installed botocore: `node build/generate-service-tables.ts BOTOCORE/data [SERVICE…]`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Model, serviceTable } from './service-table.ts';

/** The operations whose shapes are wanted; of the others only the names. */
const wanted: Readonly<Record<string, { readonly model: string; readonly operations: readonly string[] }>> = {
  ec2: {
    model: 'ec2/2016-11-15',
    operations: [
      ...['DescribeImages', 'DescribeImageAttribute', 'ModifyImageAttribute', 'ResetImageAttribute', 'DeregisterImage', 'CopyImage'],
      ...['EnableImage', 'DisableImage', 'EnableImageDeprecation', 'DisableImageDeprecation', 'ExportImage', 'DescribeExportImageTasks'],
      ...['DescribeSnapshots', 'DeleteSnapshot', 'DescribeVolumes'],
      ...['DescribeRegions', 'DescribeAvailabilityZones', 'DescribeInstanceTypes', 'DescribeInstanceTypeOfferings'],
      ...['DescribeVpcs', 'DescribeSubnets', 'DescribeSecurityGroups', 'CreateSecurityGroup', 'DeleteSecurityGroup'],
      ...['DescribeKeyPairs', 'ImportKeyPair', 'DeleteKeyPair'],
      ...['CreateLaunchTemplate', 'CreateLaunchTemplateVersion', 'DescribeLaunchTemplates', 'DescribeLaunchTemplateVersions'],
      ...['ModifyLaunchTemplate', 'DeleteLaunchTemplate', 'CreateTags', 'DeleteTags', 'DescribeTags', 'DescribeInstances'],
      'DescribeVpcEndpoints',
    ],
  },
  iam: {
    model: 'iam/2010-05-08',
    operations: [
      ...['CreateRole', 'GetRole', 'ListRoles', 'DeleteRole', 'UpdateAssumeRolePolicy'],
      ...['AttachRolePolicy', 'DetachRolePolicy', 'ListAttachedRolePolicies'],
      ...['CreateInstanceProfile', 'GetInstanceProfile', 'ListInstanceProfiles', 'ListInstanceProfilesForRole', 'DeleteInstanceProfile'],
      ...['AddRoleToInstanceProfile', 'RemoveRoleFromInstanceProfile', 'CreateServiceLinkedRole'],
    ],
  },
  ssm: {
    model: 'ssm/2014-11-06',
    operations: [
      ...['GetParameter', 'GetParameters', 'GetParametersByPath', 'GetParameterHistory', 'PutParameter', 'DeleteParameter'],
      ...['DeleteParameters', 'DescribeParameters'],
    ],
  },
  sns: {
    model: 'sns/2010-03-31',
    operations: [
      ...['CreateTopic', 'DeleteTopic', 'ListTopics', 'GetTopicAttributes', 'SetTopicAttributes', 'Publish'],
      ...['Subscribe', 'Unsubscribe', 'ListSubscriptions', 'ListSubscriptionsByTopic'],
    ],
  },
  events: {
    model: 'events/2015-10-07',
    operations: [
      ...['PutRule', 'DescribeRule', 'ListRules', 'DeleteRule', 'EnableRule', 'DisableRule'],
      ...['PutTargets', 'ListTargetsByRule', 'RemoveTargets', 'PutEvents', 'TestEventPattern'],
    ],
  },
  ecr: {
    model: 'ecr/2015-09-21',
    operations: [
      ...['CreateRepository', 'DescribeRepositories', 'DeleteRepository', 'PutImageTagMutability'],
      ...['ListImages', 'DescribeImages', 'BatchGetImage', 'BatchDeleteImage'],
    ],
  },
  'license-manager': {
    model: 'license-manager/2018-08-01',
    operations: [
      ...['CreateLicenseConfiguration', 'GetLicenseConfiguration', 'ListLicenseConfigurations', 'DeleteLicenseConfiguration'],
      ...['ListAssociationsForLicenseConfiguration', 'ListLicenseSpecificationsForResource', 'UpdateLicenseSpecificationsForResource'],
    ],
  },
  ram: {
    model: 'ram/2018-01-04',
    operations: [
      ...['CreateResourceShare', 'UpdateResourceShare', 'DeleteResourceShare', 'GetResourceShares', 'GetResourceShareAssociations'],
      ...['AssociateResourceShare', 'DisassociateResourceShare', 'PromoteResourceShareCreatedFromPolicy'],
      ...['GetResourceShareInvitations', 'AcceptResourceShareInvitation', 'RejectResourceShareInvitation'],
      ...['ListResources', 'ListPrincipals', 'ListResourceTypes', 'EnableSharingWithAwsOrganization'],
    ],
  },
  inspector2: { model: 'inspector2/2020-06-08', operations: ['BatchGetAccountStatus'] },
  organizations: {
    model: 'organizations/2016-11-28',
    operations: [
      ...['CreateOrganization', 'DescribeOrganization', 'DeleteOrganization', 'ListRoots', 'ListAccounts', 'DescribeAccount'],
      ...['CreateOrganizationalUnit', 'DescribeOrganizationalUnit', 'DeleteOrganizationalUnit', 'ListOrganizationalUnitsForParent'],
      ...['MoveAccount', 'ListAccountsForParent', 'ListParents', 'ListChildren'],
    ],
  },
};

const [data = '', ...only] = process.argv.slice(2);
for (const [name, { model, operations }] of Object.entries(wanted)) {
  if (only.length > 0 && !only.includes(name)) continue;
  const source = JSON.parse(gunzipSync(readFileSync(join(data, model, 'service-2.json.gz'))).toString('utf8')) as Model;
  const target = join(import.meta.dirname, `../src/local-account/protocol/${name}-table.ts`);
  writeFileSync(target, serviceTable({ name, path: model, operations }, source));
}
