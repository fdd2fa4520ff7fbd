// Cases that many operations share.
import assert from 'node:assert/strict';
import { ANSWERS, type Answer, type Case, type Kit, type OperationCases, Refusal, type Values } from '../suite/case.ts';
import { absent } from './given.ts';

type Make = (kit: Kit) => Promise<string>;

/** An operation that reads one resource by its ARN in `member`; `look` sees the answer. */
export function reads(
  operation: string,
  { member, given, look }: { readonly member: string; readonly given: Make; readonly look: (answer: Answer, arn: string) => void },
): OperationCases {
  return {
    operation,
    example: async (kit) => ({ [member]: await given(kit) }),
    cases: [
      {
        title: 'gives what was made',
        shows: ANSWERS,
        async run(kit) {
          const arn = await given(kit);
          look(await kit.call(operation, { [member]: arn }), arn);
        },
      },
      notFound(operation, { member, given }),
    ],
  };
}

/** An operation that removes what `fresh` makes. */
export function removes(
  operation: string,
  {
    member,
    fresh,
    read,
    more = [],
  }: { readonly member: string; readonly fresh: Make; readonly read: string; readonly more?: readonly Case[] },
): OperationCases {
  return {
    operation,
    example: async (kit) => ({ [member]: await fresh(kit) }),
    cases: [
      {
        title: 'removes it and answers its ARN',
        shows: ANSWERS,
        async run(kit) {
          const arn = await fresh(kit);
          const answer = await kit.call(operation, { [member]: arn });
          assert.equal(answer[member], arn);
          await kit.refused('ResourceNotFoundException', read, { [member]: arn });
        },
      },
      notFound(operation, { member, given: fresh }),
      ...more,
    ],
  };
}

/** A request about something that is not there. */
export function notFound(
  operation: string,
  { member, given, request = {} }: { readonly member: string; readonly given: Make; readonly request?: Values },
): Case {
  return {
    title: `does not know what is not there (${member})`,
    shows: 'ResourceNotFoundException',
    run: async (kit) =>
      void (await kit.refused('ResourceNotFoundException', operation, { ...request, [member]: absent(await given(kit)) })),
  };
}

/** A refusal of the request that `request` makes. */
export function refuses(
  operation: string,
  code: string,
  {
    title,
    request,
    ...limits
  }: { readonly title: string; readonly request: (kit: Kit) => Promise<Values> } & Pick<Case, 'localOnly' | 'expensive'>,
): Case {
  return {
    title,
    shows: code,
    ...limits,
    run: async (kit) => void (await kit.refused(code, operation, await request(kit))),
  };
}

/** What a dry run of a good request says, without making anything: a second one says the same. */
export function dryRun(operation: string, request: (kit: Kit) => Promise<Values>): Case {
  return {
    title: 'tells that a dry run would have succeeded, and makes nothing',
    shows: 'DryRunOperationException',
    async run(kit) {
      const wanted = { ...(await request(kit)), dryRun: true };
      await kit.refused('DryRunOperationException', operation, wanted);
      await kit.refused('DryRunOperationException', operation, wanted);
    },
  };
}

/** Fills an account up to a quota, and empties it again; far more than a real account should have to hold. */
export function exceedsQuota(
  operation: string,
  { quota, member, request }: { readonly quota: number; readonly member: string; readonly request: (kit: Kit) => Promise<Values> },
): Case {
  return {
    title: `refuses one more than ${quota}`,
    shows: 'ServiceQuotaExceededException',
    localOnly: 'it fills the account',
    tedious: true,
    async run(kit) {
      const arns: string[] = [];
      let refusal: unknown;
      while (refusal === undefined && arns.length <= quota) {
        await kit.call(operation, await request(kit)).then(
          (answer) => arns.push(answer[member]),
          (error: unknown) => {
            refusal = error;
          },
        );
      }
      for (const arn of arns) await kit.call(operation.replace('Create', 'Delete'), { [member]: arn });
      assert.ok(refusal instanceof Refusal, `${arns.length} were made`);
      assert.equal(refusal.code, 'ServiceQuotaExceededException');
    },
  };
}

export { assert };
