import type { CreateDistributionConfigurationRequest } from '../aws/clients.ts';
import type { ResourceFile } from '../resources/resource-file.ts';
import { resourceArn } from './arn.ts';
import { answered, existing, type PlanContext, type Planned, reused } from './planned.ts';
import { differences } from './same-content.ts';

/** What must happen for the account to have a distribution configuration as its file says. */
export async function planDistribution({ aws }: PlanContext, file: ResourceFile<'distribution-configuration'>): Promise<Planned> {
  const { clientToken: _token, ...body } = file.body;
  const { name, path } = { name: body.name, path: file.path };
  const distributions: CreateDistributionConfigurationRequest['distributions'] = body.distributions;
  const api = await aws.imagebuilder();
  const arn = resourceArn(aws.connection, 'distribution-configuration', name);
  const found = await existing(() => api.getDistributionConfiguration({ distributionConfigurationArn: arn }));
  const item = { kind: 'distribution-configuration', name, path } as const;
  const actual = found?.distributionConfiguration;
  if (!actual)
    return {
      item: { ...item, action: 'create', reason: 'the account has none of this name' },
      path,
      publish: async (_published, clientToken) =>
        answered((await api.createDistributionConfiguration({ ...body, distributions, clientToken })).distributionConfigurationArn),
    };
  const different = differences({ wanted: body, actual: { ...actual }, keys: ['description', 'distributions'] });
  if (different.length === 0) return reused({ ...item, arn, reason: 'the account has the same' });
  return {
    item: { ...item, action: 'update', arn, reason: `differs in ${different.join(', ')}` },
    path,
    async publish(_published, clientToken) {
      const { description } = body;
      await api.updateDistributionConfiguration({ description, distributions, distributionConfigurationArn: arn, clientToken });
      return arn;
    },
  };
}
