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
import type { Connection } from './connection.ts';
import { type ClientConfig, lazyClients, type OnChange } from './lazy-clients.ts';

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
  /** Closes as soon as no call is under way any more: for a connection that changed or was removed. */
  retire(): void;
}

export function createAws(connection: Connection, changed?: OnChange): Aws {
  const { lazily, close, retire } = lazyClients(connection, changed);
  // An endpoint of one's own rarely resolves the names of buckets as hosts.
  const forS3 = (config: ClientConfig) => ({ ...config, forcePathStyle: connection.endpoint !== undefined });
  return {
    connection,
    appstream: lazily(async (config) => new (await import('@aws-sdk/client-appstream')).AppStream(config)),
    ec2: lazily(async (config) => new (await import('@aws-sdk/client-ec2')).EC2(config)),
    ecr: lazily(async (config) => new (await import('@aws-sdk/client-ecr')).ECR(config)),
    iam: lazily(async (config) => new (await import('@aws-sdk/client-iam')).IAM(config)),
    imagebuilder: lazily(async (config) => new (await import('@aws-sdk/client-imagebuilder')).Imagebuilder(config)),
    kms: lazily(async (config) => new (await import('@aws-sdk/client-kms')).KMS(config)),
    logs: lazily(async (config) => new (await import('@aws-sdk/client-cloudwatch-logs')).CloudWatchLogs(config)),
    organizations: lazily(async (config) => new (await import('@aws-sdk/client-organizations')).Organizations(config)),
    quotas: lazily(async (config) => new (await import('@aws-sdk/client-service-quotas')).ServiceQuotas(config)),
    ram: lazily(async (config) => new (await import('@aws-sdk/client-ram')).RAM(config)),
    s3: lazily(async (config) => new (await import('@aws-sdk/client-s3')).S3(forS3(config))),
    sns: lazily(async (config) => new (await import('@aws-sdk/client-sns')).SNS(config)),
    ssm: lazily(async (config) => new (await import('@aws-sdk/client-ssm')).SSM(config)),
    sts: lazily(async (config) => new (await import('@aws-sdk/client-sts')).STS(config)),
    close,
    retire,
  };
}

export type {
  Application as AppStreamApplication,
  AppStream,
  Fleet as AppStreamFleet,
  Image as AppStreamServiceImage,
  ImageBuilder as AppStreamServiceBuilder,
  Session as AppStreamSession,
} from '@aws-sdk/client-appstream';
export type { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
export type { EC2, Image as Ec2Image, Instance as Ec2Instance, Snapshot } from '@aws-sdk/client-ec2';
export type {
  ComponentConfiguration,
  ContainerRecipe,
  CreateComponentRequest,
  CreateDistributionConfigurationRequest,
  CreateImagePipelineRequest,
  CreateImageRecipeRequest,
  CreateInfrastructureConfigurationRequest,
  Distribution,
  Image,
  Imagebuilder,
  ImagePipeline,
  ImageRecipe,
  ImageScanFinding,
  ImageSummary,
  ImageTestsConfiguration,
  InfrastructureConfiguration,
  InstanceBlockDeviceMapping,
  LifecycleExecution,
  LifecycleExecutionResource,
  UpdateImagePipelineRequest,
  WorkflowExecutionMetadata,
  WorkflowStepMetadata,
} from '@aws-sdk/client-imagebuilder';
