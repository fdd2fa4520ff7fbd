import { type Aws, createAws } from './clients.ts';
import type { Connection } from './connection.ts';

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
  close(): void;
}

/** The clients of several connections at once: what runs in one goes on while another is worked with. */
export function awsPool(): AwsPool {
  const open = new Map<Connection, Aws>();
  return {
    of(connection) {
      const known = open.get(connection) ?? createAws(connection);
      open.set(connection, known);
      return known;
    },
    close() {
      for (const aws of open.values()) aws.close();
      open.clear();
    },
  };
}
