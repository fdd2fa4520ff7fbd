import type { Tab } from '../stores/editors-store.ts';
import type { LayoutState } from '../stores/layout-store.ts';

/** What a window remembers for its next start. */
export interface Session {
  readonly layout: Partial<LayoutState>;
  readonly root: string | undefined;
  readonly tabs: readonly Tab[];
  readonly activeId: string | undefined;
}

const KEY = 'kiln.session';

/** The tabs that name what they show, and what each must have to name it. Lists are not among them: they would be read before anybody looks. */
const lasting: Readonly<Partial<Record<Tab['kind'], readonly string[]>>> = {
  file: ['path'],
  image: ['connection', 'arn', 'title'],
  resource: ['connection', 'arn', 'title'],
  pipeline: ['connection', 'region', 'arn', 'title'],
  policy: ['connection', 'region', 'arn', 'title'],
};

/** Whether a tab can come back; also told of whatever the browser has stored. */
export function isLasting(tab: unknown): tab is Tab {
  if (typeof tab !== 'object' || tab === null) return false;
  const members = tab as Readonly<Record<string, unknown>>;
  const needed = Object.entries(lasting).find(([kind]) => kind === members.kind)?.[1];
  return needed !== undefined && ['id', ...needed].every((member) => typeof members[member] === 'string');
}

export function readSession(storage: Pick<Storage, 'getItem'>): Session {
  const { layout = {}, root, tabs, activeId } = stored(storage);
  return { layout, root, tabs: Array.isArray(tabs) ? tabs.filter(isLasting) : [], activeId };
}

function stored(storage: Pick<Storage, 'getItem'>): Partial<Session> {
  try {
    return (JSON.parse(storage.getItem(KEY) ?? '{}') as Partial<Session> | null) ?? {};
  } catch {
    return {}; // a damaged memory is as good as none
  }
}

export function writeSession(storage: Pick<Storage, 'setItem'>, session: Session): void {
  storage.setItem(KEY, JSON.stringify(session));
}
