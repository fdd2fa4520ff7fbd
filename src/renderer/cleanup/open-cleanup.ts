import type { Workbench } from '../workbench.ts';

/** Opens what nothing refers to any more in the account and Region in use. */
export function openCleanup({ connections, editors }: Workbench): void {
  const current = connections.getState()?.current;
  if (!current) return;
  const id = `cleanup:${current.id}:${current.region}`;
  editors.apply({
    type: 'opened',
    tab: { kind: 'cleanup', id, connection: current.id, region: current.region, title: `Clean up ${current.region}` },
  });
}
