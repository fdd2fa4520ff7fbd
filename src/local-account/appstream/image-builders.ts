import type { Account } from '../account.ts';
import { pageOf } from '../paging.ts';
import type { CreateImageBuilderRequest } from '../protocol/appstream-shapes.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { arnOf } from './arn.ts';
import { badCombination, exists, incompatible, notFound, notPermitted } from './faults.ts';
import { namedImage, type SeenImage } from './find-image.ts';
import { findInstanceType } from './instance-types.ts';
import { putBuilder } from './move.ts';
import { agentVersions, latestAgentVersion } from './public-images.ts';
import { type BuilderRecord, builders } from './records.ts';
import { stagedSoftware } from './software-names.ts';
import { allowedIn, type BuilderAction } from './states.ts';
import { giveTags } from './tags.ts';

type CreateRequest = CreateImageBuilderRequest & { readonly Name: string; readonly InstanceType: string };

/** Begins an image builder. Its name is its identity: a second one of that name is refused, whatever else it says. */
export function createImageBuilder(account: Account, input: CreateRequest): object {
  const { Name: name } = input;
  if (builders.find(account, name)) throw exists('image builder', name);
  const image = namedImage(account, input);
  checkImage(image, input.InstanceType);
  checkNetwork(input);
  const body: BuilderRecord = {
    state: 'PENDING',
    created: account.clock.now().toISOString(),
    imageArn: image.arn,
    instanceType: input.InstanceType,
    platform: image.body.platform,
    agentVersion: agentOf(input.AppstreamAgentVersion, image),
    settings: settingsOf(input),
    applications: image.body.applications,
    optimized: false,
    software: stagedSoftware(input),
  };
  giveTags(account, arnOf(account, 'image-builder', name), input.Tags);
  putBuilder(account, name, body);
  return { ImageBuilder: toBuilder(account, name, body) };
}

function checkImage({ name, body, may }: SeenImage, instanceType: string): void {
  if (!may.allowImageBuilder) throw notPermitted(`The image ${name} is not shared for image builders.`);
  if (body.state !== 'AVAILABLE') throw new AwsError('ResourceNotAvailableException', `The image ${name} is ${body.state}.`);
  const type = findInstanceType(instanceType);
  if (!type) throw badCombination(`There is no instance type ${instanceType}.`);
  if (!body.families.includes(type.family)) {
    throw incompatible(`The image ${name} is for ${body.families.join(', ')}; ${instanceType} is ${type.family}.`);
  }
}

function checkNetwork({ VpcConfig }: CreateRequest): void {
  const { SubnetIds = [], SecurityGroupIds = [] } = VpcConfig ?? {};
  if (SubnetIds.length > 1) throw badCombination('An image builder has one subnet.');
  if (SecurityGroupIds.length > 5) throw badCombination('An image builder has at most five security groups.');
}

/** What it was asked for; else that of the image. */
function agentOf(wanted: string | undefined, { body }: SeenImage): string {
  if (wanted === undefined) return body.latestAgent ? latestAgentVersion : body.agentVersion;
  if (wanted === '[LATEST]') return latestAgentVersion;
  if (!agentVersions.includes(wanted)) throw new AwsError('ResourceNotFoundException', `There is no agent version ${wanted}.`, 400);
  return wanted;
}

function settingsOf(input: CreateRequest): BuilderRecord['settings'] {
  const { Description, DisplayName, VpcConfig, IamRoleArn, EnableDefaultInternetAccess } = input;
  const { DomainJoinInfo, AccessEndpoints, RootVolumeConfig, DisableIMDSV1 } = input;
  return {
    ...{ Description, DisplayName, VpcConfig, IamRoleArn, EnableDefaultInternetAccess },
    ...{ DomainJoinInfo, AccessEndpoints, RootVolumeConfig, DisableIMDSV1 },
  };
}

interface DescribeRequest {
  readonly Names?: readonly string[];
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

const pageSize = 25;

/** Image builders of the Region. Names that do not exist are an error, as with AWS. */
export function describeImageBuilders(
  account: Account,
  { Names: names, MaxResults: size = pageSize, NextToken: token }: DescribeRequest,
): object {
  for (const name of names ?? []) mustHaveBuilder(account, name);
  const found = builders.list(account).filter(({ id }) => !names?.length || names.includes(id));
  const invalid = () => new AwsError('ValidationException', 'The NextToken is not valid.');
  const page = pageOf(found, ({ id }) => id, { size: size || pageSize, token, invalid });
  return { ImageBuilders: page.items.map(({ id, body }) => toBuilder(account, id, body)), NextToken: page.token };
}

interface StartRequest {
  readonly Name: string;
  readonly AppstreamAgentVersion?: string;
}

/** Starts one that is stopped, with another agent if that is asked for. */
export function startImageBuilder(account: Account, { Name: name, AppstreamAgentVersion: agent }: StartRequest): object {
  const builder = mustHaveBuilder(account, name);
  // The operation has no code for a state that forbids it; of those that it has, this one fits best.
  if (!allowedIn.start.includes(builder.state)) {
    throw new AwsError('ResourceNotAvailableException', stateMessage('start', name, builder));
  }
  const image = namedImage(account, { ImageArn: builder.imageArn });
  return move(account, name, {
    ...builder,
    state: 'PENDING',
    agentVersion: agent === undefined ? builder.agentVersion : agentOf(agent, image),
  });
}

/** Stops one that runs. */
export function stopImageBuilder(account: Account, { Name: name }: { readonly Name: string }): object {
  const builder = checkState(account, 'stop', name);
  return move(account, name, { ...builder, state: 'STOPPING', runningSince: undefined });
}

/** Deletes one that is stopped. It is gone some seconds later. */
export function deleteImageBuilder(account: Account, { Name: name }: { readonly Name: string }): object {
  const builder = checkState(account, 'delete', name);
  return move(account, name, { ...builder, state: 'DELETING' });
}

/** A builder of the account; throws where there is none. */
export function mustHaveBuilder(account: Account, name: string): BuilderRecord {
  const found = builders.find(account, name);
  if (!found) throw notFound('image builder', name);
  return found;
}

/** A builder in a state that allows this; throws OperationNotPermittedException in all others. */
export function checkState(account: Account, action: BuilderAction, name: string): BuilderRecord {
  const builder = mustHaveBuilder(account, name);
  if (!allowedIn[action].includes(builder.state)) throw notPermitted(stateMessage(action, name, builder));
  return builder;
}

const verbs: Readonly<Record<BuilderAction, string>> = {
  connect: 'connect to',
  stop: 'stop',
  start: 'start',
  delete: 'delete',
  createImage: 'create an image of',
  deploySoftware: 'deploy software to',
};

const stateMessage = (action: BuilderAction, name: string, { state }: BuilderRecord) =>
  `You cannot ${verbs[action]} the image builder ${name} while it is ${state}; it must be ${allowedIn[action].join(' or ')}.`;

function move(account: Account, name: string, body: BuilderRecord): object {
  putBuilder(account, name, body);
  return { ImageBuilder: toBuilder(account, name, body) };
}

/** As the API shows it. */
export function toBuilder(account: Account, name: string, body: BuilderRecord): object {
  const { state, reason, created, imageArn, instanceType, platform, agentVersion, settings } = body;
  return {
    ...settings,
    ...{ Name: name, Arn: arnOf(account, 'image-builder', name), ImageArn: imageArn, InstanceType: instanceType, Platform: platform },
    ...{ State: state, StateChangeReason: reason && { Code: reason.code, Message: reason.message }, CreatedTime: new Date(created) },
    ...{ AppstreamAgentVersion: agentVersion, LatestAppstreamAgentVersion: agentVersion === latestAgentVersion ? 'TRUE' : 'FALSE' },
    ...{ AccessEndpoints: settings.AccessEndpoints ?? [], ImageBuilderErrors: [] },
  };
}
