import { type Aws, createAws } from './clients.ts';
import type { Connection } from './connection.ts';
import type { OnChange } from './lazy-clients.ts';

export interface AwsSource {
  /** The services of the connection as it is now. */
  aws(): Promise<Aws>;
  close(): void;
}

/** Keeps the clients of a connection until `connect` gives another one. */
export function awsSource(connect: () => Promise<Connection>): AwsSource {
  let current: Aws | undefined;
  return {
    async aws() {
      const connection = await connect();
      if (current?.connection !== connection) {
        current?.close();
        current = createAws(connection);
      }
      return current;
    },
    close() {
      current?.close();
      current = undefined;
    },
  };
}

export interface AwsPool {
  /** The services of a connection; the same ones each time. */
  of(connection: Connection): Aws;
  /** Lets go of the clients of a connection that changed or was removed; calls that are under way end first. */
  drop(id: string): void;
  close(): void;
}

/** The clients of several connections at once: what runs in one goes on while another is worked with. */
export function awsPool(changed: (connection: Connection, ...change: Parameters<OnChange>) => void = () => {}): AwsPool {
  const open = new Map<string, Aws>();
  return {
    of(connection) {
      const key = `${connection.id} ${connection.region}`;
      const known = open.get(key);
      if (known?.connection === connection) return known;
      known?.retire();
      const made = createAws(connection, (...change) => changed(connection, ...change));
      open.set(key, made);
      return made;
    },
    drop(id) {
      for (const [key, aws] of open) {
        if (aws.connection.id !== id) continue;
        aws.retire();
        open.delete(key);
      }
    },
    close() {
      for (const aws of open.values()) aws.close();
      open.clear();
    },
  };
}
