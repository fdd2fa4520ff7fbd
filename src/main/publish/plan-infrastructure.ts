import type { ResourceFile } from '../resources/resource-file.ts';
import { resourceArn } from './arn.ts';
import { answered, existing, type PlanContext, type Planned, reused } from './planned.ts';
import { differences } from './same-content.ts';

const keys = [
  'description',
  'instanceTypes',
  'instanceProfileName',
  'securityGroupIds',
  'subnetId',
  'logging',
  'keyPair',
  'terminateInstanceOnFailure',
  'snsTopicArn',
  'resourceTags',
  'instanceMetadataOptions',
  'placement',
];

/** Used for a recipe in a workspace that says nothing about where to build. The profile is the one that AWS's own guide sets up. */
const standard = {
  name: 'kiln-default',
  instanceProfileName: 'EC2InstanceProfileForImageBuilder',
  terminateInstanceOnFailure: true,
} as const;

/** What must happen for the account to have an infrastructure configuration as its file says, or the standard one without a file. */
export async function planInfrastructure(
  { aws }: PlanContext,
  file: ResourceFile<'infrastructure-configuration'> | undefined,
): Promise<Planned> {
  const { clientToken: _token, ...body } = file?.body ?? { ...standard, clientToken: undefined };
  const api = await aws.imagebuilder();
  const arn = resourceArn(aws.connection, 'infrastructure-configuration', body.name);
  const found = await existing(() => api.getInfrastructureConfiguration({ infrastructureConfigurationArn: arn }));
  const path = file?.path;
  const item = { kind: 'infrastructure-configuration', name: body.name, ...(path === undefined ? {} : { path }) } as const;
  const actual = found?.infrastructureConfiguration;
  if (!actual) {
    const reason = file ? 'the account has none of this name' : 'no file in this workspace says where to build';
    return {
      item: { ...item, action: 'create', reason },
      path,
      publish: async (_published, clientToken) =>
        answered((await api.createInfrastructureConfiguration({ ...body, clientToken })).infrastructureConfigurationArn),
    };
  }
  const different = differences({ wanted: body, actual: { ...actual }, keys, defaults: { terminateInstanceOnFailure: true } });
  if (different.length === 0) return reused({ ...item, arn, reason: 'the account has the same' });
  return {
    item: { ...item, action: 'update', arn, reason: `differs in ${different.join(', ')}` },
    path,
    async publish(_published, clientToken) {
      const { name: _name, tags: _tags, ...changeable } = { tags: undefined, ...body };
      await api.updateInfrastructureConfiguration({ ...changeable, infrastructureConfigurationArn: arn, clientToken });
      return arn;
    },
  };
}
