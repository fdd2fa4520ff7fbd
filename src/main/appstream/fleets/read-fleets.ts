import type { FleetRow } from '../../../contract/index.ts';
import type { AppStream, AppStreamFleet } from '../../aws/clients.ts';
import { everyPage } from '../../aws/every-page.ts';

/** The fleets of a Region, by name. */
export async function readFleets(api: AppStream): Promise<readonly FleetRow[]> {
  const fleets = await everyPage(async (token) => {
    const { Fleets, NextToken: nextToken } = await api.describeFleets({ NextToken: token });
    return { Fleets, nextToken };
  }, 'Fleets');
  return fleets.map(toRow).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function toRow({ Name: name = '', Arn: arn = '', ...fleet }: AppStreamFleet): FleetRow {
  const { Desired: desired = 0, Running: running = 0, InUse: inUse = 0, Available: available = 0 } = fleet.ComputeCapacityStatus ?? {};
  return {
    ...{ name, arn, desired, running, inUse, available },
    state: fleet.State ?? '',
    type: fleet.FleetType ?? '',
    instanceType: fleet.InstanceType ?? '',
    imageArn: fleet.ImageArn ?? '',
    imageName: fleet.ImageName ?? fleet.ImageArn?.split('/').at(-1) ?? '',
    created: fleet.CreatedTime?.toISOString() ?? '',
    errors: (fleet.FleetErrors ?? []).map(({ ErrorCode, ErrorMessage }) => ErrorMessage ?? ErrorCode ?? ''),
  };
}
