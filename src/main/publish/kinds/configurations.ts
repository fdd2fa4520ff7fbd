import { answered, existing, type PublishKind } from './kind.ts';

export const infrastructure: PublishKind = {
  kind: 'infrastructure-configuration',
  versioning: 'name',
  arnMember: 'infrastructureConfigurationArn',
  type: () => 'infrastructure-configuration',
  compared: [
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
  ],
  withDefaults: (side) => ({ terminateInstanceOnFailure: true, ...side }),
  read: (api, arn) =>
    existing(async () => (await api.getInfrastructureConfiguration({ infrastructureConfigurationArn: arn })).infrastructureConfiguration),
  create: async (api, body) => answered((await api.createInfrastructureConfiguration(body as never)).infrastructureConfigurationArn),
  update: async (api, body) => void (await api.updateInfrastructureConfiguration(body as never)),
  remove: async (api, arn) => void (await api.deleteInfrastructureConfiguration({ infrastructureConfigurationArn: arn })),
};

export const distribution: PublishKind = {
  kind: 'distribution-configuration',
  versioning: 'name',
  arnMember: 'distributionConfigurationArn',
  type: () => 'distribution-configuration',
  compared: ['description', 'distributions'],
  withDefaults: (side) => side,
  read: (api, arn) =>
    existing(async () => (await api.getDistributionConfiguration({ distributionConfigurationArn: arn })).distributionConfiguration),
  create: async (api, body) => answered((await api.createDistributionConfiguration(body as never)).distributionConfigurationArn),
  update: async (api, body) => void (await api.updateDistributionConfiguration(body as never)),
  remove: async (api, arn) => void (await api.deleteDistributionConfiguration({ distributionConfigurationArn: arn })),
};
