import type { CleanupReport, Contract, Handlers } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import { type AwsOf, reachAccount } from '../aws/reach.ts';
import { prices, pricesIn } from '../estimate/prices.ts';
import { carryOut } from './carry-out.ts';
import { deletionPlan } from './deletion-plan.ts';
import { surveyAccount } from './survey.ts';

/** What no look tells, whatever the account answers. */
const notes = [
  'Not checked: Auto Scaling groups with launch configurations, CloudFormation and Terraform files, other accounts and other Regions.',
  'Snapshots cost for the blocks that were written to them: what is shown is the most that they can cost.',
];

/** What nothing refers to any more, with the proof. */
export async function cleanupReport(aws: Aws): Promise<CleanupReport> {
  const { items, looks } = await surveyAccount(aws);
  const unchecked = looks
    .filter(({ found }) => found === undefined)
    .map(({ obstacle, what }) => `Could not be checked: ${what}. ${obstacle}`);
  const perGiBMonth = pricesIn(aws.connection.region)?.snapshotMonth;
  return {
    at: new Date().toISOString(),
    items,
    notes: [...unchecked, ...notes],
    price: { perGiBMonth, date: prices.date, source: prices.source },
  };
}

export function createCleanup(aws: AwsOf): Handlers<Contract>['cleanup'] {
  return {
    report: async (target) => cleanupReport(await reachAccount(aws, target)),
    plan: async ({ ids, ...target }) => deletionPlan((await surveyAccount(await reachAccount(aws, target))).items, new Set(ids)),
    async *run({ ids, ...target }, signal) {
      yield* carryOut({ aws: await reachAccount(aws, target), now: Date.now }, ids, signal);
    },
  };
}
