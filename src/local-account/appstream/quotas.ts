// AWS's default quotas for an account and Region. To launch on types whose quota AWS leaves at 0 until somebody asks for more, an account
// has one here: there is nobody to ask.
import type { Account } from '../account.ts';
import { limitExceeded } from './faults.ts';
import { builders, fleets, images, stacks } from './records.ts';

const shelves = { stacks, fleets, 'image builders': builders, 'private images': images } as const;
const quota = 10;

type Kind = keyof typeof shelves;

const quotaOf = ({ appstreamQuota = quota }: Account) => appstreamQuota;

export const isQuotaReached = (account: Account, kind: Kind): boolean => shelves[kind].list(account).length >= quotaOf(account);

/** Throws where one more of the kind is too many. */
export function checkQuota(account: Account, kind: Kind): void {
  if (isQuotaReached(account, kind)) {
    throw limitExceeded(`You have reached the quota of ${quotaOf(account)} ${kind} in ${account.region}.`);
  }
}

const perType: readonly (readonly [RegExp, number])[] = [
  [/^stream\.standard\./, 5],
  [/^stream\.(?:compute|memory|memory\.z1d)\.x?large$/, 3],
  [/./, 1],
];

/** Throws where one more image builder of the instance type is too many. */
export function checkTypeQuota(account: Account, instanceType: string): void {
  const most = account.appstreamQuota ?? perType.find(([types]) => types.test(instanceType))?.[1] ?? 0;
  const same = builders.list(account).filter(({ body }) => body.instanceType === instanceType);
  if (same.length >= most) throw limitExceeded(`You have reached the quota of ${most} image builders of the type ${instanceType}.`);
}
