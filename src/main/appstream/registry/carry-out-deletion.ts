import { setTimeout as sleep } from 'node:timers/promises';
import {
  AppError,
  type FleetFate,
  type ImageDeletionEvent,
  type ImageDeletionStep,
  imageDeletionSteps,
  imageDeletionText,
} from '../../../contract/index.ts';
import type { AppStream, Aws } from '../../aws/clients.ts';
import { planDeletion } from './plan-deletion.ts';
import { ifThere } from './read-images.ts';

export interface ConfirmedDeletion {
  readonly arn: string;
  readonly fates: readonly FleetFate[];
  /** The ids of the steps that were shown. */
  readonly confirmed: readonly string[];
}

interface Work {
  readonly api: AppStream;
  readonly arn: string;
  readonly signal: AbortSignal;
}

/** What is to be done by now: nothing but what was confirmed, and less where an earlier attempt got further. */
async function remainingSteps(aws: Aws, { arn, confirmed, fates }: ConfirmedDeletion): Promise<readonly ImageDeletionStep[]> {
  const { open, steps } = imageDeletionSteps(await planDeletion(aws, arn), fates);
  const [stranger] = [
    ...open.map((fleet) => `The fleet ${fleet} uses the image`),
    ...steps.filter(({ id }) => !confirmed.includes(id)).map((step) => `It would also take this: ${imageDeletionText(step)}`),
  ];
  if (stranger !== undefined)
    throw new AppError('conflict', `${stranger}, which was not part of what you confirmed. Look at the plan as it is now.`);
  return steps;
}

/**
 * Carries a deletion out, step by step, up to the first failure. What is done already is told as that, so that a deletion that was cut off
 * can be carried out again.
 */
export async function* carryOutDeletion(aws: Aws, wish: ConfirmedDeletion, signal: AbortSignal): AsyncGenerator<ImageDeletionEvent> {
  const work = { api: await aws.appstream(), arn: wish.arn, signal };
  const steps = (await imageIsGone(work.api, wish.arn)) ? [] : await remainingSteps(aws, wish);
  for (const id of wish.confirmed.filter((one) => !steps.some((step) => step.id === one))) yield { type: 'gone', id };
  for (const step of steps) {
    if (signal.aborted) return;
    const { id } = step;
    yield { type: 'doing', id };
    try {
      await doStep(work, step);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof AppError)) throw error;
      yield { type: 'failed', id, message: failureText(step, error) };
      return;
    }
    yield { type: 'done', id };
  }
}

/** Whether there is nothing left to delete. */
export async function imageIsGone(api: AppStream, arn: string): Promise<boolean> {
  const [image] = (await ifThere(api.describeImages({ Arns: [arn] })))?.Images ?? [];
  return image === undefined || image.State === 'DELETING';
}

/** Fleets of other accounts cannot be seen, and AWS counts them. */
function failureText({ does }: ImageDeletionStep, { message, detail }: AppError): string {
  const inUse = (detail as { readonly code?: string } | undefined)?.code === 'ResourceInUseException';
  if (does !== 'deleteImage' || !inUse) return message;
  return `${message} Fleets of other accounts may still be on the image: their owners must give them another image, or delete them. Then go on.`;
}

async function doStep(work: Work, step: ImageDeletionStep): Promise<void> {
  const { api, arn } = work;
  switch (step.does) {
    case 'giveImage':
      await api.updateFleet({ Name: step.fleet, ImageArn: step.image });
      return;
    case 'disassociate':
      await ifThere(api.disassociateFleet({ FleetName: step.fleet, StackName: step.stack }));
      return;
    case 'stopFleet':
      await stopFleet(work, step.fleet);
      return;
    case 'deleteFleet':
      await checkStillOn(work, step.fleet);
      await ifThere(api.deleteFleet({ Name: step.fleet }));
      return;
    case 'unshare':
      await ifThere(api.deleteImagePermissions({ Name: nameOf(arn), SharedAccountId: step.account }));
      return;
    case 'deleteImage':
      await ifThere(api.deleteImage({ Name: step.image }));
  }
}

const nameOf = (arn: string): string => arn.split('/').at(-1) ?? '';

/** A fleet that was given another image since the plan was made is not the one that was to go. */
async function checkStillOn({ api, arn }: Work, fleet: string): Promise<void> {
  const found = await ifThere(api.describeFleets({ Names: [fleet] }));
  const [now] = found?.Fleets ?? [];
  if (now && now.ImageArn !== arn)
    throw new AppError('conflict', `The fleet ${fleet} was given another image meanwhile, so it was not deleted.`);
}

/** Milliseconds between two looks at a fleet that stops. */
const lookEvery = 2000;

/** Stops a fleet and waits until it is: only then can it be deleted. */
async function stopFleet({ api, signal }: Work, Name: string): Promise<void> {
  for (let asked = false; ; asked = true) {
    const found = await ifThere(api.describeFleets({ Names: [Name] }));
    const state = found?.Fleets?.[0]?.State;
    if (state === undefined || state === 'STOPPED') return;
    if (!asked && state !== 'STOPPING') await api.stopFleet({ Name });
    await sleep(lookEvery, undefined, { signal });
  }
}
