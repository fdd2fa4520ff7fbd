import type { AccountTarget } from '../../contract/index.ts';
import { notify } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';

interface PageToOpen {
  /** The id of a page in pages.ts. */
  readonly page: string;
  readonly subject?: string;
  readonly title: string;
  /** Without it the account and Region in use. */
  readonly place?: AccountTarget;
}

/** Opens a page of AppStream, or goes to its tab; says so where no account is connected yet. */
export function openAppStreamPage(workbench: Workbench, { page, subject, title, place }: PageToOpen): void {
  const current = workbench.connections.getState()?.current;
  const at = place ?? (current && { connection: current.id, region: current.region });
  if (!at) {
    notify(workbench, 'info', 'Kiln is still connecting to the account. Try again in a moment.');
    return;
  }
  const id = `appstream:${at.connection}:${at.region}:${page}:${subject ?? ''}`;
  workbench.editors.apply({
    type: 'opened',
    tab: { kind: 'appstream', id, page, title, connection: at.connection, region: at.region, ...(subject !== undefined && { subject }) },
  });
}
