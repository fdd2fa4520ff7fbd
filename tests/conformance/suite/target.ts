// The account that the suite runs against: a local one of its own, or one that the environment names.
import { randomBytes } from 'node:crypto';
import { env } from 'node:process';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Where the requests go, and what they may count on there. */
export interface Target {
  readonly isLocal: boolean;
  /** undefined: the service's own, as the client knows it. */
  readonly endpoint: string | undefined;
  readonly region: string;
  /** undefined: those of the client's default chain. */
  readonly credentials: Credentials | undefined;
  /** What all names begin with, so that whoever finds something left over knows where it is from. */
  readonly prefix: string;
  /** Whether cases run that take minutes and money there. */
  readonly expensive: boolean;
  /** Exists there. */
  readonly parentImage: string;
  readonly instanceProfile: string;
  readonly executionRole: string;
}

/** A prefix of one run. */
export const runPrefix = (): string => `kiln-conformance-${randomBytes(3).toString('hex')}`;

/**
 * A real account, or another endpoint, where `KILN_CONFORMANCE_ENDPOINT` asks for it: a URL, or `aws` for AWS itself. Region and
 * credentials are then those of the environment, as for any client; the other variables say what exists there. Undefined: a local
 * account is to be started.
 */
export function targetOfEnvironment(): Target | undefined {
  const endpoint = env.KILN_CONFORMANCE_ENDPOINT;
  if (endpoint === undefined || endpoint === '') return undefined;
  return {
    isLocal: false,
    endpoint: endpoint === 'aws' ? undefined : endpoint,
    region: env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? 'us-east-1',
    credentials: undefined,
    prefix: runPrefix(),
    expensive: env.KILN_CONFORMANCE_EXPENSIVE === '1',
    parentImage: env.KILN_CONFORMANCE_PARENT_IMAGE ?? 'ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64',
    instanceProfile: env.KILN_CONFORMANCE_INSTANCE_PROFILE ?? 'EC2InstanceProfileForImageBuilder',
    executionRole: env.KILN_CONFORMANCE_EXECUTION_ROLE ?? 'EC2ImageBuilderExecutionRole',
  };
}
