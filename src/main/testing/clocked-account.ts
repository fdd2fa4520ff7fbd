import { onTestFinished } from 'vitest';
import { openTestAccount } from '../../../tests/conformance/fixture/account.ts';
import { testKey } from '../../../tests/conformance/fixture/key.ts';
import { onThisComputer } from '../../contract/index.ts';
import { type Aws, createAws } from '../aws/clients.ts';
import type { AwsOf } from '../aws/reach.ts';
import type { RunBuild } from './test-account.ts';

/** A local account whose time the test winds forward, and which notices when it does. */
export async function clockedAccount(runBuild: RunBuild) {
  let ahead = 0;
  const listeners = new Set<() => void>();
  const clock = {
    now: () => new Date(Date.now() + ahead),
    onLeap(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const account = await openTestAccount({ runBuild, clock });
  const opened = new Map<string, Aws>();
  onTestFinished(async () => {
    for (const aws of opened.values()) aws.close();
    await account.close();
  });
  const { endpoint, accountId } = account.account;
  const inRegion = async (region: string): Promise<Aws> => {
    const connection = {
      id: 'local',
      name: 'Local account',
      hosting: onThisComputer,
      accountId,
      region,
      endpoint,
      readOnly: false,
    } as const;
    const aws = opened.get(region) ?? createAws({ ...connection, credentials: async () => testKey });
    opened.set(region, aws);
    return aws;
  };
  const aws: AwsOf = ({ region }) => inRegion(region);
  return {
    aws,
    inRegion,
    /** Where it keeps its data. */
    data: `${account.directory}/data`,
    now: clock.now,
    /** Turns the clock; nothing of the account looks at it yet. */
    forward: (ms: number) => {
      ahead += ms;
    },
    /** Lets everything that waits for a time look at the clock. */
    leap: () => {
      for (const listener of listeners) listener();
    },
  };
}
