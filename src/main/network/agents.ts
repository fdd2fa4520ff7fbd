import type { Agent as HttpAgent } from 'node:http';
import type { Agent as HttpsAgent } from 'node:https';

export interface AgentOptions {
  readonly keepAlive: true;
  readonly maxSockets: number;
  readonly ca?: string[];
}

/** What the HTTP handler of an SDK client is given; empty where its own agents do. */
export interface Agents {
  readonly httpAgent?: HttpAgent;
  readonly httpsAgent?: HttpsAgent;
}
