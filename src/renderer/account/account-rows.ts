import type { AccountOverview } from '../../contract/index.ts';

export interface AccountRow {
  readonly id: string;
  readonly level: number;
  readonly kind: 'group' | 'component' | 'recipe' | 'pipeline' | 'image' | 'nothing';
  readonly name: string;
  readonly detail: string;
  readonly icon: string;
  readonly arn: string | undefined;
  readonly expanded: boolean | undefined;
  readonly position: number;
  readonly siblings: number;
}

type Leaf = Pick<AccountRow, 'arn' | 'name' | 'detail'>;
type Group = {
  readonly id: string;
  readonly name: string;
  readonly kind: AccountRow['kind'];
  readonly icon: string;
  readonly leaves: readonly Leaf[];
};

/** The account as a tree of four groups; an empty group says so. */
export function accountRows(overview: AccountOverview, folded: ReadonlySet<string>): readonly AccountRow[] {
  const groups = groupsOf(overview);
  return groups.flatMap((group, index) => {
    const expanded = !folded.has(group.id);
    const head: AccountRow = {
      id: group.id,
      level: 1,
      kind: 'group',
      name: group.name,
      detail: String(group.leaves.length),
      icon: group.icon,
      arn: undefined,
      expanded,
      position: index + 1,
      siblings: groups.length,
    };
    return expanded ? [head, ...leavesOf(group)] : [head];
  });
}

function leavesOf({ icon, id, kind, leaves }: Group): AccountRow[] {
  if (leaves.length === 0) {
    const nothing = { id: `${id}/nothing`, name: 'None yet', detail: '', arn: undefined, kind: 'nothing', icon: 'blank' } as const;
    return [{ ...nothing, level: 2, expanded: undefined, position: 1, siblings: 1 }];
  }
  return leaves.map((leaf, index) => ({
    ...leaf,
    id: `${id}/${leaf.arn}`,
    level: 2,
    kind,
    icon,
    expanded: undefined,
    position: index + 1,
    siblings: leaves.length,
  }));
}

function groupsOf({ components, images, pipelines, recipes }: AccountOverview): readonly Group[] {
  return [
    {
      id: 'components',
      name: 'Components',
      kind: 'component',
      icon: 'symbol-class',
      leaves: components.map(({ arn, name, platform, version }) => ({ arn, name, detail: `${version} · ${platform}` })),
    },
    {
      id: 'recipes',
      name: 'Recipes',
      kind: 'recipe',
      icon: 'book',
      leaves: recipes.map(({ arn, name, platform }) => ({ arn, name, detail: platform })),
    },
    {
      id: 'pipelines',
      name: 'Pipelines',
      kind: 'pipeline',
      icon: 'git-merge',
      leaves: pipelines.map(({ arn, name, status }) => ({ arn, name, detail: status.toLowerCase() })),
    },
    {
      id: 'images',
      name: 'Images',
      kind: 'image',
      icon: 'package',
      leaves: images.map(({ arn, name, state, version }) => ({ arn, name, detail: `${version} · ${state.toLowerCase()}` })),
    },
  ];
}
