// What changes builders. None of the calls has a client token: the name is the identity, so an answer that was lost, or a call that the SDK
// sent twice, is settled by looking at the builder of that name.
import { AppError, type BuilderAction, type BuilderLaunch, type BuilderRow, builderAction, launchFaults } from '../../../contract/index.ts';
import { isAwsError } from '../../aws/aws-error.ts';
import type { AppStream } from '../../aws/clients.ts';
import { builderRow, nameInArn } from './builder-row.ts';
import { findBuilder, getBuilder } from './read-builders.ts';

/** What may be an answer to the second sending of a call that has done its work already. */
const mayBeDone = ['OperationNotPermittedException', 'ResourceNotAvailableException', 'ConcurrentModificationException'];

const isUnsettled = (error: unknown): boolean =>
  isAwsError(error, ...mayBeDone) || (error instanceof AppError && error.code === 'unavailable');

/** Refuses what the state forbids, before AWS is asked. */
export async function allow(api: AppStream, name: string, action: BuilderAction): Promise<BuilderRow> {
  const builder = await getBuilder(api, name);
  const verdict = builderAction(builder.state, action);
  if (verdict !== true) throw new AppError('refused', `${name}: ${verdict.reason} ${verdict.wayOut}`);
  return builder;
}

export interface Start {
  readonly name: string;
  readonly agentVersion?: string | undefined;
}

export async function startBuilder(api: AppStream, { name, agentVersion }: Start): Promise<BuilderRow> {
  await allow(api, name, 'start');
  const agent = agentVersion === undefined ? {} : { AppstreamAgentVersion: agentVersion };
  return settled(api, { name, done: ['PENDING', 'UPDATING_AGENT', 'RUNNING'] }, async () => {
    const { ImageBuilder } = await api.startImageBuilder({ Name: name, ...agent });
    return ImageBuilder && builderRow(ImageBuilder);
  });
}

export async function stopBuilder(api: AppStream, name: string): Promise<BuilderRow> {
  await allow(api, name, 'stop');
  return settled(api, { name, done: ['STOPPING', 'STOPPED'] }, async () => {
    const { ImageBuilder } = await api.stopImageBuilder({ Name: name });
    return ImageBuilder && builderRow(ImageBuilder);
  });
}

interface Outcome {
  readonly name: string;
  /** The states in which it is, once the call has done its work. */
  readonly done: readonly string[];
}

async function settled(api: AppStream, { name, done }: Outcome, call: () => Promise<BuilderRow | undefined>): Promise<BuilderRow> {
  try {
    return (await call()) ?? (await getBuilder(api, name));
  } catch (error) {
    const now = isUnsettled(error) ? await findBuilder(api, name) : undefined;
    if (now && done.includes(now.state)) return now;
    throw error;
  }
}

export async function deleteBuilder(api: AppStream, name: string): Promise<void> {
  await allow(api, name, 'delete');
  try {
    await api.deleteImageBuilder({ Name: name });
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return;
    if (!isUnsettled(error)) throw error;
    const now = await findBuilder(api, name);
    if (now && now.state !== 'DELETING') throw error;
  }
}

/** Launches a builder. One of that name that was there before is a conflict; one that came while we asked and is what we asked for is ours. */
export async function launchBuilder(api: AppStream, request: BuilderLaunch): Promise<BuilderRow> {
  const [fault] = launchFaults(request);
  if (fault) throw new AppError('invalid-input', `${fault.at}: ${fault.message}`);
  const { Name: name } = request;
  const before = await findBuilder(api, name);
  if (before) throw new AppError('conflict', `There is an image builder ${name} already. Choose another name, or delete that one first.`);
  try {
    const { ImageBuilder } = await api.createImageBuilder(request);
    return ImageBuilder ? builderRow(ImageBuilder) : await getBuilder(api, name);
  } catch (error) {
    const isLost = error instanceof AppError && error.code === 'unavailable';
    const now = isLost || isAwsError(error, 'ResourceAlreadyExistsException') ? await findBuilder(api, name) : undefined;
    if (now && isWhatWasAsked(now, request)) return now;
    throw withAdvice(error);
  }
}

const isWhatWasAsked = ({ imageArn, instanceType, subnet }: BuilderRow, request: BuilderLaunch): boolean =>
  instanceType === request.InstanceType &&
  subnet === (request.VpcConfig?.SubnetIds?.[0] ?? '') &&
  (request.ImageArn === undefined ? nameInArn(imageArn) === request.ImageName : imageArn === request.ImageArn);

const advice: Readonly<Record<string, string>> = {
  InvalidRoleException:
    'If the role was created a moment ago, AWS may not know it everywhere yet: wait ten seconds and try again. It must trust appstream.amazonaws.com.',
  LimitExceededException: 'Instance types have quotas of their own; those of graphics types are 0 until AWS raises them.',
  ResourceNotAvailableException: 'Only an image that is AVAILABLE can be launched.',
  IncompatibleImageException: 'Choose an instance type of a family that the image supports.',
};

/** AWS's words, and what they do not say. */
function withAdvice(error: unknown): unknown {
  const code = Object.keys(advice).find((one) => isAwsError(error, one));
  if (code === undefined || !(error instanceof AppError)) return error;
  return new AppError('aws', `${error.message} ${advice[code]}`, error.detail);
}
