import type { Hosting } from '../../contract/index.ts';
import type { Agents } from '../network/agents.ts';

/** An AWS account as one sees it from here: the local one and a real one differ in these members and in nothing else. */
export interface Connection {
  /** What settings and runs call it. */
  readonly id: string;
  readonly name: string;
  readonly hosting: Hosting;
  readonly accountId: string;
  readonly region: string;
  /** undefined: AWS's own endpoints. */
  readonly endpoint: string | undefined;
  /** Refuses every call that would change something. */
  readonly readOnly: boolean;
  /** Read at the time of each call; nobody keeps what comes back. */
  credentials(): Promise<Credentials>;
  /** How its clients reach the network; without, directly. */
  agents?(): Promise<Agents>;
  /** Is told of credentials that AWS does not accept (any more). */
  reject?(credentials: Credentials): void;
}

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}
