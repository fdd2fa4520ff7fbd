import {
  AppError,
  type ConnectionSettings,
  type ConnectionsEvent,
  type ConnectionsState,
  type Identity,
  type KeychainState,
  type SsoAccount,
} from '../../contract/index.ts';
import type { Connection, Credentials } from '../aws/connection.ts';
import { createTopic } from '../topic.ts';
import { type Access, type AccessDeps, createAccess, hostingOf, type Target } from './access.ts';
import { askUser } from './ask.ts';
import { localConnection, type RemovedConnection } from './connection-file.ts';
import { affectedBy, chainOf, knownAccountOf } from './connection-list.ts';
import { openQuestions } from './questions.ts';
import { createSignInStates } from './sign-in-states.ts';
import { keysOf } from './sources.ts';
import { accountsOf, rolesOf } from './sso/portal.ts';
import type { SsoSession } from './sso/session.ts';

export type ConnectionsDeps = Omit<AccessDeps, 'questions' | 'states'>;

export type { Target } from './access.ts';

export interface Connections {
  state(): Promise<ConnectionsState>;
  watch(signal: AbortSignal): AsyncIterable<ConnectionsEvent>;
  save(settings: ConnectionSettings, secret: Credentials | undefined, where: 'keychain' | 'session'): Promise<void>;
  remove(id: string): Promise<void>;
  /** Signs in, asking the user for what is missing, and works with this connection from now on. */
  use(target: Target): Promise<void>;
  /** Gets credentials, asking the user for what is missing. */
  signIn: Access['signIn'];
  /** Signs in, and tells who that is. */
  identify(id: string): Promise<Identity>;
  ssoAccounts(session: SsoSession): Promise<readonly SsoAccount[]>;
  ssoRoles(session: SsoSession, accountId: string): Promise<readonly string[]>;
  keychain(): Promise<KeychainState>;
  answer(id: string, text: string | undefined): void;
  /** The connection in use, in the Region in use. */
  current(): Promise<Connection>;
  /** What is known of the connection in use without connecting. */
  selected(): Promise<Pick<Connection, 'id' | 'name' | 'hosting'>>;
  get: Access['get'];
  close(): void;
}

const rememberedRemovals = 50;

/** The accounts that Kiln works with, and which of them it works with now. */
export function createConnections(deps: ConnectionsDeps): Connections {
  const { file, secrets, sso, openPage } = deps;
  const topic = createTopic<ConnectionsEvent>();
  const questions = openQuestions({
    asked: (question) => topic.publish({ type: 'question', question }),
    answered: (id) => topic.publish({ type: 'answered', id }),
  });
  const changed = async () => topic.publish({ type: 'state', state: await state() });
  // A file that cannot be read fails whoever asks for a connection; here nobody waits for it.
  const states = createSignInStates(() => void changed().catch(() => {}));
  const { get, signIn, identify, forget, close } = createAccess({ ...deps, questions, states });

  const state = async (): Promise<ConnectionsState> => {
    const { connections, current } = await file.read();
    return { connections, current, sessions: states.all() };
  };
  return {
    state,
    get,
    signIn,
    async *watch(signal) {
      const events = topic.subscribe(signal);
      yield { type: 'state', state: await state() };
      for (const question of questions.open()) yield { type: 'question', question };
      yield* events;
    },
    async save(settings, secret, where) {
      if (settings.id === localConnection.id && settings.source.kind !== 'local') throw fixed();
      const others = (await file.read()).connections.filter(({ id }) => id !== settings.id);
      chainOf([...others, settings], settings);
      if (secret) await secrets.keep(keysOf(settings.id), secret, where);
      const { connections } = await file.update((data) => ({
        connections: [...data.connections.filter(({ id }) => id !== settings.id), settings],
      }));
      for (const id of affectedBy(connections, settings.id)) forget(id);
      await changed();
    },
    async remove(id) {
      if (id === localConnection.id) throw fixed();
      const { connections } = await file.read();
      const [user] = connections.filter(({ source }) => source.kind === 'role' && source.from === id);
      if (user) throw new AppError('conflict', `'${user.name}' gets its role from this connection. Remove that one first.`);
      const settings = connections.find((one) => one.id === id);
      if (!settings) return;
      const accountId = states.all()[id]?.identity?.accountId ?? knownAccountOf(settings);
      const { name, endpoint, source } = settings;
      const past: RemovedConnection = { id, name, accountId, endpoint, local: source.kind === 'local' };
      await file.update((data) => ({
        connections: data.connections.filter((one) => one.id !== id),
        removed: [...data.removed.filter((one) => one.id !== id), past].slice(-rememberedRemovals),
        current: data.current.id === id ? { id: localConnection.id, region: localConnection.regions[0] ?? '' } : data.current,
      }));
      forget(id);
      await secrets.forget(keysOf(id));
      await changed();
    },
    async use(target) {
      await signIn(target.id);
      await get(target); // nobody works with a connection that does not connect
      await file.update(() => ({ current: target }));
      await changed();
    },
    async identify(id) {
      await signIn(id);
      return identify(id);
    },
    ssoAccounts: (session) => sso.withToken(session, askUser({ questions, openPage }, { name: session.startUrl }), accountsOf),
    ssoRoles: (session, accountId) =>
      sso.withToken(session, askUser({ questions, openPage }, { name: session.startUrl }), (portal) => rolesOf(portal, accountId)),
    keychain: secrets.keychainState,
    answer: questions.answer,
    current: async () => get((await file.read()).current),
    async selected() {
      const { connections, current } = await file.read();
      const settings = connections.find(({ id }) => id === current.id) ?? localConnection;
      return { id: settings.id, name: settings.name, hosting: hostingOf(settings) };
    },
    close() {
      close();
      questions.close();
      topic.close();
    },
  };
}

function fixed(): AppError {
  return new AppError('refused', 'The local account is always there; it cannot be removed or become something else.');
}
