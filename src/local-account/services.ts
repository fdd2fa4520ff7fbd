import type { LoadService } from './server/invoke.ts';

/** The services of the account, by their names in a credential scope. Each is loaded with its first request: few ask for all of them. */
const loaders: Readonly<Record<string, LoadService>> = {
  appstream: async () => ({
    model: (await import('./protocol/appstream-model.ts')).appstreamModel,
    operations: (await import('./appstream/operations.ts')).appstreamOperations,
  }),
  ec2: async () => ({
    model: (await import('./protocol/ec2-model.ts')).ec2Model,
    operations: (await import('./ec2/operations.ts')).ec2Operations,
  }),
  ecr: async () => ({
    model: (await import('./protocol/ecr-model.ts')).ecrModel,
    operations: (await import('./ecr/operations.ts')).ecrOperations,
  }),
  events: async () => ({
    model: (await import('./protocol/events-model.ts')).eventsModel,
    operations: (await import('./events/operations.ts')).eventsOperations,
  }),
  iam: async () => ({
    model: (await import('./protocol/iam-model.ts')).iamModel,
    operations: (await import('./iam/operations.ts')).iamOperations,
  }),
  'image-assistant': async () => ({
    model: (await import('./protocol/image-assistant-model.ts')).imageAssistantModel,
    operations: (await import('./appstream/assistant-operations.ts')).imageAssistantOperations,
  }),
  imagebuilder: async () => ({
    model: (await import('./protocol/imagebuilder-model.ts')).imagebuilderModel,
    operations: (await import('./imagebuilder/operations.ts')).imagebuilderOperations,
  }),
  inspector2: async () => ({
    model: (await import('./protocol/inspector2-model.ts')).inspector2Model,
    operations: (await import('./inspector/operations.ts')).inspector2Operations,
  }),
  'license-manager': async () => ({
    model: (await import('./protocol/license-manager-model.ts')).licenseManagerModel,
    operations: (await import('./license-manager/operations.ts')).licenseManagerOperations,
  }),
  logs: async () => ({
    model: (await import('./protocol/logs-model.ts')).logsModel,
    operations: (await import('./logs/operations.ts')).logsOperations,
  }),
  organizations: async () => ({
    model: (await import('./protocol/organizations-model.ts')).organizationsModel,
    operations: (await import('./organizations/operations.ts')).organizationsOperations,
  }),
  ram: async () => ({
    model: (await import('./protocol/ram-model.ts')).ramModel,
    operations: (await import('./ram/operations.ts')).ramOperations,
  }),
  s3: async () => ({
    model: (await import('./protocol/s3-model.ts')).s3Model,
    operations: (await import('./s3/operations.ts')).s3Operations,
  }),
  sns: async () => ({
    model: (await import('./protocol/sns-model.ts')).snsModel,
    operations: (await import('./sns/operations.ts')).snsOperations,
  }),
  ssm: async () => ({
    model: (await import('./protocol/ssm-model.ts')).ssmModel,
    operations: (await import('./ssm/operations.ts')).ssmOperations,
  }),
  sts: async () => ({
    model: (await import('./protocol/sts-model.ts')).stsModel,
    operations: (await import('./sts/operations.ts')).stsOperations,
  }),
};

export const services: ReadonlyMap<string, LoadService> = new Map(Object.entries(loaders).map(([name, load]) => [name, once(load)]));

function once(load: LoadService): LoadService {
  let loading: ReturnType<LoadService> | undefined;
  return () => {
    loading ??= load();
    return loading;
  };
}

/** Which operations are emulated, of all that the service has: for the documentation, and for who asks what works. */
export interface Coverage {
  readonly service: string;
  readonly emulated: readonly string[];
  readonly missing: readonly string[];
}

/** Derived from what is registered, so it cannot be wrong. */
export async function coverage(): Promise<readonly Coverage[]> {
  const loaded = await Promise.all([...services.values()].map((load) => load()));
  return loaded.map(({ model, operations }) => {
    const names = [...model.operations.keys()].sort();
    const emulated = names.filter((name) => Object.hasOwn(operations, name));
    return { service: model.name, emulated, missing: names.filter((name) => !Object.hasOwn(operations, name)) };
  });
}
