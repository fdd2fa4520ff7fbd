import type { AccountTarget } from '../../../contract/index.ts';
import type { Workbench } from '../../workbench.ts';
import { openAppStreamPage } from '../open-page.ts';

// Without a place it is the account and Region in use.
export const openFleets = (workbench: Workbench, place?: AccountTarget): void =>
  openAppStreamPage(workbench, { page: 'fleets', title: 'Fleets', ...(place && { place }) });

export const openStacks = (workbench: Workbench, place?: AccountTarget): void =>
  openAppStreamPage(workbench, { page: 'stacks', title: 'Stacks', ...(place && { place }) });

export const openNewFleet = (workbench: Workbench, place?: AccountTarget): void =>
  openAppStreamPage(workbench, { page: 'new-fleet', title: 'Create fleet', ...(place && { place }) });

export const openFleetImage = (workbench: Workbench, place: AccountTarget, name: string): void =>
  openAppStreamPage(workbench, { page: 'fleet-image', title: `Image of ${name}`, subject: name, place });

export const openFleetSessions = (workbench: Workbench, place: AccountTarget, name: string): void =>
  openAppStreamPage(workbench, { page: 'fleet-sessions', title: `Sessions on ${name}`, subject: name, place });
