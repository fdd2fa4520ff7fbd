// Every operation of Image Builder through the unmodified AWS SDK for JavaScript. Against a real account, or another endpoint:
// KILN_CONFORMANCE_ENDPOINT=aws AWS_REGION=… vitest run tests/conformance/imagebuilder.test.ts (see suite/target.ts).
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imagebuilderCases } from './imagebuilder/index.ts';
import type { OperationCases } from './suite/case.ts';
import { faultsOfAnswer, faultsOfError } from './suite/check-answer.ts';
import { openKit, type RecordingKit } from './suite/kit.ts';
import { openSdk, type SdkClient, type WireAnswer } from './suite/sdk-client.ts';
import { isMeantFor, openSession, type Session } from './suite/session.ts';
import { targetOfEnvironment } from './suite/target.ts';

const target = targetOfEnvironment();
let session: Session;
let sdk: SdkClient;
let kit: RecordingKit;
/** What was wrong with the form of any answer since the last look. */
const faults: string[] = [];

function look(operation: string, { status, code, body }: WireAnswer): void {
  faults.push(...(status < 300 ? faultsOfAnswer(operation, body) : faultsOfError(operation, { status, code, body })));
}

beforeAll(async () => {
  session = await openSession();
  sdk = openSdk(session.target, look);
  kit = openKit(session.target, sdk.call);
});
afterAll(async () => {
  const left = session.target.isLocal ? [] : await kit.cleanUp();
  for (const one of left) console.warn(`LEFT OVER in the account: ${one}`);
  sdk.close();
  await session.close();
});

const slow = target === undefined ? 30_000 : 60 * 60_000;

describe.each(imagebuilderCases)('$operation', { timeout: slow }, (register: OperationCases) => {
  for (const one of register.cases) {
    it.runIf(isMeantFor(target, one))(`${one.title} (${one.shows})`, async () => {
      kit.takeOutcomes();
      await one.run(kit);
      expect(kit.takeOutcomes()).toContainEqual({ operation: register.operation, shows: one.shows });
      expect(faults.splice(0)).toEqual([]);
    });
  }
});
