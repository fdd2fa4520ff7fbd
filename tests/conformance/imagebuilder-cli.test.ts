// Every operation of Image Builder through the unmodified AWS CLI: the same cases as through the SDK.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imagebuilderCases } from './imagebuilder/index.ts';
import type { OperationCases } from './suite/case.ts';
import { cliVersion, openCli, UnknownCommandError } from './suite/cli-client.ts';
import { patience, type Run, runOf } from './suite/run.ts';
import { isMeantFor, openSession } from './suite/session.ts';
import { targetOfEnvironment } from './suite/target.ts';

const target = targetOfEnvironment();
let run: Run;
/** What a CLI of this age cannot ask. */
const unknown = new Set<string>();

beforeAll(async () => {
  const session = await openSession();
  const cli = openCli(session);
  run = runOf(session, { call: (operation, input) => cli.call('imagebuilder', operation, input), close: () => cli.close() });
});
afterAll(async () => {
  if (unknown.size > 0) console.warn(`SKIPPED: AWS CLI ${cliVersion} is too old for ${[...unknown].join(', ')}`);
  await run.close();
});

describe.skipIf(!cliVersion)(`the AWS CLI ${cliVersion}`, { timeout: patience(target === undefined) }, () => {
  describe.each(imagebuilderCases)('$operation', (register: OperationCases) => {
    for (const one of register.cases.filter((each) => !each.tedious && isMeantFor(target, each))) {
      it(`${one.title} (${one.shows})`, async ({ skip }) => {
        run.kit.takeOutcomes();
        try {
          await one.run(run.kit);
        } catch (error) {
          if (!(error instanceof UnknownCommandError)) throw error;
          unknown.add(register.operation);
          skip(error.message);
        }
        expect(run.kit.takeOutcomes()).toContainEqual({ operation: register.operation, shows: one.shows });
      });
    }
  });
});
