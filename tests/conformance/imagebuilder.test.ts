// Every operation of Image Builder through the unmodified AWS SDK for JavaScript. Against a real account, or another endpoint:
// KILN_CONFORMANCE_ENDPOINT=aws AWS_REGION=… vitest run tests/conformance/imagebuilder.test.ts (see suite/target.ts).
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imagebuilderCases } from './imagebuilder/index.ts';
import type { OperationCases } from './suite/case.ts';
import { faultsOfAnswer, faultsOfError } from './suite/check-answer.ts';
import { openSdkRun, patience, type Run } from './suite/run.ts';
import type { WireAnswer } from './suite/sdk-client.ts';
import { isMeantFor } from './suite/session.ts';
import { targetOfEnvironment } from './suite/target.ts';

const target = targetOfEnvironment();
let run: Run;
/** What was wrong with the form of any answer since the last look. */
const faults: string[] = [];

function look(operation: string, { status, code, body }: WireAnswer): void {
  faults.push(...(status < 300 ? faultsOfAnswer(operation, body) : faultsOfError(operation, { status, code, body })));
}

beforeAll(async () => {
  run = await openSdkRun(look);
});
afterAll(() => run.close());

describe.each(imagebuilderCases)('$operation', { timeout: patience(target === undefined) }, (register: OperationCases) => {
  for (const one of register.cases) {
    it.runIf(isMeantFor(target, one))(`${one.title} (${one.shows})`, async () => {
      run.kit.takeOutcomes();
      await one.run(run.kit);
      expect(run.kit.takeOutcomes()).toContainEqual({ operation: register.operation, shows: one.shows });
      expect(faults.splice(0)).toEqual([]);
    });
  }
});
