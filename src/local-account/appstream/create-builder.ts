import type { Account } from '../account.ts';
import type { CreateImageBuilderRequest } from '../protocol/appstream-shapes.ts';
import { latestAgent, newerAgent } from './agents.ts';
import { arnOf } from './arn.ts';
import { badCombination, exists, incompatible, notPermitted } from './faults.ts';
import { checkAvailable, namedImage, type SeenImage } from './find-image.ts';
import { toBuilder } from './image-builders.ts';
import { checkDirectory, checkFamily, checkMachine } from './machine.ts';
import { putBuilder } from './move.ts';
import { checkQuota, checkTypeQuota } from './quotas.ts';
import { type BuilderRecord, builders } from './records.ts';
import { initialSoftware } from './software-names.ts';
import { giveTags } from './tags.ts';

type Request = CreateImageBuilderRequest & { readonly Name: string; readonly InstanceType: string };

/** Begins an image builder. Its name is its identity: a second one of that name is refused, whatever else it says. */
export function createImageBuilder(account: Account, input: Request): object {
  const { Name: name, InstanceType: instanceType } = input;
  if (builders.find(account, name)) throw exists('image builder', name);
  checkQuota(account, 'image builders');
  const image = namedImage(account, input);
  if (!image.may.allowImageBuilder) throw notPermitted(`The image ${image.name} is not shared for image builders.`);
  checkAvailable(image.name, image.body);
  checkFamily(image, instanceType);
  checkTypeQuota(account, instanceType);
  checkNetwork(input);
  const agents = agentsOf(image, input.AppstreamAgentVersion);
  checkMachine(account, agents.nextAgent ?? agents.agentVersion, input);
  checkDirectory(account, input.DomainJoinInfo);
  const { platform, families, baseReleased, applications } = image.body;
  const body: BuilderRecord = {
    ...{ state: 'PENDING', created: account.clock.now().toISOString(), imageArn: image.arn, instanceType, platform, ...agents },
    ...{ settings: settingsOf(input), applications, optimized: false, software: softwareOf(input, image) },
    base: { families, released: baseReleased },
  };
  giveTags(account, arnOf(account, 'image-builder', name), input.Tags);
  putBuilder(account, name, body);
  return { ImageBuilder: toBuilder(account, name, body) };
}

function checkNetwork({ VpcConfig }: Request): void {
  if (!VpcConfig) return;
  const { SubnetIds = [], SecurityGroupIds = [] } = VpcConfig;
  if (SubnetIds.length !== 1) throw badCombination(`An image builder has exactly one subnet, and not ${SubnetIds.length}.`);
  if (SecurityGroupIds.length > 5) throw badCombination('An image builder has at most five security groups.');
}

/** The agent of the image, and the one that takes its place: what was asked for, or the newest where the image always has that. */
function agentsOf({ body }: SeenImage, wanted: string | undefined): Pick<BuilderRecord, 'agentVersion' | 'nextAgent'> {
  const { agentVersion, platform } = body;
  const asked = wanted ?? (body.latestAgent ? latestAgent(platform) : undefined);
  return { agentVersion, nextAgent: asked === undefined ? undefined : newerAgent(body, asked) };
}

function softwareOf(input: Request, { name, body }: SeenImage): BuilderRecord['software'] {
  const software = initialSoftware(input);
  if (Object.keys(software).length > 0 && !body.platform.startsWith('WINDOWS')) {
    throw incompatible(`License-included software is for Windows, and the image ${name} is of ${body.platform}.`);
  }
  // What the image has, its builders have.
  return { ...Object.fromEntries(body.software.map((one) => [one, 'INSTALLED'] as const)), ...software };
}

function settingsOf(input: Request): BuilderRecord['settings'] {
  const { Description, DisplayName, VpcConfig, IamRoleArn, EnableDefaultInternetAccess } = input;
  const { DomainJoinInfo, AccessEndpoints, RootVolumeConfig, DisableIMDSV1 } = input;
  return {
    ...{ Description, DisplayName, VpcConfig, IamRoleArn, EnableDefaultInternetAccess },
    ...{ DomainJoinInfo, AccessEndpoints, RootVolumeConfig, DisableIMDSV1 },
  };
}
