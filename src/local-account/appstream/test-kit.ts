import { AppStream } from '@aws-sdk/client-appstream';
import { vi } from 'vitest';
import { openTestAccount, type TestAccount, testKey } from '../../../tests/conformance/fixture/account.ts';
import { type DrivenClock, drivenClock } from '../../../tests/conformance/fixture/driven-clock.ts';
import { sendRaw, signHeaders } from '../../../tests/conformance/fixture/raw-client.ts';
import { addAccount } from '../accounts/accounts.ts';
import { keyOf } from '../accounts/keyring.ts';

export const otherAccount = '000000000001';

export interface AppStreamTest {
  readonly test: TestAccount;
  readonly clock: DrivenClock;
  readonly mine: AppStream;
  /** The same in another account. */
  readonly theirs: AppStream;
  /** A client of the first account elsewhere. */
  in(region: string): AppStream;
  /** Calls Image Assistant. */
  assist(
    operation: string,
    parameters: object,
  ): Promise<{ readonly status: number; readonly message: string; readonly applications?: readonly object[] }>;
  /** Lets time pass until all that moves rests. */
  settle(): Promise<void>;
  /** A builder of a public image that runs. */
  builder(name: string, image?: string): Promise<string>;
  /** A private image with one application. */
  image(name: string): Promise<string>;
  close(): Promise<void>;
}

const resting: ReadonlySet<string> = new Set(['RUNNING', 'STOPPED', 'AVAILABLE', 'FAILED']);

export const baseImage = 'AppStream-WinServer2022-05-06-2026';

/** Two accounts, a clock that stands, and clients that give up at the first refusal. */
export async function openAppStreamTest(): Promise<AppStreamTest> {
  const clock = drivenClock();
  await import('./arrive.ts'); // so that things move when their time has come, and not once this is loaded
  const test = await openTestAccount({ clock });
  addAccount(`${test.directory}/data`, 'other', new Date());
  const { endpoint } = test.account;
  const opened: AppStream[] = [];
  const client = (credentials: typeof testKey, region = 'us-east-1') => {
    const made = new AppStream({ endpoint, region, credentials, maxAttempts: 1 });
    // The account's clock is ahead of the computer's by what the test has let pass.
    made.middlewareStack.add(
      (next) => (args) => {
        made.config.systemClockOffset = clock.now().getTime() - Date.now();
        return next(args);
      },
      { step: 'initialize', name: 'drivenClock' },
    );
    opened.push(made);
    return made;
  };
  const mine = client(testKey);
  const kit: AppStreamTest = {
    ...{ test, clock, mine, theirs: client(keyOf(testKey, otherAccount)) },
    in: (region) => client(testKey, region),
    async assist(operation, parameters) {
      const body = JSON.stringify(parameters);
      const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `KilnImageAssistant.${operation}` };
      const signed = signHeaders(endpoint, { body, headers }, { service: 'image-assistant', at: clock.now() });
      const answer = await sendRaw(endpoint, signed);
      return JSON.parse(answer.body);
    },
    async settle() {
      await vi.waitFor(async () => {
        clock.advance(10_000);
        const { ImageBuilders = [] } = await mine.describeImageBuilders({});
        const { Images = [] } = await mine.describeImages({ Type: 'PRIVATE' });
        const { Fleets = [] } = await mine.describeFleets({});
        const moving = [...ImageBuilders, ...Images, ...Fleets].filter(({ State = '' }) => !resting.has(State));
        if (moving.length > 0) throw new Error(`${moving[0]?.Name} is ${moving[0]?.State}`);
      });
    },
    async builder(name, ImageName = baseImage) {
      await mine.createImageBuilder({ Name: name, ImageName, InstanceType: 'stream.standard.medium' });
      await kit.settle();
      return name;
    },
    async image(name) {
      await kit.builder(`${name}-builder`);
      const BuilderName = `${name}-builder`;
      await kit.assist('AddApplication', { BuilderName, Application: { Name: 'editor', AbsoluteAppPath: 'C:\\Editor\\editor.exe' } });
      const made = await kit.assist('CreateImage', { BuilderName, Name: name });
      if (made.status !== 0) throw new Error(made.message);
      await kit.settle();
      return name;
    },
    async close() {
      for (const one of opened) one.destroy();
      await test.close();
    },
  };
  return kit;
}
