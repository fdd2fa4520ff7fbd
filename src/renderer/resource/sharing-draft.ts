import { type PrincipalKind, policyFor, principalKindOf, readResourcePolicy, type Sharing } from '../../contract/index.ts';
import { titleOfArn } from './arn-words.ts';

/** Changes to the sharing of a resource that are not made yet. */
export interface SharingDraft {
  /** undefined: as it is. */
  readonly policy: string | undefined;
  readonly join: readonly string[];
  readonly leave: readonly { readonly share: string; readonly principal: string }[];
  /** The same for the same draft, so that asking twice makes one change. */
  readonly token: string;
}

/** Somebody who has access, or would have it. */
export interface AccessRow {
  readonly principal: string;
  readonly through: 'share' | 'policy';
  /** The ARN and name of the share; undefined for one that is to be made. */
  readonly share: { readonly arn: string; readonly name: string } | undefined;
  readonly status: string;
  readonly change: 'joins' | 'leaves' | undefined;
}

export const principalWords: Readonly<Record<PrincipalKind, string>> = {
  account: 'Account',
  organization: 'Organization',
  unit: 'Organizational unit',
};

export const emptyDraft = (token: string): SharingDraft => ({ policy: undefined, join: [], leave: [], token });

const principalsOf = (policy: string, arn: string): readonly string[] => {
  const reading = readResourcePolicy(policy, arn);
  return 'fault' in reading ? [] : reading.principals;
};

/** What is wrong with the draft's policy. */
export function policyFault({ policy }: SharingDraft, arn: string): string | undefined {
  const reading = readResourcePolicy(policy ?? '', arn);
  return 'fault' in reading ? reading.fault : undefined;
}

/** Everybody with access now or after the change. */
export function accessRows(sharing: Sharing, draft: SharingDraft, arn: string): readonly AccessRow[] {
  const shared = sharing.shares
    .filter(({ fromPolicy }) => !fromPolicy)
    .flatMap(({ arn: share, name, principals }) =>
      principals.map(({ id, status }): AccessRow => {
        const leaves = draft.leave.some((one) => one.share === share && one.principal === id);
        return { principal: id, through: 'share', share: { arn: share, name }, status, change: leaves ? 'leaves' : undefined };
      }),
    );
  const joining = draft.join.map(
    (principal): AccessRow => ({ principal, through: 'share', share: undefined, status: '', change: 'joins' }),
  );
  return [...shared, ...joining, ...policyRows(sharing, draft, arn)];
}

function policyRows(sharing: Sharing, draft: SharingDraft, arn: string): readonly AccessRow[] {
  const before = principalsOf(sharing.policy, arn);
  const after = draft.policy === undefined ? before : principalsOf(draft.policy, arn);
  const toRow = (principal: string, change: AccessRow['change']): AccessRow => ({
    principal,
    through: 'policy',
    share: undefined,
    status: 'ASSOCIATED',
    change,
  });
  return [
    ...before.map((principal) => toRow(principal, after.includes(principal) ? undefined : 'leaves')),
    ...after.flatMap((principal) => (before.includes(principal) ? [] : [toRow(principal, 'joins')])),
  ];
}

/** What is wrong with a principal that is to be added. */
export function principalFault(text: string, rows: readonly AccessRow[], ownAccount: string): string | undefined {
  const principal = text.trim();
  if (principalKindOf(principal) === undefined)
    return 'Give an account of twelve digits, or the ARN of an organization or of an organizational unit.';
  if (principal === ownAccount) return 'This account owns the resource already.';
  return rows.some((row) => row.principal === principal && row.change !== 'leaves') ? 'It is in the list already.' : undefined;
}

export function withPrincipal(
  sharing: Sharing,
  draft: SharingDraft,
  adding: { readonly principal: string; readonly through: AccessRow['through']; readonly arn: string },
): SharingDraft {
  const { arn, principal, through } = adding;
  if (through === 'share') return { ...draft, join: [...draft.join, principal] };
  return { ...draft, policy: policyFor(arn, [...principalsOf(draft.policy ?? sharing.policy, arn), principal]) };
}

/** Takes a row away, or, where it is leaving already, back. */
export function toggled(
  sharing: Sharing,
  draft: SharingDraft,
  { row, arn }: { readonly row: AccessRow; readonly arn: string },
): SharingDraft {
  const { principal, share, through } = row;
  if (through === 'policy') {
    const present = principalsOf(draft.policy ?? sharing.policy, arn);
    const next = present.includes(principal) ? present.filter((one) => one !== principal) : [...present, principal];
    return { ...draft, policy: policyFor(arn, next) };
  }
  if (!share) return { ...draft, join: draft.join.filter((one) => one !== principal) };
  const isThis = (one: SharingDraft['leave'][number]) => one.share === share.arn && one.principal === principal;
  const leave = draft.leave.some(isThis) ? draft.leave.filter((one) => !isThis(one)) : [...draft.leave, { share: share.arn, principal }];
  return { ...draft, leave };
}

export interface SharingWords {
  readonly kind: 'gains' | 'loses' | 'policy';
  readonly text: string;
  readonly consequence: string;
}

/** What the change does, in words: who gains, who loses, and what that means for them. */
export function sharingDifference(
  sharing: Sharing,
  draft: SharingDraft,
  { arn, name }: { readonly arn: string; readonly name: string },
): readonly SharingWords[] {
  const words = accessRows(sharing, draft, arn).flatMap((row): readonly SharingWords[] => {
    const who = whoWords(row.principal);
    if (row.change === 'joins') return [{ kind: 'gains', text: `${who} gains the use of ${name}`, consequence: gainWords(row) }];
    if (row.change === 'leaves') return [{ kind: 'loses', text: `${who} loses the use of ${name}`, consequence: lossWords(sharing, row) }];
    return [];
  });
  const isRewritten =
    draft.policy !== undefined && draft.policy !== sharing.policy && !words.some(({ consequence }) => consequence.includes('policy'));
  return isRewritten
    ? [
        ...words,
        { kind: 'policy', text: 'The policy is written anew', consequence: 'The same principals stay in it; its other members change.' },
      ]
    : words;
}

function whoWords(principal: string): string {
  const kind = principalKindOf(principal);
  return kind === undefined || kind === 'account' ? `Account ${principal}` : `${principalWords[kind]} ${principal.split('/').at(-1)}`;
}

function gainWords({ principal, through }: AccessRow): string {
  if (through === 'policy') return 'By the resource policy: at once, by its ARN. Its lists show it once the policy’s share is promoted.';
  if (principalKindOf(principal) === 'account')
    return 'Through a resource share: outside of your organization it is invited, and has access once it accepts.';
  return 'Through a resource share: every account in it has access at once, also accounts that join later.';
}

function lossWords(sharing: Sharing, { share, through }: AccessRow): string {
  const kept = 'What it built stays its own. AWS refuses this while recipes of its own use it.';
  if (through === 'policy') return `By the resource policy. ${kept}`;
  const others = sharing.shares.find(({ arn }) => arn === share?.arn)?.others ?? [];
  if (others.length === 0) return kept;
  return `It also loses ${others.map(titleOfArn).join(', ')}: they are in the same share, ${share?.name}. ${kept}`;
}
