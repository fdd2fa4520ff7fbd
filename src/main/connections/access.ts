// Connections as they are worked with: their credentials, kept fresh, and whose they are.
import { type ConnectionSettings, type Hosting, type Identity, inAws, onThisComputer } from '../../contract/index.ts';
import type { Connection, Credentials } from '../aws/connection.ts';
import type { JsonFile } from '../files/json-file.ts';
import { askNobody, askUser, type UserDeps } from './ask.ts';
import type { ConnectionsData } from './connection-file.ts';
import { chainOf, knownAccountOf, settingsOf as settingsIn } from './connection-list.ts';
import { readProfile } from './profile.ts';
import { createProvider, type Provider } from './provider.ts';
import type { SignInStates } from './sign-in-states.ts';
import { fetchOf, type SourceDeps } from './sources.ts';

export interface AccessDeps extends Omit<SourceDeps, 'other'>, UserDeps {
  readonly file: JsonFile<ConnectionsData>;
  readonly states: SignInStates;
  now(): number;
  /** Is told of each connection whose clients must not be used any more. */
  dropped(id: string): void;
}

export interface Target {
  readonly id: string;
  readonly region: string;
}

export interface Access {
  /**
   * A connection by its id. Asks nobody: fails with `signed-out` where somebody must sign in first. What is the same gives the same
   * object, so that clients are kept with it.
   */
  get(target: Target): Promise<Connection>;
  /** Gets credentials, asking the user for what is missing. */
  signIn(id: string): Promise<void>;
  identify(id: string): Promise<Identity>;
  /** Begins anew with this connection at the next use. */
  forget(id: string): void;
  close(): void;
}

/** Something made for a connection as its settings were; they may change in the file, by hand or by `kiln connect`. */
interface MadeFor<Thing> {
  readonly fingerprint: string;
  readonly thing: Thing;
}

type Place = Pick<Connection, 'region' | 'endpoint'>;

export function createAccess(deps: AccessDeps): Access {
  const { file, states, network, now, connectLocal, dropped } = deps;
  const open = new Map<string, MadeFor<{ readonly endpoint: string | undefined; readonly connecting: Promise<Connection> }>>();
  const providers = new Map<string, MadeFor<Provider>>();

  const forget = (id: string) => {
    providers.get(id)?.thing.close();
    providers.delete(id);
    disconnect(id);
    states.forget(id);
  };
  const accountOf = (one: ConnectionSettings) => states.all()[one.id]?.identity?.accountId ?? knownAccountOf(one);
  const settingsOf = (data: ConnectionsData, id: string) => settingsIn(data, id, accountOf);
  const disconnect = (id: string) => {
    for (const key of open.keys()) if (key.startsWith(`${id} `)) open.delete(key);
    dropped(id);
  };
  const fingerprintOf = ({ connections }: ConnectionsData, settings: ConnectionSettings) => JSON.stringify(chainOf(connections, settings));

  const providerOf = (data: ConnectionsData, settings: ConnectionSettings): Provider => {
    const fingerprint = fingerprintOf(data, settings);
    const known = providers.get(settings.id);
    if (known?.fingerprint === fingerprint) return known.thing;
    if (known) forget(settings.id);
    const thing = createProvider({
      fetch: fetchOf({ ...deps, other }, settings),
      quiet: askNobody(settings),
      aloud: askUser(deps, settings),
      now,
      onChange: (signedIn, until) => states.told(settings.id, signedIn, until),
    });
    providers.set(settings.id, { fingerprint, thing });
    return thing;
  };
  const other: SourceDeps['other'] = async (id, ask) => {
    const data = await file.read();
    const settings = settingsOf(data, id);
    const provider = providerOf(data, settings);
    const credentials = await (ask.aloud ? provider.signIn() : provider.credentials());
    return { credentials, place: { region: settings.regions[0] ?? 'us-east-1', endpoint: await endpointOf(settings) } };
  };
  /** The local account's endpoint moves when another process takes over: whoever connects first finds out. */
  const endpointOf = async ({ source, endpoint }: ConnectionSettings) =>
    source.kind === 'local' ? (await connectLocal()).endpoint : endpoint;

  const connect = async (settings: ConnectionSettings, provider: Provider, place: Place): Promise<Connection> => {
    const { id, name, readOnly, source } = settings;
    const caBundle = source.kind === 'profile' ? (await readProfile(source.profile)).caBundle : undefined;
    const reach = {
      ...place,
      credentials: provider.credentials,
      agents: () => network.agents({ endpoint: place.endpoint, caBundle }),
      reject: (credentials: Credentials) => {
        provider.reject(credentials);
        disconnect(id);
      },
    };
    // Which account it is, AWS alone knows.
    const accountId = source.kind === 'local' ? source.accountId : (await states.identify(settings, reach)).accountId;
    return { id, name, hosting: hostingOf(settings), accountId, readOnly, ...reach };
  };
  const get = async ({ id, region }: Target): Promise<Connection> => {
    const data = await file.read();
    const settings = settingsOf(data, id);
    const fingerprint = fingerprintOf(data, settings);
    const endpoint = await endpointOf(settings);
    const key = `${settings.id} ${region}`;
    const known = open.get(key);
    if (known?.fingerprint === fingerprint && known.thing.endpoint === endpoint) return known.thing.connecting;
    const connecting = connect(settings, providerOf(data, settings), { region, endpoint });
    open.set(key, { fingerprint, thing: { endpoint, connecting } });
    connecting.catch(() => {
      if (open.get(key)?.thing.connecting === connecting) open.delete(key);
    });
    return connecting;
  };
  return {
    get,
    forget,
    async signIn(id) {
      const data = await file.read();
      await providerOf(data, settingsOf(data, id)).signIn();
    },
    async identify(id) {
      const settings = settingsOf(await file.read(), id);
      return states.identify(settings, await get({ id, region: settings.regions[0] ?? 'us-east-1' }));
    },
    close() {
      for (const { thing } of providers.values()) thing.close();
    },
  };
}

export const hostingOf = ({ source }: ConnectionSettings): Hosting => (source.kind === 'local' ? onThisComputer : inAws);
