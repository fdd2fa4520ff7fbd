import {
  AppError,
  type Choices,
  type DirectoryChoice,
  type GroupChoice,
  type ImageChoice,
  type LaunchChoices,
  type NamedChoice,
  type SubnetChoice,
} from '../../../contract/index.ts';
import type { AppStream, AppStreamServiceImage, Aws } from '../../aws/clients.ts';
import { allPages } from '../all-pages.ts';

/** What a builder of this account and Region can be launched with. What one may not read, or this endpoint does not have, is typed instead. */
export async function launchChoices(aws: Aws): Promise<LaunchChoices> {
  const [images, subnets, securityGroups, roles, directories, endpoints] = await Promise.all([
    imageChoices(await aws.appstream()),
    choicesOf(() => subnetChoices(aws)),
    choicesOf(() => groupChoices(aws)),
    choicesOf(() => roleChoices(aws)),
    choicesOf(() => directoryChoices(aws)),
    choicesOf(() => endpointChoices(aws)),
  ]);
  return { images, subnets, securityGroups, roles, directories, endpoints, agents: agentsOf(images.items) };
}

async function choicesOf<Item>(read: () => Promise<readonly Item[]>): Promise<Choices<Item>> {
  try {
    return { items: await read(), obstacle: undefined };
  } catch (error) {
    if (error instanceof AppError) return { items: [], obstacle: error.message };
    throw error;
  }
}

const categories = { PUBLIC: 'base', PRIVATE: 'own', SHARED: 'shared' } as const;

/** Images that a builder can be launched from; of the others why not. */
async function imageChoices(api: AppStream): Promise<LaunchChoices['images']> {
  const leftOut: { name: string; why: string }[] = [];
  const found = await choicesOf(async () => {
    const items: ImageChoice[] = [];
    for (const Type of ['PUBLIC', 'PRIVATE', 'SHARED'] as const) {
      const images = await allPages(async (NextToken) => {
        const page = await api.describeImages({ Type, NextToken });
        return { items: page.Images, next: page.NextToken };
      });
      for (const image of images) {
        const why = whyNot(image);
        if (why === undefined) items.push(imageChoice(image, categories[Type]));
        else leftOut.push({ name: image.Name ?? '', why });
      }
    }
    return items;
  });
  return { ...found, leftOut };
}

/** Why no builder can be launched from an image; undefined: one can. */
export function whyNot({
  State,
  StateChangeReason,
  ImageBuilderSupported,
  ImagePermissions,
  Visibility,
}: AppStreamServiceImage): string | undefined {
  if (State !== 'AVAILABLE')
    return `It is ${State ?? 'in no known state'}${StateChangeReason?.Message ? `: ${StateChangeReason.Message}` : ''}.`;
  if (Visibility === 'SHARED' && ImagePermissions?.allowImageBuilder === false) return 'It is shared with this account for fleets only.';
  return ImageBuilderSupported === false ? 'AWS says that image builders cannot be launched from it.' : undefined;
}

function imageChoice(image: AppStreamServiceImage, category: ImageChoice['category']): ImageChoice {
  const { Name: name = '', Arn: arn = '', DisplayName: displayName = '', Platform: platform = '' } = image;
  const date = image.PublicBaseImageReleasedDate ?? image.CreatedTime;
  return {
    ...{ name, arn, displayName, category, platform },
    families: image.SupportedInstanceFamilies ?? [],
    agentVersion: image.AppstreamAgentVersion ?? '',
    date: date?.toISOString() ?? '',
  };
}

/** AWS has no list of agents: these are those of the images, which are dates, month first; the newest first. */
function agentsOf(images: readonly ImageChoice[]): readonly string[] {
  const year = (agent: string) => agent.replace(/^(\d\d)-(\d\d)-(\d{4})$/, '$3-$1-$2');
  const agents = new Set(images.map(({ agentVersion }) => agentVersion).filter((agent) => agent !== ''));
  return [...agents].sort((a, b) => year(b).localeCompare(year(a)));
}

const tagName = (
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined,
): string | undefined => tags?.find(({ Key }) => Key === 'Name')?.Value || undefined;

const labelled = (id: string, ...words: readonly (string | undefined)[]): string =>
  [...words, id].filter((word) => word !== undefined && word !== '').join(' · ');

async function subnetChoices(aws: Aws): Promise<readonly SubnetChoice[]> {
  const ec2 = await aws.ec2();
  const subnets = await allPages(async (NextToken) => {
    const page = await ec2.describeSubnets({ NextToken });
    return { items: page.Subnets, next: page.NextToken };
  });
  return subnets.map(
    ({ SubnetId: id = '', VpcId: vpc = '', AvailabilityZone, CidrBlock, MapPublicIpOnLaunch: isPublic = false, Tags }) => ({
      ...{ id, vpc, isPublic },
      label: labelled(id, tagName(Tags), AvailabilityZone, CidrBlock),
    }),
  );
}

async function groupChoices(aws: Aws): Promise<readonly GroupChoice[]> {
  const ec2 = await aws.ec2();
  const groups = await allPages(async (NextToken) => {
    const page = await ec2.describeSecurityGroups({ NextToken });
    return { items: page.SecurityGroups, next: page.NextToken };
  });
  return groups.map(({ GroupId: id = '', GroupName, VpcId: vpc = '' }) => ({ id, vpc, label: labelled(id, GroupName) }));
}

/** Roles that AppStream may assume; their trust says so. */
async function roleChoices(aws: Aws): Promise<readonly NamedChoice[]> {
  const iam = await aws.iam();
  const roles = await allPages(async (Marker) => {
    const page = await iam.listRoles({ Marker, MaxItems: 1000 });
    return { items: page.Roles, next: page.Marker };
  });
  return roles
    .filter(({ AssumeRolePolicyDocument: trust = '' }) => decodeURIComponent(trust).includes('appstream.amazonaws.com'))
    .map(({ Arn: id = '', RoleName: label = '' }) => ({ id, label }));
}

async function directoryChoices(aws: Aws): Promise<readonly DirectoryChoice[]> {
  const api = await aws.appstream();
  const configs = await allPages(async (NextToken) => {
    const page = await api.describeDirectoryConfigs({ NextToken });
    return { items: page.DirectoryConfigs, next: page.NextToken };
  });
  return configs.map(({ DirectoryName: name = '', OrganizationalUnitDistinguishedNames: units = [] }) => ({ name, units }));
}

/** Interface endpoints through which sessions can be streamed. */
async function endpointChoices(aws: Aws): Promise<readonly NamedChoice[]> {
  const ec2 = await aws.ec2();
  const service = `com.amazonaws.${aws.connection.region}.appstream.streaming`;
  const endpoints = await allPages(async (NextToken) => {
    const page = await ec2.describeVpcEndpoints({ NextToken, Filters: [{ Name: 'service-name', Values: [service] }] });
    return { items: page.VpcEndpoints, next: page.NextToken };
  });
  return endpoints.map(({ VpcEndpointId: id = '', VpcId, Tags }) => ({ id, label: labelled(id, tagName(Tags), VpcId) }));
}
