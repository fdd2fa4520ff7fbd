// The account that the cases of AppStream work in: a local one. At AWS every builder and fleet of them would cost money by the hour.
import { addAccount } from '../../../src/local-account/accounts/accounts.ts';
import { keyOf } from '../../../src/local-account/accounts/keyring.ts';
import { openTestAccount, testKey } from '../fixture/account.ts';
import { type LeapingClock, leapingClock } from '../fixture/leaping-clock.ts';
import { sendRaw, signHeaders } from '../fixture/raw-client.ts';
import type { Answer, Call, Kit, OperationCases, Values } from '../suite/case.ts';
import { openKit, type RecordingKit } from '../suite/kit.ts';
import { openSdk, type SdkClient, type WireAnswer } from '../suite/sdk-client.ts';
import { appstreamSdk } from '../suite/sdk-services.ts';
import { runPrefix, type Target } from '../suite/target.ts';

export const otherAccount = '000000000001';
export const otherRegion = 'eu-central-1';

/** How many builders, fleets, stacks and images the account may have: more than one page, and soon full. */
export const quota = 70;

/** What cases of AppStream have besides. */
export interface AppStreamKit extends Kit {
  /** The same account in another Region; another account. */
  readonly elsewhere: Call;
  readonly theirs: Call;
  /** Image Assistant on a builder, here and in the other account. */
  assist(operation: string, input: Values): Promise<Answer>;
  assistTheirs(operation: string, input: Values): Promise<Answer>;
  /** Lets time pass until nothing moves by itself any more. */
  rest(): Promise<void>;
}

export type AppStreamCases = OperationCases<AppStreamKit>;

export interface AppStreamSession {
  readonly target: Target;
  readonly directory: string;
  readonly sdk: SdkClient;
  /** The kit over any client of the account. */
  kitOver(call: Call): AppStreamKit & Pick<RecordingKit, 'takeOutcomes'>;
  close(): Promise<void>;
}

/** `onAnswer` is told of every answer that the SDK gets. */
export async function openAppStreamSession(
  onAnswer: (operation: string, answer: WireAnswer) => void = () => undefined,
): Promise<AppStreamSession> {
  const clock = leapingClock();
  await import('../../../src/local-account/appstream/arrive.ts'); // so that things move when their time has come, and not once this is loaded
  const test = await openTestAccount({ clock, appstreamQuota: quota });
  addAccount(`${test.directory}/data`, 'other', new Date());
  const { endpoint, region } = test.account;
  const target: Target = {
    ...{ isLocal: true, endpoint, region, credentials: testKey, prefix: runPrefix(), expensive: true },
    ...{ parentImage: '', instanceProfile: '', executionRole: '' },
  };
  const sdk = openSdk(target, onAnswer, appstreamSdk);
  const [elsewhere, theirs] = [
    openSdk({ ...target, region: otherRegion }, () => undefined, appstreamSdk),
    openSdk({ ...target, credentials: keyOf(testKey, otherAccount) }, () => undefined, appstreamSdk),
  ];
  return {
    ...{ target, directory: test.directory, sdk },
    kitOver: (call) => ({
      ...openKit(target, call),
      ...{ elsewhere: elsewhere.call, theirs: theirs.call },
      assist: assistant(endpoint, testKey),
      assistTheirs: assistant(endpoint, keyOf(testKey, otherAccount)),
      rest: () => rest(clock, [sdk.call, elsewhere.call, theirs.call]),
    }),
    async close() {
      for (const client of [sdk, elsewhere, theirs]) client.close();
      await test.close();
    },
  };
}

function assistant(endpoint: string, key: typeof testKey): AppStreamKit['assist'] {
  return async (operation, input) => {
    const body = JSON.stringify(input);
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `KilnImageAssistant.${operation}` };
    const signed = signHeaders(endpoint, { body, headers }, { service: 'image-assistant', key });
    const answer = JSON.parse((await sendRaw(endpoint, signed)).body);
    if (answer.status !== 0) throw new Error(`${operation}: ${answer.message}`);
    return answer;
  };
}

const still: ReadonlySet<string> = new Set(['RUNNING', 'STOPPED', 'AVAILABLE', 'FAILED', 'COMPLETED']);
const lists = {
  DescribeImageBuilders: 'ImageBuilders',
  DescribeImages: 'Images',
  DescribeFleets: 'Fleets',
  ListExportImageTasks: 'ExportImageTasks',
} as const;

/** Clients sign with the computer's time, so the account's comes back to it; what has arrived stays where it is. */
async function rest(clock: LeapingClock, calls: readonly Call[]): Promise<void> {
  for (let ahead = 10_000; ; ahead += 10_000) {
    clock.leap(ahead);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const moving = (await Promise.all(calls.map(movingOf))).flat();
    if (moving.length === 0) break;
    if (ahead > 250_000) throw new Error(`These never rest: ${moving.join(', ')}`);
  }
  clock.leap(0);
}

async function movingOf(call: Call): Promise<readonly string[]> {
  const all = await Promise.all(
    Object.entries(lists).map(async ([operation, rows]) => {
      const found: Answer[] = [];
      let NextToken: string | undefined;
      do {
        const page = await call(operation, { ...(NextToken === undefined ? {} : { NextToken }) });
        found.push(...page[rows]);
        NextToken = page.NextToken;
      } while (NextToken !== undefined);
      return found;
    }),
  );
  const moving = all.flat().filter(({ State, ComputeCapacityStatus: capacity }) => !still.has(State) || lacks(State, capacity));
  return moving.map(({ Name, TaskId, State }) => `${Name ?? TaskId} (${State})`);
}

/** A fleet that runs and has not all of its instances yet. */
const lacks = (state: string, capacity: Answer): boolean =>
  state === 'RUNNING' && capacity !== undefined && capacity.Running < capacity.Desired;
