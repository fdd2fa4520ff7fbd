import type { AccountTarget } from '../../contract/index.ts';
import { messageOf, record } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';

/** Keeps the lists of this window with the connection in use, and with whether anybody sees the window. */
export function followCatalogue(workbench: Workbench): void {
  const { connections, listFollows } = workbench;
  const move = () => {
    const current = connections.getState()?.current;
    const { at } = workbench.catalogue.getState();
    if (!current || (at?.connection === current.id && at.region === current.region)) return;
    const next = { connection: current.id, region: current.region };
    listFollows.move(next);
    void followCounts(workbench, next);
  };
  connections.subscribe(move);
  move();
  document.addEventListener('visibilitychange', () => listFollows.show(document.visibilityState === 'visible'));
}

async function followCounts(workbench: Workbench, at: AccountTarget): Promise<void> {
  const { catalogue, connection, follows } = workbench;
  const signal = follows.begin('catalogue counts');
  try {
    await connection.follow(
      (client) => client.catalogue.counts({ at }, { signal }),
      (counts) => catalogue.apply({ type: 'counted', counts }),
      signal,
    );
  } catch (error) {
    record(workbench, `How many resources are known cannot be told: ${messageOf(error)}`);
  }
}
