import { answered, existing, type PublishKind } from './kind.ts';

export const lifecyclePolicy: PublishKind = {
  kind: 'lifecycle-policy',
  versioning: 'name',
  arnMember: 'lifecyclePolicyArn',
  type: () => 'lifecycle-policy',
  compared: ['description', 'status', 'executionRole', 'resourceType', 'policyDetails', 'resourceSelection'],
  withDefaults: (side) => ({ status: 'ENABLED', ...side }),
  read: (api, arn) => existing(async () => (await api.getLifecyclePolicy({ lifecyclePolicyArn: arn })).lifecyclePolicy),
  create: async (api, body) => answered((await api.createLifecyclePolicy(body as never)).lifecyclePolicyArn),
  update: async (api, body) => void (await api.updateLifecyclePolicy(body as never)),
  remove: async (api, arn) => void (await api.deleteLifecyclePolicy({ lifecyclePolicyArn: arn })),
};
