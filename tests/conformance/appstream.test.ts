// Every operation of AppStream that the local account has through the unmodified AWS SDK for JavaScript. Each answer is held against the
// model as it came over the wire: members, types, patterns, enums, and timestamps as numbers of seconds.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appstreamCases } from './appstream/index.ts';
import { REFUSES } from './appstream/others.ts';
import { type AppStreamSession, openAppStreamSession } from './appstream/session.ts';
import { appstreamAnswers, faultsOfAnswer, faultsOfError } from './suite/check-answer.ts';
import type { WireAnswer } from './suite/sdk-client.ts';

let session: AppStreamSession;
let kit: ReturnType<AppStreamSession['kitOver']>;
/** What was wrong with the form of any answer since the last look. */
const faults: string[] = [];

function look(operation: string, { status, code, body }: WireAnswer): void {
  const isGood = status < 300;
  faults.push(
    ...(isGood ? faultsOfAnswer(operation, body, appstreamAnswers) : faultsOfError(operation, { status, code, body }, appstreamAnswers)),
  );
}

beforeAll(async () => {
  session = await openAppStreamSession(look);
  kit = session.kitOver(session.sdk.call);
});
afterAll(() => session.close());

describe.each(appstreamCases)('$operation', { timeout: 30_000 }, ({ operation, cases }) => {
  for (const one of cases) {
    it(`${one.title} (${one.shows})`, async () => {
      kit.takeOutcomes();
      await one.run(kit);
      const shown = kit.takeOutcomes();
      if (one.shows !== REFUSES) expect(shown).toContainEqual({ operation, shows: one.shows });
      expect(faults.splice(0)).toEqual([]);
    });
  }
});
