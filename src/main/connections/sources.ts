// How each kind of connection gets its credentials.
import { AppError, type ConnectionSettings, type ConnectionSource } from '../../contract/index.ts';
import type { Connection } from '../aws/connection.ts';
import type { Questions } from './questions.ts';
import type { TimedCredentials } from './remember.ts';
import type { TypedKeys } from './typed-keys.ts';

export interface SourceDeps {
  readonly keys: TypedKeys;
  readonly questions: Questions;
  /** Another connection, from which a role is assumed. */
  other(id: string): Promise<Connection>;
  /** The local account's endpoint, with the key of its first account. */
  connectLocal(): Promise<Connection>;
  /** The key of one of the local accounts, given that of the first. */
  localKey(first: TimedCredentials, accountId: string): TimedCredentials;
}

type Fetch = () => Promise<TimedCredentials>;
type Role = Extract<ConnectionSource, { readonly kind: 'role' }>;

/** What fetches the credentials of a connection, each time anew. The SDK's providers are loaded with the first call. */
export function fetchOf(deps: SourceDeps, connection: ConnectionSettings): Fetch {
  const { source } = connection;
  switch (source.kind) {
    case 'local':
      return async () => deps.localKey(await (await deps.connectLocal()).credentials(), source.accountId);
    case 'keys':
      return () => deps.keys.read(connection.id);
    case 'profile':
      return told(connection, async () => {
        const { fromIni } = await import('@aws-sdk/credential-providers');
        return fromIni({ profile: source.profile, ignoreCache: true, mfaCodeProvider: codeOf(deps, connection) })();
      });
    case 'role':
      return told(connection, () => assume(deps, connection, source));
    case 'environment':
      return told(connection, async () => (await import('@aws-sdk/credential-providers')).fromEnv()());
    case 'machine':
      return told(connection, fromMachine);
  }
}

async function assume(deps: SourceDeps, connection: ConnectionSettings, source: Role): Promise<TimedCredentials> {
  const { fromTemporaryCredentials } = await import('@aws-sdk/credential-providers');
  const from = await deps.other(source.from);
  const provider = fromTemporaryCredentials({
    masterCredentials: await from.credentials(),
    mfaCodeProvider: codeOf(deps, connection),
    params: {
      RoleArn: source.roleArn,
      RoleSessionName: 'kiln',
      ...(source.externalId === undefined ? {} : { ExternalId: source.externalId }),
      ...(source.mfaSerial === undefined ? {} : { SerialNumber: source.mfaSerial }),
    },
    clientConfig: { region: from.region, ...(from.endpoint === undefined ? {} : { endpoint: from.endpoint }) },
  });
  return provider();
}

/** A container's role where there is one: an instance that runs containers has one of its own besides. */
async function fromMachine(): Promise<TimedCredentials> {
  const { fromContainerMetadata, fromInstanceMetadata } = await import('@aws-sdk/credential-providers');
  const { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: relative, AWS_CONTAINER_CREDENTIALS_FULL_URI: full } = process.env;
  const provider = (relative ?? full) ? fromContainerMetadata() : fromInstanceMetadata();
  return provider();
}

const codeOf =
  ({ questions }: SourceDeps, { name }: ConnectionSettings) =>
  (device: string): Promise<string> =>
    questions.ask({ connection: name, kind: 'mfa', text: `The code that ${device} shows` });

interface ProviderError extends Error {
  readonly $metadata?: unknown;
}

/** What a provider throws is told as a fault of the connection. Only the first line: a command that failed prints what it likes. */
function told({ name }: ConnectionSettings, fetch: Fetch): Fetch {
  return async () => {
    try {
      return await fetch();
    } catch (error) {
      if (!(error instanceof Error) || error instanceof AppError) throw error;
      const { message, $metadata } = error as ProviderError;
      const isCommand = message.startsWith('Command failed');
      if (error.name !== 'CredentialsProviderError' && $metadata === undefined && !isCommand) throw error;
      const reason = isCommand ? 'its credential_process failed' : (message.split('\n')[0] ?? '').slice(0, 300);
      throw new AppError('unavailable', `The connection '${name}' gets no credentials: ${reason}`);
    }
  };
}
