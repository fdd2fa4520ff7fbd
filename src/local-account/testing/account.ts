// A local account for a test: a folder of its own, a fake build engine, and the SDK's own clients pointed at it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ImagebuilderClient } from '@aws-sdk/client-imagebuilder';
import { STSClient } from '@aws-sdk/client-sts';
import type { LocalAccount, LocalAccountOptions, LocalKey } from '../options.ts';
import { startLocalAccount } from '../start.ts';

export const testKey: LocalKey = { accessKeyId: 'AKIAKILNTESTKEY00001', secretAccessKey: 'a-secret-that-opens-nothing-but-a-test' };

export interface TestAccount {
  readonly account: LocalAccount;
  readonly directory: string;
  readonly imagebuilder: ImagebuilderClient;
  readonly logs: CloudWatchLogsClient;
  readonly sts: STSClient;
  /** Closes the account and opens it again over the same folder, as a restart of Kiln does. */
  restart(options?: Partial<LocalAccountOptions>): Promise<TestAccount>;
  close(): Promise<void>;
}

export async function openTestAccount(options: Partial<LocalAccountOptions> = {}): Promise<TestAccount> {
  return await open(await mkdtemp(join(tmpdir(), 'kiln-account-')), options);
}

async function open(directory: string, options: Partial<LocalAccountOptions>): Promise<TestAccount> {
  const account = await startLocalAccount({
    dataDirectory: join(directory, 'data'),
    cacheDirectory: join(directory, 'cache'),
    key: testKey,
    ...options,
  });
  const clients = clientsOf(account, testKey);
  return {
    account,
    directory,
    ...clients,
    async restart(changes = {}) {
      await account.close();
      return await open(directory, { ...options, ...changes });
    },
    async close() {
      for (const client of Object.values(clients)) client.destroy();
      await account.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Clients that give up at the first error: a refusal must not cost a test the time of three attempts. */
export function clientsOf({ endpoint, region }: Pick<LocalAccount, 'endpoint' | 'region'>, credentials: LocalKey) {
  const configuration = { endpoint, region, credentials, maxAttempts: 1 };
  return {
    imagebuilder: new ImagebuilderClient(configuration),
    logs: new CloudWatchLogsClient(configuration),
    sts: new STSClient(configuration),
  };
}
