import { z } from 'zod';
import { mostTags, tagFault } from './tags.ts';

const text = z.string().min(1, 'must not be empty');
const name = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,100}$/, 'letters, digits and _ . -, a letter or a digit first, 101 at most');
const arn = z
  .string()
  .regex(/^arn:aws[a-z-]*:[^:]+:[^:]*:[^:]*:.+$/, 'must be an ARN')
  .max(1024);

/** An AppStream image or image builder is told by its name. */
export const appStreamName = name;

/**
 * What CreateImageBuilder takes, with AWS's own names: a launch file is this and nothing else.
 * https://docs.aws.amazon.com/appstream2/latest/APIReference/API_CreateImageBuilder.html
 */
export const builderLaunch = z.strictObject({
  Name: name,
  InstanceType: text.max(128),
  ImageName: name.optional(),
  ImageArn: arn.optional(),
  Description: z.string().max(256).optional(),
  DisplayName: z.string().max(100).optional(),
  VpcConfig: z.strictObject({ SubnetIds: z.array(text).optional(), SecurityGroupIds: z.array(text).optional() }).optional(),
  IamRoleArn: arn.optional(),
  EnableDefaultInternetAccess: z.boolean().optional(),
  DomainJoinInfo: z
    .strictObject({ DirectoryName: text.optional(), OrganizationalUnitDistinguishedName: z.string().max(2000).optional() })
    .optional(),
  AppstreamAgentVersion: text.max(100).optional(),
  Tags: z.record(z.string(), z.string()).optional(),
  AccessEndpoints: z.array(z.strictObject({ EndpointType: z.literal('STREAMING'), VpceId: text.optional() })).optional(),
  RootVolumeConfig: z.strictObject({ VolumeSizeInGb: z.number().int() }).optional(),
  SoftwaresToInstall: z.array(text).optional(),
  SoftwaresToUninstall: z.array(text).optional(),
  DisableIMDSV1: z.boolean().optional(),
});
export type BuilderLaunch = z.infer<typeof builderLaunch>;

/** The sizes of the root volume: https://docs.aws.amazon.com/appstream2/latest/APIReference/API_VolumeConfig.html */
export const rootVolumeGb = { least: 200, most: 500 } as const;
export const mostSecurityGroups = 5;
export const mostAccessEndpoints = 4;
/** What the API takes for “whatever is newest”. */
export const latestAgent = '[LATEST]';

/** What is wrong with a request, and where; AWS would refuse it, or launch what nobody can use. */
export interface LaunchFault {
  /** The member of the request, as a path: VpcConfig.SubnetIds. */
  readonly at: string;
  readonly message: string;
}

type Rule = (request: BuilderLaunch) => readonly (LaunchFault | undefined | false)[];

const image: Rule = ({ ImageArn, ImageName }) => [
  ImageArn === undefined &&
    ImageName === undefined && { at: 'ImageName', message: 'Name the image: by ImageName, or by ImageArn if it is shared with you.' },
  ImageArn !== undefined &&
    ImageName !== undefined && { at: 'ImageName', message: 'Name the image either by ImageName or by ImageArn, not by both.' },
];

const network: Rule = ({ VpcConfig: { SubnetIds = [], SecurityGroupIds = [] } = {} }) => [
  SubnetIds.length > 1 && {
    at: 'VpcConfig.SubnetIds',
    message: `An image builder has exactly one subnet; there are ${SubnetIds.length}.`,
  },
  SubnetIds.some((id) => !/^subnet-[0-9a-f]{8,17}$/.test(id)) && {
    at: 'VpcConfig.SubnetIds',
    message: 'The id of a subnet is written as subnet-0123456789abcdef0.',
  },
  SecurityGroupIds.length > mostSecurityGroups && {
    at: 'VpcConfig.SecurityGroupIds',
    message: `An image builder has at most ${mostSecurityGroups} security groups; there are ${SecurityGroupIds.length}.`,
  },
  SecurityGroupIds.some((id) => !/^sg-[0-9a-f]{8,17}$/.test(id)) && {
    at: 'VpcConfig.SecurityGroupIds',
    message: 'The id of a security group is written as sg-0123456789abcdef0.',
  },
];

const identity: Rule = ({ DomainJoinInfo: domain, IamRoleArn: role }) => [
  role !== undefined &&
    !/^arn:aws[a-z-]*:iam::\d{12}:role\//.test(role) && { at: 'IamRoleArn', message: 'This is not the ARN of an IAM role.' },
  domain !== undefined &&
    !domain.DirectoryName && { at: 'DomainJoinInfo.DirectoryName', message: 'Name the directory whose domain the image builder joins.' },
];

const machine: Rule = ({ RootVolumeConfig: volume }) => [
  volume !== undefined &&
    (volume.VolumeSizeInGb < rootVolumeGb.least || volume.VolumeSizeInGb > rootVolumeGb.most) && {
      at: 'RootVolumeConfig.VolumeSizeInGb',
      message: `The root volume has ${rootVolumeGb.least} to ${rootVolumeGb.most} GB, not ${volume.VolumeSizeInGb}.`,
    },
];

const endpoints: Rule = ({ AccessEndpoints: list }) => [
  list !== undefined &&
    (list.length < 1 || list.length > mostAccessEndpoints) && {
      at: 'AccessEndpoints',
      message: `There are 1 to ${mostAccessEndpoints} access endpoints, or none is said; here are ${list.length}.`,
    },
  list?.some(({ VpceId: id }) => id !== undefined && !/^vpce-[0-9a-f]{8,17}$/.test(id)) && {
    at: 'AccessEndpoints',
    message: 'The id of a VPC endpoint is written as vpce-0123456789abcdef0.',
  },
];

const software: Rule = ({ SoftwaresToInstall: install = [], SoftwaresToUninstall: uninstall = [] }) =>
  install
    .filter((one) => uninstall.includes(one))
    .map((one) => ({ at: 'SoftwaresToInstall', message: `${one} is to be installed and to be uninstalled.` }));

const tags: Rule = ({ Tags = {} }) => [
  Object.keys(Tags).length > mostTags && { at: 'Tags', message: `There are at most ${mostTags} tags.` },
  ...Object.entries(Tags).map(([key, value]) => {
    const message = tagFault({ key, value });
    return message !== undefined && { at: 'Tags', message: `The tag ${key}: ${message}` };
  }),
];

const rules: readonly Rule[] = [image, network, identity, machine, endpoints, software, tags];

/** Everything that can be found wrong with a request by looking at it alone. */
export function launchFaults(request: BuilderLaunch): readonly LaunchFault[] {
  return rules.flatMap((rule) => rule(request).flatMap((fault) => fault || []));
}

const shapeFaults = (value: unknown): readonly LaunchFault[] =>
  builderLaunch.safeParse(value).error?.issues.map(({ message, path }) => ({ at: path.join('.'), message })) ?? [];

/** The same of what may be anything: first whether it is a request at all. */
export function faultsOfAnything(value: unknown): readonly LaunchFault[] {
  const result = builderLaunch.safeParse(value);
  return result.success ? launchFaults(result.data) : shapeFaults(value);
}

/** The same of a request that is still being written: texts that are no names yet are told beside what else is wrong. */
export const faultsOfDraft = (request: BuilderLaunch): readonly LaunchFault[] => [...shapeFaults(request), ...launchFaults(request)];
