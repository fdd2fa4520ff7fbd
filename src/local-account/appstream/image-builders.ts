import type { Account } from '../account.ts';
import { pageOf } from '../paging.ts';
import { latestAgent, newerAgent } from './agents.ts';
import { arnOf } from './arn.ts';
import { notAvailable, notFound, notPermitted, toError } from './faults.ts';
import { putBuilder } from './move.ts';
import { askedPage } from './page.ts';
import { type BuilderRecord, builders } from './records.ts';
import { allowedIn, type BuilderAction } from './states.ts';

interface DescribeRequest {
  readonly Names?: readonly string[];
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

const pageSize = 25;

/** Image builders of the Region. Names that do not exist are an error, as with AWS. */
export function describeImageBuilders(account: Account, input: DescribeRequest): object {
  const { Names: names } = input;
  for (const name of names ?? []) mustHaveBuilder(account, name);
  const found = builders.list(account).filter(({ id }) => !names?.length || names.includes(id));
  const page = pageOf(found, ({ id }) => id, askedPage(input, pageSize));
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
  if (!allowedIn.start.includes(builder.state)) throw notAvailable(stateMessage('start', name, builder));
  const nextAgent = agent === undefined ? undefined : newerAgent(builder, agent);
  return move(account, name, { ...builder, state: 'PENDING', nextAgent });
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

/** Starts the operating system of one that runs anew, as somebody does on its desktop. AWS has no call for it. */
export function rebootImageBuilder(account: Account, name: string): void {
  putBuilder(account, name, { ...checkState(account, 'reboot', name), state: 'REBOOTING' });
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
  stageSoftware: 'change the software of',
  deploySoftware: 'deploy software to',
  reboot: 'reboot',
};

const stateMessage = (action: BuilderAction, name: string, { state }: BuilderRecord) =>
  `You cannot ${verbs[action]} the image builder ${name} while it is ${state}; it must be ${allowedIn[action].join(' or ')}.`;

function move(account: Account, name: string, body: BuilderRecord): object {
  putBuilder(account, name, body);
  return { ImageBuilder: toBuilder(account, name, body) };
}

/** As the API shows it. */
export function toBuilder(account: Account, name: string, body: BuilderRecord): object {
  const { state, reason, created, imageArn, instanceType, platform, agentVersion, settings, errors = [] } = body;
  return {
    ...settings,
    ...{ Name: name, Arn: arnOf(account, 'image-builder', name), ImageArn: imageArn, InstanceType: instanceType, Platform: platform },
    ...{ State: state, StateChangeReason: reason && { Code: reason.code, Message: reason.message }, CreatedTime: new Date(created) },
    ...{ AppstreamAgentVersion: agentVersion, LatestAppstreamAgentVersion: agentVersion === latestAgent(platform) ? 'TRUE' : 'FALSE' },
    ...{ AccessEndpoints: settings.AccessEndpoints ?? [], ImageBuilderErrors: errors.map(toError) },
  };
}
