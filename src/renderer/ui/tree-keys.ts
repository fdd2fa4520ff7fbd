/** What the keyboard of a tree needs to know of a row. */
export interface KeyRow {
  readonly level: number;
  readonly name: string;
  readonly expanded: boolean | undefined;
}

export type TreeMove<Row> = { readonly type: 'select' | 'toggle' | 'open'; readonly row: Row };

/** What a key does in a tree whose visible rows are given; undefined where it does nothing. */
export function moveInTree<Row extends KeyRow>(
  rows: readonly Row[],
  active: Row | undefined,
  key: string | { readonly typed: string },
): TreeMove<Row> | undefined {
  const at = active ? rows.indexOf(active) : -1;
  if (typeof key !== 'string') return select(findTyped(rows, at, key.typed));
  switch (key) {
    case 'ArrowDown':
      return select(rows[at + 1]);
    case 'ArrowUp':
      return select(rows[at === -1 ? rows.length - 1 : at - 1]);
    case 'Home':
      return select(rows[0]);
    case 'End':
      return select(rows.at(-1));
    case 'ArrowRight':
      return active?.expanded === false ? { type: 'toggle', row: active } : active?.expanded ? select(rows[at + 1]) : undefined;
    case 'ArrowLeft':
      return active?.expanded ? { type: 'toggle', row: active } : select(parentOf(rows, at));
    case 'Enter':
    case ' ':
      return active && { type: active.expanded === undefined ? 'open' : 'toggle', row: active };
    default:
      return undefined;
  }
}

const select = <Row>(row: Row | undefined): TreeMove<Row> | undefined => row && { type: 'select', row };

function parentOf<Row extends KeyRow>(rows: readonly Row[], at: number): Row | undefined {
  const level = rows[at]?.level ?? 0;
  return rows.slice(0, Math.max(at, 0)).findLast((row) => row.level < level);
}

/** The next row whose name begins so, round to the start; one more letter may stay on the row that it has. */
function findTyped<Row extends KeyRow>(rows: readonly Row[], at: number, typed: string): Row | undefined {
  const from = typed.length > 1 ? Math.max(at, 0) : at + 1;
  const ordered = [...rows.slice(from), ...rows.slice(0, from)];
  return ordered.find((row) => row.name.toLowerCase().startsWith(typed.toLowerCase()));
}
