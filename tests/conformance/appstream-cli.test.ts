// Every operation of AppStream that the local account has through the unmodified AWS CLI: the same cases as through the SDK.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appstreamCases } from './appstream/index.ts';
import { REFUSES } from './appstream/others.ts';
import { type AppStreamSession, openAppStreamSession } from './appstream/session.ts';
import { type CliClient, cliVersion, openCli, UnknownCommandError } from './suite/cli-client.ts';

let session: AppStreamSession;
let cli: CliClient;
let kit: ReturnType<AppStreamSession['kitOver']>;
/** What a CLI of this age cannot ask. */
const unknown = new Set<string>();

beforeAll(async () => {
  session = await openAppStreamSession();
  cli = openCli(session);
  kit = session.kitOver((operation, input) => cli.call('appstream', operation, input));
});
afterAll(async () => {
  if (unknown.size > 0) console.warn(`SKIPPED: AWS CLI ${cliVersion} is too old for ${[...unknown].join(', ')}`);
  await cli.close();
  await session.close();
});

describe.skipIf(!cliVersion)(`the AWS CLI ${cliVersion}`, { timeout: 60_000 }, () => {
  describe.each(appstreamCases)('$operation', ({ operation, cases }) => {
    for (const one of cases.filter(({ tedious }) => !tedious)) {
      it(`${one.title} (${one.shows})`, async ({ skip }) => {
        kit.takeOutcomes();
        try {
          await one.run(kit);
        } catch (error) {
          if (!(error instanceof UnknownCommandError)) throw error;
          unknown.add(`${operation}: ${one.title}`);
          skip(error.message);
        }
        const shown = kit.takeOutcomes();
        if (one.shows !== REFUSES) expect(shown).toContainEqual({ operation, shows: one.shows });
      });
    }
  });
});
