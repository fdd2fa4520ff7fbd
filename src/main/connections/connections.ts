import { AppError, type ConnectionSettings, type ConnectionsEvent, type ConnectionsState, type Identity } from '../../contract/index.ts';
import { createAws } from '../aws/clients.ts';
import type { Connection, Credentials } from '../aws/connection.ts';
import type { JsonFile } from '../files/json-file.ts';
import { createTopic } from '../topic.ts';
import { type ConnectionsData, localConnection } from './connection-file.ts';
import { openQuestions } from './questions.ts';
import { remember } from './remember.ts';
import { fetchOf, type SourceDeps } from './sources.ts';
import type { TypedKeys } from './typed-keys.ts';

export interface ConnectionsDeps extends Pick<SourceDeps, 'connectLocal' | 'localKey'> {
  readonly file: JsonFile<ConnectionsData>;
  readonly keys: TypedKeys;
  now(): number;
}

export interface Target {
  readonly id: string;
  readonly region: string;
}

export interface Connections {
  state(): Promise<ConnectionsState>;
  watch(signal: AbortSignal): AsyncIterable<ConnectionsEvent>;
  save(settings: ConnectionSettings, secret: Credentials | undefined, where: 'keychain' | 'session'): Promise<void>;
  remove(id: string): Promise<void>;
  use(target: Target): Promise<void>;
  identify(id: string): Promise<Identity>;
  answer(id: string, text: string | undefined): void;
  /** The connection in use, in the Region in use. */
  current(): Promise<Connection>;
  /** What is known of the connection in use without connecting. */
  selected(): Promise<Pick<Connection, 'id' | 'name' | 'kind'>>;
  /** One by its id; fails with `not-found`. What is the same gives the same object, so that clients are kept with it. */
  get(target: Target): Promise<Connection>;
  close(): void;
}

/** The accounts that Kiln works with, and which of them it works with now. */
export function createConnections({ file, keys, now, ...local }: ConnectionsDeps): Connections {
  const topic = createTopic<ConnectionsEvent>();
  const questions = openQuestions({
    asked: (question) => topic.publish({ type: 'question', question }),
    answered: (id) => topic.publish({ type: 'answered', id }),
  });
  const open = new Map<string, Connection>();
  const providers = new Map<string, () => Promise<Credentials>>();
  const identities = new Map<string, Identity>();

  const state = async (): Promise<ConnectionsState> => {
    const { connections, current } = await file.read();
    return { connections, current };
  };
  const settingsOf = async (id: string): Promise<ConnectionSettings> => {
    const { connections } = await file.read();
    const found = connections.find((one) => one.id === id);
    if (!found) throw new AppError('not-found', `There is no connection '${id}' any more. Choose another one.`);
    checkChain(connections, found);
    return found;
  };
  const forget = (id: string) => {
    providers.delete(id);
    identities.delete(id);
  };
  const changed = async () => topic.publish({ type: 'state', state: await state() });

  const get = async ({ id, region }: Target): Promise<Connection> => {
    const settings = await settingsOf(id);
    const key = JSON.stringify([settings, region]);
    const known = open.get(key);
    // The local account's endpoint moves when another process takes over: whoever connects first finds out.
    const endpoint = settings.source.kind === 'local' ? (await local.connectLocal()).endpoint : settings.endpoint;
    if (known && known.endpoint === endpoint) return known;
    const other = async (from: string) => get({ id: from, region: (await settingsOf(from)).regions[0] ?? region });
    const credentials = providers.get(id) ?? remember(fetchOf({ ...local, keys, questions, other }, settings), now);
    providers.set(id, credentials);
    const connection: Connection = {
      id,
      name: settings.name,
      kind: kindOf(settings),
      accountId: settings.source.kind === 'local' ? settings.source.accountId : await accountOf(id, { region, endpoint, credentials }),
      region,
      endpoint,
      readOnly: settings.readOnly,
      credentials,
    };
    open.set(key, connection);
    return connection;
  };
  /** Which account it is, AWS alone knows; it is asked once, for the answer never changes. */
  const accountOf = async (id: string, place: Place): Promise<string> => {
    const known = identities.get(id) ?? (await identityOf(place));
    identities.set(id, known);
    return known.accountId;
  };
  return {
    state,
    get,
    async *watch(signal) {
      const events = topic.subscribe(signal);
      yield { type: 'state', state: await state() };
      for (const question of questions.open()) yield { type: 'question', question };
      yield* events;
    },
    async save(settings, secret, where) {
      if (settings.id === localConnection.id && settings.source.kind !== 'local') throw fixed();
      const others = (await file.read()).connections.filter(({ id }) => id !== settings.id);
      checkChain([...others, settings], settings);
      if (secret) await keys.keep(settings.id, secret, where);
      await file.update(({ connections }) => ({ connections: [...connections.filter(({ id }) => id !== settings.id), settings] }));
      forget(settings.id);
      await changed();
    },
    async remove(id) {
      if (id === localConnection.id) throw fixed();
      const users = (await file.read()).connections.filter(({ source }) => source.kind === 'role' && source.from === id);
      if (users.length > 0)
        throw new AppError('conflict', `'${users[0]?.name}' gets its role from this connection. Remove that one first.`);
      await file.update(({ connections, current }) => ({
        connections: connections.filter((one) => one.id !== id),
        current: current.id === id ? { id: localConnection.id, region: localConnection.regions[0] ?? current.region } : current,
      }));
      await keys.forget(id);
      forget(id);
      await changed();
    },
    async use(target) {
      await get(target); // signs in: nobody works with a connection that does not connect
      await file.update(() => ({ current: target }));
      await changed();
    },
    async identify(id) {
      const [region = 'us-east-1'] = (await settingsOf(id)).regions;
      const identity = await identityOf(await get({ id, region }));
      identities.set(id, identity);
      return identity;
    },
    answer: questions.answer,
    current: async () => get((await file.read()).current),
    async selected() {
      const { connections, current } = await file.read();
      const settings = connections.find(({ id }) => id === current.id) ?? localConnection;
      return { id: settings.id, name: settings.name, kind: kindOf(settings) };
    },
    close() {
      questions.close();
      topic.close();
    },
  };
}

type Place = Pick<Connection, 'region' | 'endpoint' | 'credentials'>;

async function identityOf(place: Place): Promise<Identity> {
  const aws = createAws({ ...place, id: '', name: '', kind: 'aws', accountId: '', readOnly: true });
  try {
    const { Account: accountId = '', Arn: arn = '' } = await (await aws.sts()).getCallerIdentity({});
    return { accountId, arn };
  } finally {
    aws.close();
  }
}

function kindOf({ source }: ConnectionSettings): Connection['kind'] {
  return source.kind === 'local' ? 'local' : 'aws';
}

/** Roles may be assumed from roles; but who assumes in circles would wait for itself for ever. */
function checkChain(connections: readonly ConnectionSettings[], start: ConnectionSettings): void {
  const passed = new Set<string>();
  for (let at: ConnectionSettings | undefined = start; at?.source.kind === 'role'; ) {
    const { from }: { readonly from: string } = at.source;
    passed.add(at.id);
    if (passed.has(from))
      throw new AppError('refused', `The role of '${start.name}' is assumed in a circle. Edit the connection, and choose another one.`);
    at = connections.find(({ id }) => id === from);
  }
}

function fixed(): AppError {
  return new AppError('refused', 'The local account is always there; it cannot be removed or become something else.');
}
