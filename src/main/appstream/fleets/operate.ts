// What changes fleets. None of the calls has a client token: the name is the identity, so an answer that was lost, or a call that the SDK
// sent twice, is settled by looking at the fleet of that name.
import { AppError, type FleetAction, type FleetRow, fleetAction } from '../../../contract/index.ts';
import { isAwsError } from '../../aws/aws-error.ts';
import type { AppStream } from '../../aws/clients.ts';
import { findFleet, getFleet } from './read-fleets.ts';
import { disassociateFleet, stacksOf } from './stacks.ts';

/** What may be an answer to the second sending of a call that has done its work already. */
const mayBeDone = ['OperationNotPermittedException', 'ResourceInUseException', 'ConcurrentModificationException'];

const isUnsettled = (error: unknown): boolean =>
  isAwsError(error, ...mayBeDone) || (error instanceof AppError && error.code === 'unavailable');

/** Refuses what the fleet forbids as it is now, before AWS is asked for it. */
async function allow(api: AppStream, name: string, action: FleetAction): Promise<FleetRow> {
  const fleet = await getFleet(api, name);
  const verdict = fleetAction(fleet, action);
  if (verdict !== true) throw new AppError('refused', `${name}: ${verdict.reason} ${verdict.wayOut}`);
  return fleet;
}

interface Outcome {
  readonly name: string;
  readonly isDone: (fleet: FleetRow) => boolean;
}

/** Sends, then tells how the fleet is; where the answer was lost, that says whether the call has done its work. */
async function settled(api: AppStream, { name, isDone }: Outcome, send: () => Promise<unknown>): Promise<FleetRow> {
  try {
    await send();
  } catch (error) {
    const now = isUnsettled(error) ? await findFleet(api, name) : undefined;
    if (now && isDone(now)) return now;
    throw error;
  }
  return getFleet(api, name);
}

export async function startFleet(api: AppStream, name: string): Promise<FleetRow> {
  await allow(api, name, 'start');
  return settled(api, { name, isDone: ({ state }) => state === 'STARTING' || state === 'RUNNING' }, () => api.startFleet({ Name: name }));
}

export async function stopFleet(api: AppStream, name: string): Promise<FleetRow> {
  await allow(api, name, 'stop');
  return settled(api, { name, isDone: ({ state }) => state === 'STOPPING' || state === 'STOPPED' }, () => api.stopFleet({ Name: name }));
}

/** A fleet whose instances are shared by several users counts in sessions. */
export const capacityOf = (desired: number, sessionsPerInstance: number) =>
  sessionsPerInstance > 1 ? { DesiredSessions: desired * sessionsPerInstance } : { DesiredInstances: desired };

export async function setCapacity(api: AppStream, name: string, desired: number): Promise<FleetRow> {
  const { sessionsPerInstance } = await allow(api, name, 'setCapacity');
  const request = { Name: name, ComputeCapacity: capacityOf(desired, sessionsPerInstance) };
  return settled(api, { name, isDone: (fleet) => fleet.desired === desired }, () => api.updateFleet(request));
}

export interface OtherImage {
  readonly imageArn: string;
  /** undefined: as it was. */
  readonly desired?: number | undefined;
}

export async function changeImage(api: AppStream, name: string, { imageArn, desired }: OtherImage): Promise<FleetRow> {
  const { sessionsPerInstance } = await allow(api, name, 'changeImage');
  const capacity = desired === undefined ? {} : { ComputeCapacity: capacityOf(desired, sessionsPerInstance) };
  const isDone = (fleet: FleetRow) => fleet.imageArn === imageArn && (desired === undefined || fleet.desired === desired);
  return settled(api, { name, isDone }, () => api.updateFleet({ Name: name, ImageArn: imageArn, ...capacity }));
}

/** Takes the fleet from its stacks, then deletes it. */
export async function removeFleet(api: AppStream, name: string): Promise<void> {
  await allow(api, name, 'delete');
  for (const stack of await stacksOf(api, name)) await disassociateFleet(api, { stack, fleet: name });
  try {
    await api.deleteFleet({ Name: name });
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return;
    if (!isUnsettled(error) || (await findFleet(api, name))) throw error;
  }
}
