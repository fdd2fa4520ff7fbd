// What the model demands of requests: every rule of every operation's input is broken once, alone, in an otherwise good request, and the
// refusal must say which member and which rule. No SDK checks these; the requests go out as they are.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imagebuilderConstraints } from '../../src/local-account/protocol/imagebuilder-constraints.ts';
import { imagebuilderModel } from '../../src/local-account/protocol/imagebuilder-model.ts';
import { imagebuilderCases } from './imagebuilder/index.ts';
import { type Break, breaksOf } from './suite/breaks.ts';
import type { OperationCases, Values } from './suite/case.ts';
import { openSdkRun } from './suite/run.ts';
import type { WireAnswer } from './suite/sdk-client.ts';
import { isMeantFor } from './suite/session.ts';
import { targetOfEnvironment } from './suite/target.ts';

const target = targetOfEnvironment();
let run: Awaited<ReturnType<typeof openSdkRun>>;

beforeAll(async () => {
  run = await openSdkRun();
});
afterAll(() => run.close());

/** Members that stand in the path or in the query are texts, and one in the path cannot be missing. */
function canBeSent(operation: string, { path, rule, request }: Break): boolean {
  const place = imagebuilderModel.operations.get(operation)?.input.members.get(path.replace(/[.[].*$/, ''))?.place ?? 'body';
  if (place === 'body') return true;
  return rule !== 'type' && (place === 'query' || (rule !== 'required' && Reflect.get(request, path) !== ''));
}

/** What each rule is called in the refusal. */
const wording: Readonly<Record<Break['rule'], RegExp>> = {
  required: /must not be null/,
  type: /must be an? /,
  enum: /must satisfy enum value set: \[/,
  pattern: /must match pattern|must have length/,
  'too small': /must have (length|value) greater than or equal to \d|must match pattern/,
  'too large': /must have (length|value) less than or equal to \d|must match pattern/,
};

const wireOf = (request: Values): Values =>
  Object.fromEntries(Object.entries(request).map(([name, value]) => [name, value instanceof Date ? value.getTime() / 1000 : value]));

function faultOf(operation: string, { path, rule }: Break, { status, code, body }: WireAnswer): string | undefined {
  const message = String(Reflect.get(body as object, 'message'));
  // A value of another type is unreadable; of members that are younger than our SDK it is found where the rules are checked.
  const expected = [imagebuilderModel.invalidParameter(operation), ...(rule === 'type' ? ['SerializationException'] : [])];
  const told = `${operation} with ${path} (${rule}): ${status} ${code} ${message}`;
  if (status !== 400 || code === undefined) return told;
  // The wording is known from a few quotations; of a real account only the code is asked.
  if (target !== undefined) return undefined;
  const named = message.includes(`'${path}'`) && wording[rule].test(message);
  return expected.includes(code) && named ? undefined : told;
}

describe.each(imagebuilderCases.filter((register) => isMeantFor(target, register)))('$operation', (register: OperationCases) => {
  it('says which member breaks which rule', async () => {
    const { operation } = register;
    const good = { clientToken: 'a-token', ...wireOf(await register.example(run.kit)) };
    const { members = {} } = imagebuilderConstraints[operation] ?? {};
    const known = Object.fromEntries(Object.entries(good).filter(([name]) => Object.hasOwn(members, name)));
    const faults = [];
    for (const broken of breaksOf(imagebuilderConstraints, operation, known)) {
      if (!canBeSent(operation, broken)) continue;
      faults.push(faultOf(operation, broken, await run.sdk.send(operation, broken.request)));
    }
    expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
  });
});
