import { AppError, type AppStreamImage, type FleetRow, type FleetSettings } from '../../../contract/index.ts';
import { findInstanceType } from '../../../documents/index.ts';
import type { AppStream } from '../../aws/clients.ts';
import { createOnce } from '../../aws/create-once.ts';
import { fleetImages } from './fleet-images.ts';
import { capacityOf } from './operate.ts';
import { findFleet } from './read-fleets.ts';
import { associateFleet } from './stacks.ts';

/** What is wrong with a wish before AWS is asked; undefined: nothing that is known here. */
function settingsFault({ instanceType }: FleetSettings, image: AppStreamImage | undefined): string | undefined {
  if (!image) return 'This account cannot use that image for fleets. Choose one of its own, or one that is shared with it for fleets.';
  const family = findInstanceType(instanceType)?.family;
  if (family === undefined || image.families.length === 0 || image.families.includes(family)) return undefined;
  return `The image ${image.name} supports ${image.families.join(', ')}; ${instanceType} is of the family ${family}.`;
}

/** Makes a fleet, which is stopped at first, and gives it to its stack. */
export async function createFleet(api: AppStream, settings: FleetSettings): Promise<FleetRow> {
  const { name, imageArn, instanceType, type, desired, subnets, securityGroups, internet, stack } = settings;
  const image = (await fleetImages(api)).find(({ arn }) => arn === imageArn);
  const fault = settingsFault(settings, image);
  if (fault !== undefined) throw new AppError('invalid-input', fault);
  const request = {
    ...{ Name: name, ImageArn: imageArn, InstanceType: instanceType, FleetType: type, EnableDefaultInternetAccess: internet },
    ComputeCapacity: capacityOf(desired, 1),
    ...(subnets.length + securityGroups.length > 0 ? { VpcConfig: { SubnetIds: subnets, SecurityGroupIds: securityGroups } } : {}),
  };
  const fleet = await createOnce({
    look: () => findFleet(api, name),
    send: () => api.createFleet(request),
    isOurs: (now) => now.imageArn === imageArn && now.instanceType === instanceType && now.type === type,
    taken: `There is a fleet ${name} already. Choose another name, or delete that one first.`,
  });
  if (stack !== undefined) await associateFleet(api, { stack, fleet: name });
  return fleet;
}
