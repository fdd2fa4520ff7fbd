import { answered, existing, keyAsAnswered, type PublishKind } from './kind.ts';

export const workflow: PublishKind = {
  kind: 'workflow',
  versioning: 'builds',
  arnMember: 'workflowBuildVersionArn',
  type: ({ type }) => `workflow/${String(type).toLowerCase()}`,
  compared: ['description', 'kmsKeyId', 'data'],
  withDefaults: keyAsAnswered,
  read: (api, arn) => existing(async () => (await api.getWorkflow({ workflowBuildVersionArn: arn })).workflow),
  create: async (api, body) => answered((await api.createWorkflow(body as never)).workflowBuildVersionArn),
  remove: async (api, arn) => void (await api.deleteWorkflow({ workflowBuildVersionArn: arn })),
  dryRun: true,
};
