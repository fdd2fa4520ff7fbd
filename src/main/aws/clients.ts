import type { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import type { Imagebuilder } from '@aws-sdk/client-imagebuilder';
import type { STS } from '@aws-sdk/client-sts';
import { AppError } from '../../contract/index.ts';
import { toAppError } from './aws-error.ts';
import type { Connection } from './connection.ts';

/** The services of one connection. A client is loaded with its first use: an app that only edits never pays for the SDK. */
export interface Aws {
  readonly connection: Connection;
  imagebuilder(): Promise<Imagebuilder>;
  logs(): Promise<CloudWatchLogs>;
  sts(): Promise<STS>;
  /** Ends open connections. */
  close(): void;
}

/** The outermost layer of every call: errors leave as AppErrors. */
const appErrors =
  <Args, Result>(next: (args: Args) => Promise<Result>, context: { readonly commandName?: string }) =>
  async (args: Args): Promise<Result> => {
    try {
      return await next(args);
    } catch (error) {
      throw toAppError(error, context.commandName?.replace(/Command$/, '') ?? 'AWS');
    }
  };
/** How the operations begin that change nothing, in all services that are used. */
const reading = /^(Get|List|Describe|BatchGet|Filter|Search|Head|Lookup|Simulate|AssumeRole|DecodeAuthorization)/;

/** The gate of a connection that is for looking only: it stands before the request is even written. */
const readOnlyGate =
  (name: string) =>
  <Args, Result>(next: (args: Args) => Promise<Result>, { commandName = '' }: { readonly commandName?: string }) =>
  async (args: Args): Promise<Result> => {
    const operation = commandName.replace(/Command$/, '');
    if (reading.test(operation)) return next(args);
    throw new AppError('refused', `The connection '${name}' is read-only, so ${operation} was not sent. Its settings can allow changes.`);
  };

const outermost = { step: 'initialize', priority: 'high' } as const;

export function createAws(connection: Connection): Aws {
  const opened: { destroy(): void }[] = [];
  const config = {
    region: connection.region,
    credentials: connection.credentials,
    ...(connection.endpoint === undefined ? {} : { endpoint: connection.endpoint }),
    // Three attempts are safe: whatever creates something carries a client token, and the SDK repeats the request as it was.
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 5000, requestTimeout: 30_000 },
  };
  const lazily = <Client extends { destroy(): void }>(load: () => Promise<Client>) => {
    let loading: Promise<Client> | undefined;
    return () => {
      loading ??= load().then((client) => {
        opened.push(client);
        return client;
      });
      return loading;
    };
  };
  const layers = Object.entries(connection.readOnly ? { appErrors, readOnlyGate: readOnlyGate(connection.name) } : { appErrors });
  return {
    connection,
    imagebuilder: lazily(async () => {
      const client = new (await import('@aws-sdk/client-imagebuilder')).Imagebuilder(config);
      for (const [name, layer] of layers) client.middlewareStack.add(layer, { ...outermost, name });
      return client;
    }),
    logs: lazily(async () => {
      const client = new (await import('@aws-sdk/client-cloudwatch-logs')).CloudWatchLogs(config);
      for (const [name, layer] of layers) client.middlewareStack.add(layer, { ...outermost, name });
      return client;
    }),
    sts: lazily(async () => {
      const client = new (await import('@aws-sdk/client-sts')).STS(config);
      for (const [name, layer] of layers) client.middlewareStack.add(layer, { ...outermost, name });
      return client;
    }),
    close() {
      for (const client of opened) client.destroy();
    },
  };
}

export type { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
export type {
  ComponentConfiguration,
  CreateComponentRequest,
  CreateDistributionConfigurationRequest,
  CreateImagePipelineRequest,
  CreateImageRecipeRequest,
  CreateInfrastructureConfigurationRequest,
  Image,
  Imagebuilder,
  ImageSummary,
  WorkflowExecutionMetadata,
  WorkflowStepMetadata,
} from '@aws-sdk/client-imagebuilder';
