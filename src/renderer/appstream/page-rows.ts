import type { TreeRow } from '../ui/tree.tsx';
import type { AppStreamPage } from './page.ts';

export interface PageRow extends TreeRow {
  readonly icon: string;
  readonly page: string;
  readonly subject: string | undefined;
}

/** The listed pages, and below each what it can be opened for. */
export function pageRows(pages: readonly AppStreamPage[], folded: ReadonlySet<string>): readonly PageRow[] {
  const listed = pages.filter((page) => page.listed);
  return listed.flatMap(({ id, title, icon, entries = [] }, index) => {
    const expanded = entries.length === 0 ? undefined : !folded.has(id);
    const head = { id, level: 1, name: title, icon, page: id, subject: undefined, expanded, position: index + 1, siblings: listed.length };
    if (expanded !== true) return [head];
    const below = entries.map((entry, at) => ({
      id: `${id}/${entry.subject}`,
      level: 2,
      name: entry.title,
      icon: entry.icon,
      page: id,
      subject: entry.subject,
      expanded: undefined,
      position: at + 1,
      siblings: entries.length,
    }));
    return [head, ...below];
  });
}
