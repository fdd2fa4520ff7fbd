import {
  type BuilderLaunch,
  type ImageChoice,
  type LaunchCheck,
  type LaunchChoices,
  type LaunchFault,
  launchFaults,
} from '../../../contract/index.ts';
import { findInstanceType } from '../../../documents/index.ts';

/** What the account would say to a launch, as far as what it has tells. */
export function checkLaunch(request: BuilderLaunch, choices: LaunchChoices, taken: readonly string[]): LaunchCheck {
  const image = imageOf(request, choices.images.items);
  const faults = [
    ...launchFaults(request),
    ...nameFaults(request, taken),
    ...imageFaults(request, image, choices),
    ...networkFaults(request, choices),
  ];
  return { faults, notes: notesOf(request, choices) };
}

export const imageOf = ({ ImageArn, ImageName }: BuilderLaunch, images: readonly ImageChoice[]): ImageChoice | undefined =>
  images.find(({ arn, category, name }) => (ImageArn === undefined ? name === ImageName && category !== 'shared' : arn === ImageArn));

const nameFaults = ({ Name }: BuilderLaunch, taken: readonly string[]): readonly LaunchFault[] =>
  taken.includes(Name) ? [{ at: 'Name', message: `There is an image builder ${Name} already.` }] : [];

function imageFaults(request: BuilderLaunch, image: ImageChoice | undefined, { images }: LaunchChoices): readonly LaunchFault[] {
  const at = request.ImageArn === undefined ? 'ImageName' : 'ImageArn';
  const wanted = request.ImageArn ?? request.ImageName;
  if (images.obstacle !== undefined || wanted === undefined) return [];
  if (!image) return [{ at, message: whyNoImage(request, images) }];
  const type = findInstanceType(request.InstanceType);
  if (!type || image.families.length === 0 || image.families.includes(type.family)) return [];
  const message = `${request.InstanceType} is of the family ${type.family}; the image ${image.name} is for ${image.families.join(', ')}.`;
  return [{ at: 'InstanceType', message }];
}

function whyNoImage({ ImageArn, ImageName }: BuilderLaunch, { items, leftOut }: LaunchChoices['images']): string {
  const name = ImageName ?? ImageArn?.split('/').at(-1) ?? '';
  const left = leftOut.find((one) => one.name === name);
  if (left) return `No image builder can be launched from ${name}. ${left.why}`;
  if (ImageArn === undefined && items.some((one) => one.name === name)) return `${name} is shared with this account: name it by ImageArn.`;
  return `There is no image ${name} in this account and Region that an image builder can be launched from.`;
}

/** Ids that the account does not have, where its network can be read. */
function networkFaults({ VpcConfig: vpc, DomainJoinInfo: domain }: BuilderLaunch, choices: LaunchChoices): readonly LaunchFault[] {
  const { securityGroups, subnets, directories } = choices;
  const subnet = subnets.items.find(({ id }) => id === vpc?.SubnetIds?.[0]);
  const faults: LaunchFault[] = [];
  for (const id of vpc?.SubnetIds ?? []) {
    if (subnets.obstacle === undefined && !subnets.items.some((one) => one.id === id))
      faults.push({ at: 'VpcConfig.SubnetIds', message: `There is no subnet ${id} in this account and Region.` });
  }
  for (const id of vpc?.SecurityGroupIds ?? []) {
    const group = securityGroups.items.find((one) => one.id === id);
    if (securityGroups.obstacle !== undefined) continue;
    if (!group) faults.push({ at: 'VpcConfig.SecurityGroupIds', message: `There is no security group ${id} in this account and Region.` });
    else if (subnet && group.vpc !== subnet.vpc)
      faults.push({
        at: 'VpcConfig.SecurityGroupIds',
        message: `The security group ${id} belongs to ${group.vpc}, the subnet to ${subnet.vpc}.`,
      });
  }
  const directory = domain?.DirectoryName;
  if (directory !== undefined && directories.obstacle === undefined && !directories.items.some(({ name }) => name === directory))
    faults.push({ at: 'DomainJoinInfo.DirectoryName', message: `There is no directory config ${directory} in this account and Region.` });
  return faults;
}

function notesOf(
  { EnableDefaultInternetAccess: internet, InstanceType, VpcConfig: vpc }: BuilderLaunch,
  { subnets }: LaunchChoices,
): readonly string[] {
  const subnet = subnets.items.find(({ id }) => id === vpc?.SubnetIds?.[0]);
  return [
    ...(vpc?.SubnetIds?.length ? [] : ['No subnet is named: AWS decides in which network the image builder stands.']),
    ...(findInstanceType(InstanceType)
      ? []
      : [`Kiln does not know the instance type ${InstanceType}: AWS will say whether the image fits it.`]),
    ...(internet && subnet && !subnet.isPublic
      ? [`Default internet access needs a public subnet, and ${subnet.id} gives its machines no public addresses.`]
      : []),
  ];
}
