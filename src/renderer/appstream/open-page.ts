import type { AccountTarget } from '../../contract/index.ts';
import type { Workbench } from '../workbench.ts';

interface PageToOpen {
  /** The id of a page in pages.ts. */
  readonly page: string;
  readonly subject?: string;
  readonly title: string;
  /** Without it the account and Region in use. */
  readonly place?: AccountTarget;
}

/** Opens a page of AppStream, or goes to its tab; nothing happens before an account is connected. */
export function openAppStreamPage({ connections, editors }: Workbench, { page, subject, title, place }: PageToOpen): void {
  const current = connections.getState()?.current;
  const at = place ?? (current && { connection: current.id, region: current.region });
  if (!at) return;
  const id = `appstream:${at.connection}:${at.region}:${page}:${subject ?? ''}`;
  editors.apply({
    type: 'opened',
    tab: { kind: 'appstream', id, page, title, connection: at.connection, region: at.region, ...(subject !== undefined && { subject }) },
  });
}
