// The account without its endpoint: operations are called as the endpoint calls them, and time passes when a test says so.
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type DrivenClock, drivenClock } from '../../../tests/conformance/fixture/driven-clock.ts';
import type { Account, Called } from '../account.ts';
import { firstAccountId } from '../accounts/accounts.ts';
import { appstreamModel } from '../protocol/appstream-model.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { invoke } from '../server/invoke.ts';
import { openStore, type Store } from '../store/store.ts';
import { arriveAll } from './arrive.ts';
import { addApplication, createImage } from './assistant.ts';
import { appstreamOperations } from './operations.ts';

/** What an operation answered: the members of its output, or the code and the words of its refusal. */
export interface Answer {
  readonly code?: string;
  readonly message?: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read the answers of all operations
  readonly [member: string]: any;
}

export interface Kit {
  readonly clock: DrivenClock;
  readonly store: Store;
  /** An account's operations, in a Region. */
  as(accountId: string, region?: string): Caller;
  /** Lets so many seconds pass; what is due by then has moved. */
  pass(seconds: number): void;
}

export interface Caller {
  readonly account: Called;
  call(operation: string, input?: object): Answer;
  /** The state of a builder, an image or a fleet; undefined where there is none. */
  state(kind: 'builder' | 'image' | 'fleet', name: string): string | undefined;
  /** Makes an image of a builder that runs, with Image Assistant. */
  snapshot(builder: string, image: string, program?: string): void;
}

export const first = firstAccountId;
export const second = '000000000001';
export const third = '000000000002';

export const windows2022 = 'AppStream-WinServer2022-05-06-2026';
export const windows2022Older = 'AppStream-WinServer2022-10-14-2025';
export const medium = 'stream.standard.medium';

const service = { model: appstreamModel, operations: appstreamOperations };

interface KitOptions {
  readonly quotas?: 'aws' | 'raised';
  readonly clock?: DrivenClock;
}

/** Opens an account over a folder; without AWS's quotas unless they are asked for. Closed when the test is over. */
export function openKit(directory: string, { quotas = 'raised', clock = drivenClock() }: KitOptions = {}): Kit {
  const store = openStore(directory);
  onTestFinished(() => {
    store.close();
    rmSync(directory, { recursive: true, force: true });
  });
  const shared = {
    clock,
    store,
    appstreamQuota: quotas === 'raised' ? 1000 : undefined,
    endpoint: () => 'http://127.0.0.1:1',
  } as unknown as Account;
  return {
    clock,
    store,
    as: (accountId, region = 'us-east-1') => callerOf({ ...shared, accountId, region } as Called),
    pass(seconds) {
      clock.advance(seconds * 1000);
      arriveAll({ store, clock });
    },
  };
}

const described = {
  builder: ['DescribeImageBuilders', 'ImageBuilders'],
  image: ['DescribeImages', 'Images'],
  fleet: ['DescribeFleets', 'Fleets'],
} as const;

function callerOf(account: Called): Caller {
  const call = (name: string, input: object = {}): Answer => {
    const operation = appstreamModel.operations.get(name);
    if (!operation) throw new Error(`There is no operation ${name}.`);
    try {
      return invoke(account, service, { operation, input: input as Readonly<Record<string, unknown>> });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      checkCode(name, error);
      return { code: error.code, message: error.message };
    }
  };
  return {
    account,
    call,
    state(kind, name) {
      const [operation, list] = described[kind];
      return call(operation, { Names: [name] })[list]?.[0]?.State;
    },
    snapshot(builder, image, launchPath = 'C:\\App\\app.exe') {
      if (call('DescribeImageBuilders', { Names: [builder] }).ImageBuilders[0].State !== 'RUNNING')
        throw new Error(`${builder} does not run.`);
      addApplication(account, builder, { name: `app-of-${image}`, launchPath });
      createImage(account, builder, { ...{ name: image, dynamicCatalog: false, latestAgent: false, tags: {}, dryRun: false } });
    },
  };
}

const commands = join(dirname(createRequire(import.meta.url).resolve('@aws-sdk/client-appstream')), '../dist-types/commands');

/** The codes that the SDK's own documentation lists for an operation. */
export function codesOf(operation: string): readonly string[] {
  const text = readFileSync(join(commands, `${operation}Command.d.ts`), 'utf8');
  return [...text.matchAll(/@throws \{@link (\w+Exception)\} \(client fault\)/g)].flatMap(([, code]) => code ?? []);
}

/** Every refusal of every test is one that the operation has; a value that is wrong by itself is AWS's general error. */
function checkCode(operation: string, { code, message }: AwsError): void {
  if (code === 'ValidationException' || codesOf(operation).includes(code)) return;
  throw new Error(`${operation} answers ${code}, which is none of its errors: ${message}`);
}
