import { type ListCount, listAbilities, type Owner, type ResourceKind, resourceKinds } from '../../contract/index.ts';
import { kindIcons } from '../resource/arn-words.ts';
import { kindsInWords, ownersInWords } from './list-words.ts';

export interface AccountRow {
  readonly id: string;
  readonly level: number;
  readonly name: string;
  readonly icon: string;
  /** How many are known; empty where nobody has looked. */
  readonly count: string;
  readonly kind: ResourceKind;
  readonly owner: Owner;
  readonly expanded: boolean | undefined;
  readonly position: number;
  readonly siblings: number;
}

/** The kinds of resources, and below each whose they may be; kinds that only oneself has are leaves. */
export function accountRows(counts: readonly ListCount[], folded: ReadonlySet<string>): readonly AccountRow[] {
  return resourceKinds.flatMap((kind, index) => {
    const { owners } = listAbilities[kind];
    const head = {
      id: kind,
      level: 1,
      name: kindsInWords[kind],
      icon: kindIcons[kind],
      kind,
      owner: 'Self' as const,
      position: index + 1,
      siblings: resourceKinds.length,
    };
    if (owners.length === 1) return [{ ...head, count: countOf(counts, kind, 'Self'), expanded: undefined }];
    const expanded = !folded.has(kind);
    const branches = owners.map((owner, at) => ({
      id: `${kind}/${owner}`,
      level: 2,
      name: ownersInWords[owner],
      icon: ownerIcons[owner],
      count: countOf(counts, kind, owner),
      kind,
      owner,
      expanded: undefined,
      position: at + 1,
      siblings: owners.length,
    }));
    return [{ ...head, count: expanded ? '' : countOf(counts, kind, 'Self'), expanded }, ...(expanded ? branches : [])];
  });
}

const ownerIcons: Readonly<Record<Owner, string>> = {
  Self: 'account',
  Shared: 'organization',
  Amazon: 'verified',
  ThirdParty: 'extensions',
  AWSMarketplace: 'tag',
};

/** A list that is not known to its end has at least as many. */
function countOf(counts: readonly ListCount[], kind: ResourceKind, owner: Owner): string {
  const known = counts.find((each) => each.kind === kind && each.owner === owner);
  return known ? `${known.names.toLocaleString()}${known.whole ? '' : '+'}` : '';
}
