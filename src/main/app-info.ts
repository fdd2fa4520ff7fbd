import { homedir } from 'node:os';
import { AppError, type AppInfo, type ConnectionInfo, type SandboxState } from '../contract/index.ts';
import type { Connection } from './aws/connection.ts';
import type { Settings } from './settings/settings.ts';
import { version } from './version.ts';

export interface AppInfoDeps {
  /** Named on the command line. */
  readonly folder: string | undefined;
  readonly settings: Settings;
  examples(): Promise<string>;
  connect(): Promise<Connection>;
  /** What is shown of a connection that is not to be had. */
  selected(): Promise<Pick<ConnectionInfo, 'id' | 'name' | 'hosting'>>;
  sandboxState(): Promise<SandboxState>;
  report(error: unknown, where: string): string;
}

const describe = ({ id, name, hosting, accountId, region, endpoint, readOnly }: Connection): ConnectionInfo => ({
  id,
  name,
  hosting,
  accountId,
  region,
  endpoint: endpoint ?? '',
  readOnly,
});

/** A connection that is not to be had must not keep the editor from opening; what needs it says so when it is used. */
const notConnected: Omit<ConnectionInfo, 'id' | 'name' | 'hosting'> = { accountId: '', region: '', endpoint: '', readOnly: false };

/** What a window asks first. */
export async function appInfo({ folder, settings, examples, connect, selected, sandboxState, report }: AppInfoDeps): Promise<AppInfo> {
  const connection = connect().then(describe, async (error: unknown) => {
    // Somebody who has to sign in is told so in the window; the log is for what nobody expects.
    if (!(error instanceof AppError) || error.code !== 'signed-out') report(error, 'connection');
    return { ...(await selected()), ...notConnected };
  });
  const sandbox = sandboxState().catch((error: unknown): SandboxState => {
    const reason = error instanceof Error ? error.message : String(error);
    return { available: false, reason, remedy: `Kiln's error log has it under ${report(error, 'sandbox')}.` };
  });
  return {
    version,
    platform: process.platform,
    examples: await examples(),
    home: homedir(),
    sandbox: await sandbox,
    connection: await connection,
    recentFolders: (await settings.read()).recentFolders,
    folder: folder ?? null,
  };
}
