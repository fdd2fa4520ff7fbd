// Cases that many operations share.
import assert from 'node:assert/strict';
import { ANSWERS, type Answer, type Case, Refusal, type Values } from '../suite/case.ts';
import { type AppStreamKit, quota } from './session.ts';

export type AppStreamCase = Case<AppStreamKit>;
type Request = (kit: AppStreamKit) => Promise<Values> | Values;

export const missing = 'ResourceNotFoundException';
export const exists = 'ResourceAlreadyExistsException';
export const notPermitted = 'OperationNotPermittedException';
export const notAvailable = 'ResourceNotAvailableException';
export const inUse = 'ResourceInUseException';
export const badCombination = 'InvalidParameterCombinationException';
export const badRole = 'InvalidRoleException';
export const incompatible = 'IncompatibleImageException';
export const limitExceeded = 'LimitExceededException';
export const badValue = 'ValidationException';

/** A case in which the operation does what it is for. */
export function answers(title: string, run: (kit: AppStreamKit) => Promise<void>): AppStreamCase {
  return { title, shows: ANSWERS, run };
}

/** A refusal of a request. */
export function refuses(operation: string, shows: string, title: string): { of(request: Request): AppStreamCase } {
  return {
    of: (request) => ({ title, shows, run: async (kit) => void (await kit.refused(shows, operation, await request(kit))) }),
  };
}

/** The one thing of a list that a describing operation gives. */
export function one(answer: Answer, rows: string): Answer {
  assert.equal(answer[rows].length, 1);
  return answer[rows][0];
}

/** A moment of the last minutes, or so many seconds later, however the client tells it: a date, seconds since 1970, or a text. */
export function assertRecent(time: Date | number | string, later = 0): void {
  const at = typeof time === 'number' ? time * 1000 : new Date(time).getTime();
  assert.ok(Math.abs(Date.now() + later * 1000 - at) < 20 * 60_000, `${time} is not recent`);
}

/** Fills the account until it refuses one more, and lets it be emptied again. */
export function exceedsQuota(
  operation: string,
  { request, empty }: { readonly request: Request; readonly empty: (kit: AppStreamKit, made: readonly Values[]) => Promise<void> },
): AppStreamCase {
  return {
    title: `refuses one more than ${quota}`,
    shows: limitExceeded,
    tedious: true,
    async run(kit) {
      const made: Values[] = [];
      let refusal: unknown;
      while (refusal === undefined && made.length <= quota) {
        const wanted = await request(kit);
        await kit.call(operation, wanted).then(
          () => made.push(wanted),
          (error: unknown) => {
            refusal = error;
          },
        );
      }
      await empty(kit, made);
      assert.ok(refusal instanceof Refusal, `${made.length} were made`);
      assert.equal(refusal.code, limitExceeded);
    },
  };
}

export { assert };
