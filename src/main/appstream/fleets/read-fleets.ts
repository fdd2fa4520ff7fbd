import { AppError, type FleetRow } from '../../../contract/index.ts';
import { isAwsError } from '../../aws/aws-error.ts';
import type { AppStream, AppStreamFleet } from '../../aws/clients.ts';
import { imageFaults } from './image-faults.ts';

/** The fleets of a Region, page by page. */
export async function* fleetPages(api: AppStream): AsyncIterable<readonly FleetRow[]> {
  let token: string | undefined;
  do {
    const { Fleets: fleets = [], NextToken } = await api.describeFleets({ NextToken: token });
    yield await toRows(api, fleets);
    token = NextToken || undefined;
  } while (token !== undefined);
}

/** All of them, by name. */
export async function readFleets(api: AppStream): Promise<readonly FleetRow[]> {
  const rows: FleetRow[] = [];
  for await (const page of fleetPages(api)) rows.push(...page);
  return rows.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The fleet of that name; undefined: there is none. */
export async function findFleet(api: AppStream, name: string): Promise<FleetRow | undefined> {
  try {
    const { Fleets: fleets = [] } = await api.describeFleets({ Names: [name] });
    return (await toRows(api, fleets))[0];
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return undefined;
    throw error;
  }
}

export async function getFleet(api: AppStream, name: string): Promise<FleetRow> {
  const fleet = await findFleet(api, name);
  if (!fleet) throw new AppError('not-found', `There is no fleet ${name} in this account and Region.`);
  return fleet;
}

async function toRows(api: AppStream, fleets: readonly AppStreamFleet[]): Promise<readonly FleetRow[]> {
  const arns = new Set(fleets.flatMap(({ ImageArn }) => ImageArn ?? []));
  const faults = await imageFaults(api, [...arns]);
  return fleets.map((fleet) => toRow(fleet, faults));
}

function toRow(
  { Name: name = '', Arn: arn = '', ImageArn: imageArn = '', ...fleet }: AppStreamFleet,
  faults: ReadonlyMap<string, string>,
): FleetRow {
  const { Desired: desired = 0, Running: running = 0, InUse: inUse = 0, Available: available = 0 } = fleet.ComputeCapacityStatus ?? {};
  return {
    ...{ name, arn, imageArn, desired, running, inUse, available },
    state: fleet.State ?? '',
    type: fleet.FleetType ?? '',
    instanceType: fleet.InstanceType ?? '',
    sessionsPerInstance: fleet.MaxSessionsPerInstance ?? 1,
    imageName: fleet.ImageName ?? imageArn.split('/').at(-1) ?? '',
    imageFault: faults.get(imageArn),
    created: fleet.CreatedTime?.toISOString() ?? '',
    errors: (fleet.FleetErrors ?? []).map(({ ErrorCode, ErrorMessage }) => ErrorMessage ?? ErrorCode ?? ''),
  };
}
