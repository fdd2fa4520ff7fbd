import type { Owner } from '../store/owner.ts';
import { type FleetRecord, fleets } from './records.ts';

export interface FleetOn {
  readonly accountId: string;
  readonly name: string;
  readonly body: FleetRecord;
}

/** The fleets of all accounts of the Region that take their instances from an image. */
export function fleetsOn(owner: Owner, imageArn: string): readonly FleetOn[] {
  return fleets
    .listAll(owner)
    .filter(({ body }) => body.imageArn === imageArn)
    .map(({ id, accountId, body }) => ({ name: id, accountId, body }));
}
