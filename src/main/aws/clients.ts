import type { AppStream } from '@aws-sdk/client-appstream';
import type { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import type { EC2 } from '@aws-sdk/client-ec2';
import type { ECR } from '@aws-sdk/client-ecr';
import type { IAM } from '@aws-sdk/client-iam';
import type { Imagebuilder } from '@aws-sdk/client-imagebuilder';
import type { KMS } from '@aws-sdk/client-kms';
import type { Organizations } from '@aws-sdk/client-organizations';
import type { RAM } from '@aws-sdk/client-ram';
import type { S3 } from '@aws-sdk/client-s3';
import type { ServiceQuotas } from '@aws-sdk/client-service-quotas';
import type { SNS } from '@aws-sdk/client-sns';
import type { SSM } from '@aws-sdk/client-ssm';
import type { STS } from '@aws-sdk/client-sts';
import { AppError } from '../../contract/index.ts';
import { toAppError } from './aws-error.ts';
import type { Connection } from './connection.ts';

/** The services of one connection. A client is loaded with its first use: an app that only edits never pays for the SDK. */
export interface Aws {
  readonly connection: Connection;
  appstream(): Promise<AppStream>;
  ec2(): Promise<EC2>;
  ecr(): Promise<ECR>;
  iam(): Promise<IAM>;
  imagebuilder(): Promise<Imagebuilder>;
  kms(): Promise<KMS>;
  logs(): Promise<CloudWatchLogs>;
  organizations(): Promise<Organizations>;
  quotas(): Promise<ServiceQuotas>;
  ram(): Promise<RAM>;
  s3(): Promise<S3>;
  sns(): Promise<SNS>;
  ssm(): Promise<SSM>;
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

/** What all clients of the SDK have in common; the layers fit each of them. */
interface Client {
  readonly middlewareStack: { add(layer: typeof appErrors, place: typeof outermost & { readonly name: string }): void };
  destroy(): void;
}

export function createAws(connection: Connection): Aws {
  const opened: Client[] = [];
  const config = {
    region: connection.region,
    credentials: connection.credentials,
    ...(connection.endpoint === undefined ? {} : { endpoint: connection.endpoint }),
    // Three attempts are safe: whatever creates something carries a client token, and the SDK repeats the request as it was.
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 5000, requestTimeout: 30_000 },
  };
  const layers = Object.entries(connection.readOnly ? { appErrors, readOnlyGate: readOnlyGate(connection.name) } : { appErrors });
  const lazily = <Opened extends Client>(load: () => Promise<Opened>) => {
    let loading: Promise<Opened> | undefined;
    return () => {
      loading ??= load().then((client) => {
        for (const [name, layer] of layers) client.middlewareStack.add(layer, { ...outermost, name });
        opened.push(client);
        return client;
      });
      return loading;
    };
  };
  return {
    connection,
    appstream: lazily(async () => new (await import('@aws-sdk/client-appstream')).AppStream(config)),
    ec2: lazily(async () => new (await import('@aws-sdk/client-ec2')).EC2(config)),
    ecr: lazily(async () => new (await import('@aws-sdk/client-ecr')).ECR(config)),
    iam: lazily(async () => new (await import('@aws-sdk/client-iam')).IAM(config)),
    imagebuilder: lazily(async () => new (await import('@aws-sdk/client-imagebuilder')).Imagebuilder(config)),
    kms: lazily(async () => new (await import('@aws-sdk/client-kms')).KMS(config)),
    logs: lazily(async () => new (await import('@aws-sdk/client-cloudwatch-logs')).CloudWatchLogs(config)),
    organizations: lazily(async () => new (await import('@aws-sdk/client-organizations')).Organizations(config)),
    quotas: lazily(async () => new (await import('@aws-sdk/client-service-quotas')).ServiceQuotas(config)),
    ram: lazily(async () => new (await import('@aws-sdk/client-ram')).RAM(config)),
    // An endpoint of one's own rarely resolves the names of buckets as hosts.
    s3: lazily(async () => new (await import('@aws-sdk/client-s3')).S3({ ...config, forcePathStyle: connection.endpoint !== undefined })),
    sns: lazily(async () => new (await import('@aws-sdk/client-sns')).SNS(config)),
    ssm: lazily(async () => new (await import('@aws-sdk/client-ssm')).SSM(config)),
    sts: lazily(async () => new (await import('@aws-sdk/client-sts')).STS(config)),
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
  ImageScanFinding,
  ImageSummary,
  WorkflowExecutionMetadata,
  WorkflowStepMetadata,
} from '@aws-sdk/client-imagebuilder';
