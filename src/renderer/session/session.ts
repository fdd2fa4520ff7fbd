import type { LayoutState } from '../stores/layout-store.ts';

/** What a window remembers for its next start. */
export interface Session {
  readonly layout: Partial<LayoutState>;
  readonly root: string | undefined;
  readonly paths: readonly string[];
  readonly activePath: string | undefined;
}

const KEY = 'kiln.session';
const nothing: Session = { layout: {}, root: undefined, paths: [], activePath: undefined };

export function readSession(storage: Pick<Storage, 'getItem'>): Session {
  try {
    return { ...nothing, ...(JSON.parse(storage.getItem(KEY) ?? '{}') as Partial<Session>) };
  } catch {
    return nothing; // a damaged memory is as good as none
  }
}

export function writeSession(storage: Pick<Storage, 'setItem'>, session: Session): void {
  storage.setItem(KEY, JSON.stringify(session));
}
