import { onTestFinished } from 'vitest';
import { awsSource } from '../aws/aws-source.ts';
import type { Aws } from '../aws/clients.ts';
import { type LocalAccountHostOptions, localAccountHost } from '../local-account.ts';
import { temporaryFolder } from './temporary-folder.ts';

export type RunBuild = NonNullable<LocalAccountHostOptions['runBuild']>;

/** An engine that makes an image of nothing. */
export const buildNothing: RunBuild = async (_job, journal) => {
  journal.status('BUILDING');
  return { status: 'CANCELLED' };
};

export interface TestAccount {
  readonly folder: string;
  aws(): Promise<Aws>;
  /** Ends the endpoint, as when the app that serves it is closed. */
  close(): Promise<void>;
}

/**
 * A real local account over HTTP, with an engine of the test's own; gone when the test is. `addresses` are those under which something in
 * between passes requests on.
 */
export function testAccount(runBuild: RunBuild = buildNothing, folder = temporaryFolder(), addresses: readonly string[] = []): TestAccount {
  const host = localAccountHost({
    dataDirectory: folder,
    cacheDirectory: folder,
    keychain: undefined,
    runBuild,
    addresses,
    onBug: (error) => {
      throw error;
    },
  });
  const clients = awsSource(host.connect);
  const close = async () => {
    clients.close();
    await host.close();
  };
  onTestFinished(close);
  return { folder, aws: clients.aws, close };
}
