import type { GridRow } from './grid-rows.ts';

export type GridMove =
  | { readonly type: 'go'; readonly to: number; readonly extend: boolean }
  | { readonly type: 'toggle' | 'open' | 'mark'; readonly at: number };

export interface GridKey {
  readonly key: string;
  readonly shiftKey: boolean;
}

/** What a key does in the grid, whose active row stands at `at` (-1: none); `page` is how many rows fit. undefined: nothing. */
export function moveInGrid(
  rows: readonly GridRow[],
  { at, page }: { readonly at: number; readonly page: number },
  event: GridKey,
): GridMove | undefined {
  const last = rows.length - 1;
  if (last < 0) return undefined;
  const go = (to: number): GridMove => ({ type: 'go', to: Math.min(Math.max(to, 0), last), extend: event.shiftKey });
  const active = rows[at];
  switch (event.key) {
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at === -1 ? last : at - 1);
    case 'PageDown':
      return go(at + page);
    case 'PageUp':
      return go(at - page);
    case 'Home':
      return go(0);
    case 'End':
      return go(last);
    case 'ArrowRight':
      if (active?.expanded === false) return { type: 'toggle', at };
      return active?.expanded ? go(at + 1) : undefined;
    case 'ArrowLeft':
      if (active?.expanded) return { type: 'toggle', at };
      return active && active.level > 1 ? go(parentOf(rows, at)) : undefined;
    case 'Enter':
      return active && { type: 'open', at };
    case ' ':
      return active && { type: 'mark', at };
    default:
      return undefined;
  }
}

function parentOf(rows: readonly GridRow[], at: number): number {
  const level = rows[at]?.level ?? 0;
  for (let above = at - 1; above >= 0; above--) if ((rows[above]?.level ?? 0) < level) return above;
  return at;
}

/** Where the next row is whose name begins so, round to the start; one more letter may stay where it is. */
export function findTyped(rows: readonly GridRow[], at: number, typed: string): number {
  const wanted = typed.toLowerCase();
  const from = typed.length > 1 ? Math.max(at, 0) : at + 1;
  for (let step = 0; step < rows.length; step++) {
    const index = (from + step) % rows.length;
    const row = rows[index];
    if (row?.level === 1 && row.row.name.toLowerCase().startsWith(wanted)) return index;
  }
  return -1;
}
