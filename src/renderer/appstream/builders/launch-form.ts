import { type BuilderLaunch, type ImageChoice, latestAgent, rootVolumeGb } from '../../../contract/index.ts';
import type { Pair } from '../../pipelines/pipeline-form.ts';

/** A launch as it is being filled in: every field a text, a list or a switch, whether it makes sense yet or not. */
export interface LaunchForm {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  /** The ARN of the image. */
  readonly image: string;
  readonly instanceType: string;
  readonly volumeGb: string;
  /** Empty: as the image has it. */
  readonly agent: string;
  readonly subnet: string;
  readonly securityGroups: readonly string[];
  readonly defaultInternet: boolean;
  readonly endpoints: readonly string[];
  readonly role: string;
  readonly directory: string;
  readonly organizationalUnit: string;
  readonly imdsV1Disabled: boolean;
  readonly tags: readonly Pair[];
  /** Of a file; the form shows it and leaves it as it is. */
  readonly software: Pick<BuilderLaunch, 'SoftwaresToInstall' | 'SoftwaresToUninstall'>;
}

export const blankLaunch: LaunchForm = {
  ...{ name: '', displayName: '', description: '', image: '', instanceType: '', volumeGb: '', agent: '' },
  ...{ subnet: '', securityGroups: [], defaultInternet: false, endpoints: [] },
  ...{ role: '', directory: '', organizationalUnit: '', imdsV1Disabled: true, tags: [], software: {} },
};

const given = <Key extends keyof BuilderLaunch>(key: Key, value: BuilderLaunch[Key]): Partial<Pick<BuilderLaunch, Key>> => {
  const isNothing = value === undefined || value === '' || value === false || (Array.isArray(value) && value.length === 0);
  return isNothing ? {} : ({ [key]: value } as Pick<BuilderLaunch, Key>);
};

/** An image of another account is named by its ARN, every other one by its name, which holds in each account alike. */
function imageMembers({ image }: LaunchForm, images: readonly ImageChoice[]): Pick<BuilderLaunch, 'ImageName' | 'ImageArn'> {
  const found = images.find(({ arn }) => arn === image);
  if (image === '') return {};
  return found && found.category !== 'shared' ? { ImageName: found.name } : { ImageArn: image };
}

/** The request that the form stands for; what is left empty is not said. */
export function requestOf(form: LaunchForm, images: readonly ImageChoice[]): BuilderLaunch {
  const { directory, endpoints, organizationalUnit, securityGroups, subnet, tags, volumeGb } = form;
  const domain = {
    ...(directory === '' ? {} : { DirectoryName: directory.trim() }),
    ...(organizationalUnit === '' ? {} : { OrganizationalUnitDistinguishedName: organizationalUnit.trim() }),
  };
  const keyed = tags.filter(({ key, value }) => key !== '' || value !== '').map(({ key, value }) => [key, value] as const);
  return {
    Name: form.name.trim(),
    ...given('DisplayName', form.displayName.trim()),
    ...given('Description', form.description.trim()),
    ...imageMembers(form, images),
    InstanceType: form.instanceType.trim(),
    ...(volumeGb.trim() === '' ? {} : { RootVolumeConfig: { VolumeSizeInGb: Number(volumeGb) } }),
    ...given('AppstreamAgentVersion', form.agent.trim()),
    ...(subnet === '' && securityGroups.length === 0
      ? {}
      : {
          VpcConfig: {
            ...(subnet === '' ? {} : { SubnetIds: [subnet.trim()] }),
            ...(securityGroups.length === 0 ? {} : { SecurityGroupIds: [...securityGroups] }),
          },
        }),
    ...given('EnableDefaultInternetAccess', form.defaultInternet),
    ...(endpoints.length === 0 ? {} : { AccessEndpoints: endpoints.map((VpceId) => ({ EndpointType: 'STREAMING' as const, VpceId })) }),
    ...given('IamRoleArn', form.role.trim()),
    ...(Object.keys(domain).length === 0 ? {} : { DomainJoinInfo: domain }),
    ...given('DisableIMDSV1', form.imdsV1Disabled),
    ...form.software,
    ...(keyed.length === 0 ? {} : { Tags: Object.fromEntries(keyed) }),
  };
}

/** The form that a request fills in. */
export function formOf(request: BuilderLaunch, images: readonly ImageChoice[]): LaunchForm {
  const named = images.find(({ category, name }) => category !== 'shared' && name === request.ImageName);
  const { SoftwaresToInstall, SoftwaresToUninstall } = request;
  return {
    name: request.Name,
    displayName: request.DisplayName ?? '',
    description: request.Description ?? '',
    image: request.ImageArn ?? named?.arn ?? '',
    instanceType: request.InstanceType,
    volumeGb: request.RootVolumeConfig === undefined ? '' : String(request.RootVolumeConfig.VolumeSizeInGb),
    agent: request.AppstreamAgentVersion ?? '',
    subnet: request.VpcConfig?.SubnetIds?.[0] ?? '',
    securityGroups: request.VpcConfig?.SecurityGroupIds ?? [],
    defaultInternet: request.EnableDefaultInternetAccess ?? false,
    endpoints: (request.AccessEndpoints ?? []).flatMap(({ VpceId }) => VpceId ?? []),
    role: request.IamRoleArn ?? '',
    directory: request.DomainJoinInfo?.DirectoryName ?? '',
    organizationalUnit: request.DomainJoinInfo?.OrganizationalUnitDistinguishedName ?? '',
    imdsV1Disabled: request.DisableIMDSV1 ?? false,
    tags: Object.entries(request.Tags ?? {}).map(([key, value]) => ({ key, value })),
    software: {
      ...(SoftwaresToInstall === undefined ? {} : { SoftwaresToInstall }),
      ...(SoftwaresToUninstall === undefined ? {} : { SoftwaresToUninstall }),
    },
  };
}

const labels: Readonly<Record<string, string>> = {
  Name: 'Name',
  ImageName: 'Image',
  ImageArn: 'Image',
  InstanceType: 'Instance type',
  RootVolumeConfig: 'Root volume',
  AppstreamAgentVersion: 'Agent',
  VpcConfig: 'Network',
  AccessEndpoints: 'Access endpoints',
  IamRoleArn: 'IAM role',
  DomainJoinInfo: 'Domain',
  Tags: 'Tags',
};

/** What the form calls a member of the request: `VpcConfig.SubnetIds` is its network. */
export const memberLabel = (at: string): string => labels[at.split('.')[0] ?? ''] ?? at;

/** The agent in words. */
export function agentChoiceWords(agent: string, image: ImageChoice | undefined): string {
  if (agent === latestAgent) return 'Always the newest one';
  return agent === '' ? `As the image has it${image?.agentVersion ? `: ${image.agentVersion}` : ''}` : agent;
}

/** What the launch comes to, a line a thing, for the summary and for the question before it is done. */
export function summaryOf(request: BuilderLaunch): readonly { readonly label: string; readonly text: string }[] {
  const { AccessEndpoints = [], DomainJoinInfo: domain, RootVolumeConfig: volume, Tags = {}, VpcConfig: vpc } = request;
  const rows = [
    ['Name', [request.Name, request.DisplayName].filter(Boolean).join(': ')],
    ['Image', request.ImageName ?? request.ImageArn ?? ''],
    ['Instance type', request.InstanceType],
    ['Root volume', `${volume?.VolumeSizeInGb ?? rootVolumeGb.least} GB`],
    ['Agent', agentChoiceWords(request.AppstreamAgentVersion ?? '', undefined)],
    ['Subnet', vpc?.SubnetIds?.join(', ') ?? ''],
    ['Security groups', vpc?.SecurityGroupIds?.join(', ') ?? 'The default one of the VPC'],
    ['Default internet access', request.EnableDefaultInternetAccess ? 'On' : 'Off'],
    ['Access', AccessEndpoints.length === 0 ? 'Through the internet' : AccessEndpoints.map(({ VpceId = '' }) => VpceId).join(', ')],
    ['IAM role', request.IamRoleArn ?? 'None'],
    ['Domain', domain ? [domain.DirectoryName, domain.OrganizationalUnitDistinguishedName].filter(Boolean).join(', ') : 'None'],
    ['IMDSv1', request.DisableIMDSV1 ? 'Switched off' : 'Allowed'],
    [
      'Software',
      [...(request.SoftwaresToInstall ?? []), ...(request.SoftwaresToUninstall ?? []).map((one) => `without ${one}`)].join(', '),
    ],
    [
      'Tags',
      Object.entries(Tags)
        .map(([key, value]) => `${key}=${value}`)
        .join(', '),
    ],
  ] as const;
  return rows.filter(([, text]) => text !== '').map(([label, text]) => ({ label, text }));
}
