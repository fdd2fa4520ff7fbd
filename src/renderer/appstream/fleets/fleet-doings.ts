import { type AccountTarget, type FleetAction, type FleetRow, fleetAction, refusalText } from '../../../contract/index.ts';
import type { Workbench } from '../../workbench.ts';
import { openFleetImage, openFleetSessions } from './open-fleets.ts';
import { deleteFleet, setCapacity, startFleet, stopFleet } from './run-fleets.ts';

/** Something that is done with a fleet; buttons and menus are made from the list of these. */
export interface FleetDoing {
  readonly id: string;
  readonly title: string;
  readonly icon: string;
  /** Absent: it can be done in any state. */
  readonly needs?: FleetAction;
  readonly run: (workbench: Workbench, place: AccountTarget, fleet: FleetRow) => Promise<void> | void;
}

export const fleetDoings: readonly FleetDoing[] = [
  { ...{ id: 'fleet.start', title: 'Start…', icon: 'play', needs: 'start' }, run: startFleet },
  { ...{ id: 'fleet.stop', title: 'Stop…', icon: 'debug-stop', needs: 'stop' }, run: stopFleet },
  { ...{ id: 'fleet.capacity', title: 'Set capacity…', icon: 'server', needs: 'setCapacity' }, run: setCapacity },
  {
    ...{ id: 'fleet.changeImage', title: 'Choose another image…', icon: 'package', needs: 'changeImage' },
    run: (workbench, place, { name }) => openFleetImage(workbench, place, name),
  },
  {
    ...{ id: 'fleet.sessions', title: 'Sessions', icon: 'person' },
    run: (workbench, place, { name }) => openFleetSessions(workbench, place, name),
  },
  { ...{ id: 'fleet.delete', title: 'Delete…', icon: 'trash', needs: 'delete' }, run: deleteFleet },
];

/** Why it cannot be done with a fleet now; undefined: it can. */
export function whyNot({ needs }: FleetDoing, fleet: FleetRow): string | undefined {
  const verdict = needs === undefined || fleetAction(fleet, needs);
  return verdict === true ? undefined : refusalText(verdict);
}
