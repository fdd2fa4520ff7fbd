// What all clients of a connection have in common: how they reach the service, who signs, and the layers around every call.
import { AppError } from '../../contract/index.ts';
import { isRejection, toAppError } from './aws-error.ts';
import type { Connection, Credentials } from './connection.ts';

type Layer = <Args, Result>(
  next: (args: Args) => Promise<Result>,
  context: { readonly commandName?: string },
) => (args: Args) => Promise<Result>;

/** How the operations begin that change nothing, in all services that are used. */
const reading = /^(Get|List|Describe|BatchGet|Filter|Search|Head|Lookup|Simulate|AssumeRole|DecodeAuthorization)/;

const operationOf = ({ commandName }: { readonly commandName?: string }) => commandName?.replace(/Command$/, '') ?? 'AWS';

/** The gate of a connection that is for looking only: it stands before the request is even written. */
const readOnlyGate =
  (name: string): Layer =>
  (next, context) =>
  async (args) => {
    const operation = operationOf(context);
    if (reading.test(operation)) return next(args);
    throw new AppError('refused', `The connection '${name}' is read-only, so ${operation} was not sent. Its settings can allow changes.`);
  };

/** What all clients of the SDK have in common; the layers fit each of them. */
interface Client {
  readonly middlewareStack: {
    add(layer: Layer, place: { readonly step: 'initialize'; readonly priority: 'high'; readonly name: string }): void;
  };
  destroy(): void;
}

export interface ClientConfig {
  readonly region: string;
  readonly endpoint?: string;
  credentials(): Promise<Credentials>;
  readonly maxAttempts: number;
  readonly requestHandler: Readonly<Record<string, unknown>>;
}

/** Reaches a service; who calls it without signing gives credentials that are never asked for. */
export type Reachable = Pick<Connection, 'region' | 'endpoint' | 'credentials' | 'agents'> &
  Partial<Pick<Connection, 'name' | 'readOnly' | 'reject'>>;

export interface LazyClients {
  /** A client that is loaded with its first use. */
  lazily<Opened extends Client>(load: (config: ClientConfig) => Promise<Opened>): () => Promise<Opened>;
  close(): void;
  retire(): void;
}

/** Is told of every call that changed something, once AWS has said yes. */
export type OnChange = (operation: string, input: unknown) => void;

export function lazyClients(connection: Reachable, changed: OnChange = () => {}): LazyClients {
  const opened: Client[] = [];
  let underWay = 0;
  let retired = false;
  const close = () => {
    for (const client of opened) client.destroy();
  };
  let credentials: Credentials | undefined;
  const config = async (): Promise<ClientConfig> => ({
    region: connection.region,
    credentials: async () => {
      credentials = await connection.credentials();
      return credentials;
    },
    ...(connection.endpoint === undefined ? {} : { endpoint: connection.endpoint }),
    // Three attempts are safe: whatever creates something carries a client token, and the SDK repeats the request as it was.
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 5000, requestTimeout: 30_000, ...(await connection.agents?.()) },
  });
  /** The outermost layer of every call: errors leave as AppErrors. */
  const calls: Layer = (next, context) => async (args) => {
    underWay += 1;
    try {
      const result = await next(args);
      const operation = operationOf(context);
      if (!reading.test(operation)) changed(operation, (args as { readonly input?: unknown }).input);
      return result;
    } catch (error) {
      const told = toAppError(error, operationOf(context));
      if (credentials && isRejection(told)) connection.reject?.(credentials);
      throw told;
    } finally {
      underWay -= 1;
      if (retired && underWay === 0) close();
    }
  };
  const layers = { calls, ...(connection.readOnly ? { readOnlyGate: readOnlyGate(connection.name ?? '') } : {}) };
  return {
    lazily(load) {
      let loading: ReturnType<typeof load> | undefined;
      const open = async () => {
        const client = await load(await config());
        for (const [name, layer] of Object.entries(layers))
          client.middlewareStack.add(layer, { step: 'initialize', priority: 'high', name });
        opened.push(client);
        return client;
      };
      return () => {
        loading ??= open().catch((error: unknown) => {
          loading = undefined; // a file of certificates that could not be read may be mended
          throw error;
        });
        return loading;
      };
    },
    close,
    retire() {
      retired = true;
      if (underWay === 0) close();
    },
  };
}
