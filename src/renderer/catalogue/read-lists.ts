import type { CatalogueList, Owner, ResourceKind } from '../../contract/index.ts';
import { notifyFailure } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';
import { kindsInWords } from './list-words.ts';

type Asking = Pick<Workbench, 'catalogue' | 'connection' | 'notices'>;

/** Reads on until more rows than this were read. Where a list stands is told by those who follow it. */
export function readList(workbench: Asking, list: CatalogueList, beyond: number | 'all'): void {
  ask(workbench, (at, { read }) => read({ at, list, beyond }));
}

export function stopReading(workbench: Asking, list: CatalogueList): void {
  ask(workbench, (at, { stop }) => stop({ at, list }));
}

export function refreshList(workbench: Asking, list: CatalogueList): void {
  ask(workbench, (at, { refresh }) => refresh({ at, list }));
}

export function markSeen(workbench: Asking, list: CatalogueList, arns: readonly string[]): void {
  if (arns.length > 0) ask(workbench, (at, { seen }) => seen({ at, list, arns: [...arns] }));
}

type Client = Workbench['connection']['client']['catalogue'];

function ask(workbench: Asking, call: (at: { connection: string; region: string }, client: Client) => Promise<void>): void {
  const { at } = workbench.catalogue.getState();
  if (at === undefined) return;
  try {
    call(at, workbench.connection.client.catalogue).catch((error: unknown) => notifyFailure(workbench, error));
  } catch (error) {
    notifyFailure(workbench, error); // there is no line to main at the moment
  }
}

/** Brings the table of a kind to the front, showing what this owner has. */
export function openTable({ catalogue, editors }: Pick<Workbench, 'catalogue' | 'editors'>, kind: ResourceKind, owner: Owner): void {
  catalogue.apply({ type: 'asked', kind, query: { owner } });
  editors.apply({ type: 'opened', tab: { kind: 'catalogue', id: `catalogue:${kind}`, resourceKind: kind, title: kindsInWords[kind] } });
}

/** Reads anew every list that somebody looks at. */
export function refreshAccount(workbench: Workbench): void {
  workbench.catalogue.apply({ type: 'outdated' });
  for (const key of Object.keys(workbench.catalogue.getState().lists)) {
    const [kind, owner, buildsOf, filters] = JSON.parse(key) as [ResourceKind, Owner, string | null, CatalogueList['filters'] | null];
    refreshList(workbench, { kind, owner, ...(buildsOf !== null && { buildsOf }), ...(filters !== null && { filters }) });
  }
}
