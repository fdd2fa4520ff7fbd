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
