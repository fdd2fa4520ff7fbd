// How each kind of connection gets its credentials.
import { z } from 'zod';
import { AppError, type ConnectionSettings } from '../../contract/index.ts';
import { toAppError } from '../aws/aws-error.ts';
import type { Connection } from '../aws/connection.ts';
import type { Network, Way } from '../network/network.ts';
import type { Ask } from './ask.ts';
import { type Profile, type ProfileBase, type RoleStep, readProfile } from './profile.ts';
import type { TimedCredentials } from './provider.ts';
import type { Secrets } from './secrets.ts';
import { roleCredentials } from './sso/portal.ts';
import type { SsoSignIns } from './sso/sign-ins.ts';

export interface SourceDeps {
  readonly secrets: Secrets;
  readonly sso: SsoSignIns;
  readonly network: Network;
  /** The credentials of another connection, from which a role is assumed, and where it asks STS. */
  other(id: string, ask: Ask): Promise<{ readonly credentials: TimedCredentials; readonly place: Place }>;
  /** The local account's endpoint, with the key of its first account. */
  connectLocal(): Promise<Connection>;
  /** The key of one of the local accounts, given that of the first. */
  localKey(first: TimedCredentials, accountId: string): TimedCredentials;
}

/** Where STS is asked. */
export interface Place extends Way {
  readonly region: string;
}

/** What fetches the credentials of a connection, each time anew. The SDK's providers are loaded with the first call. */
export function fetchOf(deps: SourceDeps, connection: ConnectionSettings): (ask: Ask) => Promise<TimedCredentials> {
  return told(connection, (ask) => credentialsOf(deps, connection, ask));
}

/** The name of a connection's typed keys among the secrets. */
export const keysOf = (id: string) => `connection/${id}`;

async function credentialsOf(deps: SourceDeps, connection: ConnectionSettings, ask: Ask): Promise<TimedCredentials> {
  const { source, endpoint, regions } = connection;
  const place: Place = { region: regions[0] ?? 'us-east-1', endpoint };
  switch (source.kind) {
    case 'local':
      return deps.localKey(await (await deps.connectLocal()).credentials(), source.accountId);
    case 'keys':
      return typedKeys(deps, connection.id);
    case 'profile':
      return fromProfile(deps, await readProfile(source.profile), { ask, place });
    case 'role': {
      const from = await deps.other(source.from, ask);
      return assume(deps, source, { ask, place: from.place, as: from.credentials });
    }
    case 'sso':
      return deps.sso.withToken({ ...source, endpoint }, ask, (portal) => roleCredentials(portal, source));
    case 'environment':
      return (await import('@aws-sdk/credential-providers')).fromEnv()();
    case 'machine':
      return fromMachine();
  }
}

const keysSchema = z.object({ accessKeyId: z.string(), secretAccessKey: z.string(), sessionToken: z.string().optional() });

async function typedKeys({ secrets }: SourceDeps, id: string): Promise<TimedCredentials> {
  const read = keysSchema.safeParse(await secrets.read(keysOf(id)));
  if (!read.success)
    throw new AppError('unavailable', 'The keys of this connection are no longer there. Edit the connection and type them in again.');
  const { sessionToken, ...keys } = read.data;
  return sessionToken === undefined ? keys : { ...keys, sessionToken };
}

interface Situation {
  readonly ask: Ask;
  readonly place: Place;
}

async function fromProfile(deps: SourceDeps, { base, roles, caBundle }: Profile, { ask, place }: Situation): Promise<TimedCredentials> {
  const way = { ...place, caBundle };
  let credentials = await baseCredentials(deps, base, { ask, place: way });
  for (const role of roles)
    credentials = await assume(deps, role, { ask, as: credentials, place: { ...way, region: role.region ?? way.region } });
  return credentials;
}

async function baseCredentials(deps: SourceDeps, base: ProfileBase, { ask, place }: Situation): Promise<TimedCredentials> {
  switch (base.kind) {
    case 'static': {
      const { kind: _kind, ...keys } = base;
      return keys;
    }
    case 'sso':
      return deps.sso.withToken({ ...base.session, endpoint: place.endpoint }, ask, (portal) => roleCredentials(portal, base.role));
    case 'source':
      return fromNamedSource(base.source);
    case 'sdk': {
      const { fromIni } = await import('@aws-sdk/credential-providers');
      const clientConfig = await clientConfigOf(deps, place);
      return fromIni({ profile: base.profile, ignoreCache: true, clientConfig, parentClientConfig: clientConfig })();
    }
  }
}

async function fromNamedSource(source: string): Promise<TimedCredentials> {
  const providers = await import('@aws-sdk/credential-providers');
  if (source === 'Environment') return providers.fromEnv()();
  if (source === 'EcsContainer') return fromContainer();
  if (source === 'Ec2InstanceMetadata') return providers.fromInstanceMetadata()();
  throw new AppError(
    'unavailable',
    `The credential_source '${source}' of the profile is none of Environment, Ec2InstanceMetadata and EcsContainer.`,
  );
}

/** A container's role where there is one: an instance that runs containers has one of its own besides. */
async function fromMachine(): Promise<TimedCredentials> {
  const { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: relative, AWS_CONTAINER_CREDENTIALS_FULL_URI: full } = process.env;
  if (relative ?? full) return fromContainer();
  return (await import('@aws-sdk/credential-providers')).fromInstanceMetadata()();
}

/** The newer provider knows tokens in files, which EKS has, and both forms of the address. */
async function fromContainer(): Promise<TimedCredentials> {
  return (await import('@aws-sdk/credential-providers')).fromHttp({})();
}

type Role = Pick<RoleStep, 'roleArn' | 'externalId' | 'mfaSerial' | 'sessionName' | 'durationSeconds'>;

async function assume(
  deps: SourceDeps,
  { roleArn, externalId, mfaSerial, sessionName, durationSeconds }: Role,
  { ask, place, as }: Situation & { readonly as: TimedCredentials },
): Promise<TimedCredentials> {
  const { fromTemporaryCredentials } = await import('@aws-sdk/credential-providers');
  const { expiration: _known, ...masterCredentials } = as;
  const provider = fromTemporaryCredentials({
    masterCredentials,
    mfaCodeProvider: (device) => ask.code(device),
    params: {
      RoleArn: roleArn,
      RoleSessionName: sessionName ?? 'kiln',
      ...(externalId === undefined ? {} : { ExternalId: externalId }),
      ...(mfaSerial === undefined ? {} : { SerialNumber: mfaSerial }),
      ...(durationSeconds === undefined ? {} : { DurationSeconds: durationSeconds }),
    },
    clientConfig: await clientConfigOf(deps, place),
  });
  return provider();
}

async function clientConfigOf({ network }: SourceDeps, place: Place) {
  const { region, endpoint } = place;
  const requestHandler = { connectionTimeout: 5000, requestTimeout: 30_000, ...(await network.agents(place)) };
  return { region, requestHandler, ...(endpoint === undefined ? {} : { endpoint }) };
}

/** What a provider throws is told as a fault of the connection. Only the first line: a command that failed prints what it likes. */
function told({ name }: ConnectionSettings, fetch: (ask: Ask) => Promise<TimedCredentials>): (ask: Ask) => Promise<TimedCredentials> {
  return async (ask) => {
    try {
      return await fetch(ask);
    } catch (thrown) {
      const error = toAppError(thrown, 'AssumeRole');
      if (!(error instanceof Error) || (error instanceof AppError && !['aws', 'unavailable'].includes(error.code))) throw error;
      throw new AppError('unavailable', `The connection '${name}' gets no credentials: ${reasonOf(error)}`);
    }
  };
}

function reasonOf(error: Error): string {
  if (error instanceof AppError) return error.message;
  if (error.message.startsWith('Command failed')) return 'its credential_process failed';
  if (error.name !== 'CredentialsProviderError') throw error;
  return (error.message.split('\n')[0] ?? '').slice(0, 300);
}
