// What AppStream's model demands of requests: every rule of every operation's input is broken once, alone, in an otherwise good request,
// and the refusal must say which member and which rule; members that nobody knows are ignored, as AWS ignores them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appstreamConstraints } from '../../src/local-account/protocol/appstream-constraints.ts';
import { appstreamCases } from './appstream/index.ts';
import { REFUSES } from './appstream/others.ts';
import { type AppStreamKit, type AppStreamSession, openAppStreamSession } from './appstream/session.ts';
import { type Break, breaksOf } from './suite/breaks.ts';
import type { WireAnswer } from './suite/sdk-client.ts';

let session: AppStreamSession;
let kit: AppStreamKit;
beforeAll(async () => {
  session = await openAppStreamSession();
  kit = session.kitOver(session.sdk.call);
});
afterAll(() => session.close());

/** What each rule is called in the refusal. */
const wording: Readonly<Record<Break['rule'], RegExp>> = {
  required: /must not be null/,
  type: /must be an? /,
  enum: /must satisfy enum value set: \[/,
  pattern: /must match pattern|must have length/,
  'too small': /must have (length|value) greater than or equal to \d|must match pattern/,
  'too large': /must have (length|value) less than or equal to \d|must match pattern/,
};

function faultOf(operation: string, { path, rule }: Break, { status, code, body }: WireAnswer): string | undefined {
  const message = String(Reflect.get(body as object, 'message'));
  // A value of another type is unreadable; of members that are younger than our SDK it is found where the rules are checked.
  const codes = ['ValidationException', ...(rule === 'type' ? ['SerializationException'] : [])];
  const isTold = status === 400 && codes.includes(code ?? '') && message.includes(`'${path}'`) && wording[rule].test(message);
  return isTold ? undefined : `${operation} with ${path} (${rule}): ${status} ${code} ${message}`;
}

describe.each(appstreamCases)('$operation', { timeout: 60_000 }, ({ operation, example, cases }) => {
  it('says which member breaks which rule', async () => {
    const good = await example(kit);
    const faults: unknown[] = [];
    for (const broken of breaksOf(appstreamConstraints, operation, good)) {
      faults.push(faultOf(operation, broken, await session.sdk.send(operation, broken.request)));
    }
    expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
  });

  const isRefused = cases.some(({ shows }) => shows === REFUSES);
  it.runIf(!isRefused)('ignores members that nobody knows', async () => {
    const { status } = await session.sdk.send(operation, { ...(await example(kit)), KilnNeverHeardOfThis: { deep: ['x'] } });
    expect(status).toBe(200);
  });
});
