import { openTestAccount, type TestAccount, testKey } from '../fixture/account.ts';
import { fakeBuilds } from './fake-builds.ts';
import { runPrefix, type Target, targetOfEnvironment } from './target.ts';

/** The account of a run, opened before its first test. */
export interface Session {
  readonly target: Target;
  /** Where the clients of this run may keep files. */
  readonly directory: string | undefined;
  /** Ends the local account and starts it again over the same data; undefined for a real one. */
  readonly restart: (() => Promise<void>) | undefined;
  close(): Promise<void>;
}

/** The account that the environment names, or a local one with fake builds. */
export async function openSession(): Promise<Session> {
  const target = targetOfEnvironment();
  if (target) return { target, directory: undefined, restart: undefined, close: async () => undefined };
  let test: TestAccount = await openTestAccount({ runBuild: fakeBuilds, concurrentBuilds: 20 });
  const { endpoint, region } = test.account;
  return {
    target: {
      isLocal: true,
      endpoint,
      region,
      credentials: testKey,
      prefix: runPrefix(),
      expensive: true,
      parentImage: 'ami-0123456789abcdef0',
      instanceProfile: 'kiln-conformance',
      executionRole: 'kiln-conformance',
    },
    directory: test.directory,
    async restart() {
      test = await test.restart({ port: Number(new URL(endpoint).port) });
    },
    close: () => test.close(),
  };
}

interface Limited {
  readonly localOnly?: string;
  readonly expensive?: true;
}

/** Whether this says something about the target, and is not too dear there. */
export function isMeantFor(target: Target | undefined, { localOnly, expensive }: Limited): boolean {
  if (target === undefined || target.isLocal) return true;
  return localOnly === undefined && (expensive === undefined || target.expensive);
}
