import { z } from 'zod';
import type { Hosting } from './hosting.ts';
import { call } from './kernel.ts';

/** Whether rehearsals and local builds can run here, and the one command that makes them possible where not. */
export type SandboxState =
  | { readonly available: true; readonly driver: string; readonly base: string }
  | { readonly available: false; readonly reason: string; readonly remedy: string };

export interface ConnectionInfo {
  readonly id: string;
  readonly name: string;
  readonly hosting: Hosting;
  readonly accountId: string;
  readonly region: string;
  readonly endpoint: string;
  readonly readOnly: boolean;
}

export interface AppInfo {
  readonly version: string;
  readonly platform: string;
  /** The folder of the example workspace, ready to be opened. */
  readonly examples: string;
  readonly home: string;
  readonly sandbox: SandboxState;
  readonly connection: ConnectionInfo;
  readonly recentFolders: readonly string[];
  /** The folder that was named when Kiln was started, to be opened at once. */
  readonly folder: string | null;
}

export const app = {
  info: call(z.object({})).returns<AppInfo>(),
  /** Opens a link in the system's browser; refused unless the address is on the allow-list. */
  openExternal: call(z.object({ url: z.string().max(2048) })).returns<void>(),
} as const;
