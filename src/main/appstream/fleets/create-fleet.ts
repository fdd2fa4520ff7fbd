import { AppError, type FleetImage, type FleetRow, type FleetSettings } from '../../../contract/index.ts';
import { findInstanceType } from '../../../documents/index.ts';
import { isAwsError } from '../../aws/aws-error.ts';
import type { AppStream, AppStreamServiceImage } from '../../aws/clients.ts';
import { capacityOf } from './operate.ts';
import { findFleet, getFleet } from './read-fleets.ts';
import { associateFleet } from './stacks.ts';

/** Images that fleets of this account can be made of: its own and those that are shared for fleets, the newest first. */
export async function fleetImages(api: AppStream): Promise<readonly FleetImage[]> {
  const [own, shared] = await Promise.all([imagesOf(api, 'PRIVATE'), imagesOf(api, 'SHARED')]);
  const usable = [...own, ...shared.filter(({ ImagePermissions }) => ImagePermissions?.allowFleet !== false)];
  return usable
    .filter(({ State }) => State === 'AVAILABLE')
    .map(toFleetImage)
    .sort((a, b) => (a.created < b.created ? 1 : -1));
}

async function imagesOf(api: AppStream, type: 'PRIVATE' | 'SHARED'): Promise<readonly AppStreamServiceImage[]> {
  const images: AppStreamServiceImage[] = [];
  let token: string | undefined;
  do {
    const page = await api.describeImages({ Type: type, NextToken: token });
    images.push(...(page.Images ?? []));
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return images;
}

function toFleetImage({ Arn: arn = '', Name: name = '', Visibility, ...image }: AppStreamServiceImage): FleetImage {
  return {
    ...{ arn, name },
    sharedBy: Visibility === 'SHARED' ? arn.split(':')[4] : undefined,
    platform: image.Platform ?? '',
    families: image.SupportedInstanceFamilies ?? [],
    created: image.CreatedTime?.toISOString() ?? '',
  };
}

/** What is wrong with a wish before AWS is asked; undefined: nothing that is known here. */
export function settingsFault({ instanceType }: FleetSettings, image: FleetImage | undefined): string | undefined {
  if (!image) return 'This account cannot use that image for fleets. Choose one of its own, or one that is shared with it for fleets.';
  const family = findInstanceType(instanceType)?.family;
  if (family === undefined || image.families.length === 0 || image.families.includes(family)) return undefined;
  return `The image ${image.name} supports ${image.families.join(', ')}; ${instanceType} is of the family ${family}.`;
}

/** Makes a fleet, which is stopped at first, and gives it to its stack. */
export async function createFleet(api: AppStream, settings: FleetSettings): Promise<FleetRow> {
  const image = (await fleetImages(api)).find(({ arn }) => arn === settings.imageArn);
  const fault = settingsFault(settings, image);
  if (fault !== undefined) throw new AppError('invalid-input', fault);
  if (await findFleet(api, settings.name))
    throw new AppError('conflict', `There is a fleet ${settings.name} already. Choose another name, or delete that one first.`);
  const fleet = await sent(api, settings);
  if (settings.stack !== undefined) await associateFleet(api, { stack: settings.stack, fleet: fleet.name });
  return fleet;
}

async function sent(api: AppStream, settings: FleetSettings): Promise<FleetRow> {
  const { name, imageArn, instanceType, type, desired, subnets, securityGroups, internet } = settings;
  try {
    await api.createFleet({
      ...{ Name: name, ImageArn: imageArn, InstanceType: instanceType, FleetType: type, EnableDefaultInternetAccess: internet },
      ComputeCapacity: capacityOf(desired, 1),
      ...(subnets.length + securityGroups.length > 0 ? { VpcConfig: { SubnetIds: subnets, SecurityGroupIds: securityGroups } } : {}),
    });
  } catch (error) {
    const mayHaveArrived =
      isAwsError(error, 'ResourceAlreadyExistsException') || (error instanceof AppError && error.code === 'unavailable');
    const now = mayHaveArrived ? await findFleet(api, name) : undefined;
    if (now?.imageArn === imageArn && now.instanceType === instanceType && now.type === type) return now;
    throw error;
  }
  return getFleet(api, name);
}
