import { answered, existing, keyAsAnswered, type PublishKind } from './kind.ts';

export const component: PublishKind = {
  kind: 'component',
  versioning: 'builds',
  arnMember: 'componentBuildVersionArn',
  type: () => 'component',
  compared: ['description', 'platform', 'supportedOsVersions', 'kmsKeyId', 'data'],
  withDefaults: keyAsAnswered,
  read: (api, arn) => existing(async () => (await api.getComponent({ componentBuildVersionArn: arn })).component),
  create: async (api, body) => answered((await api.createComponent(body as never)).componentBuildVersionArn),
  remove: async (api, arn) => void (await api.deleteComponent({ componentBuildVersionArn: arn })),
  dryRun: true,
};
