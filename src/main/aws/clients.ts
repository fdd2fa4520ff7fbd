import type { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import type { Imagebuilder } from '@aws-sdk/client-imagebuilder';
import type { STS } from '@aws-sdk/client-sts';
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
const outermost = { step: 'initialize', priority: 'high', name: 'appErrors' } as const;

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
  return {
    connection,
    imagebuilder: lazily(async () => {
      const client = new (await import('@aws-sdk/client-imagebuilder')).Imagebuilder(config);
      client.middlewareStack.add(appErrors, outermost);
      return client;
    }),
    logs: lazily(async () => {
      const client = new (await import('@aws-sdk/client-cloudwatch-logs')).CloudWatchLogs(config);
      client.middlewareStack.add(appErrors, outermost);
      return client;
    }),
    sts: lazily(async () => {
      const client = new (await import('@aws-sdk/client-sts')).STS(config);
      client.middlewareStack.add(appErrors, outermost);
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
