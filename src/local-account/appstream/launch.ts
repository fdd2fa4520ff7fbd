// What becomes of an image builder that starts: it fails, or runs at last, with its agent and its software as they were asked for.
import { parseArn } from './arn.ts';
import type { Mover } from './move.ts';
import { obstaclesOf } from './provision.ts';
import { type BuilderRecord, type FleetRecord, images } from './records.ts';

/** A builder whose machine is there now, or cannot be. */
export function launched(owner: Mover, builder: BuilderRecord): BuilderRecord {
  if (!builder.launched && isImageGone(owner, builder))
    return failed(builder, 'IMAGE_UNAVAILABLE', `The image ${builder.imageArn} is gone.`);
  const errors = obstaclesOf(owner, builder.settings);
  if (errors.length > 0) {
    return failed({ ...builder, errors }, 'INTERNAL_ERROR', errors.map(({ message }) => message).join(' '));
  }
  const up = { ...builder, launched: true, runningSince: owner.clock.now().getTime(), reason: undefined };
  return builder.nextAgent === undefined ? ready(up) : { ...up, state: 'UPDATING_AGENT' };
}

/** A fleet whose first instances are there now, or cannot be: then it stops, and says why. */
export function launchedFleet(owner: Mover, fleet: FleetRecord): FleetRecord {
  const errors = obstaclesOf(owner, fleet.settings);
  return { ...fleet, state: errors.length > 0 ? 'STOPPED' : 'RUNNING', errors };
}

/** AWS's images stay; another account's may have been deleted, or its own. */
function isImageGone(owner: Mover, { imageArn }: BuilderRecord): boolean {
  const { accountId = '', name = '' } = parseArn(imageArn) ?? {};
  return accountId !== '' && !images.find({ ...owner, accountId }, name);
}

function failed(builder: BuilderRecord, code: 'INTERNAL_ERROR' | 'IMAGE_UNAVAILABLE', message: string): BuilderRecord {
  return { ...builder, state: 'FAILED', reason: { code, message }, runningSince: undefined };
}

/** It runs, unless there is software to install first. */
function ready(builder: BuilderRecord): BuilderRecord {
  const waits = Object.values(builder.software).some((status) => status.startsWith('PENDING_'));
  return { ...builder, state: waits ? 'PENDING_SYNCING_APPS' : 'RUNNING' };
}

/** A builder whose new agent is on it. */
export const withNewAgent = (builder: BuilderRecord): BuilderRecord =>
  ready({ ...builder, agentVersion: builder.nextAgent ?? builder.agentVersion, nextAgent: undefined });

/** A builder whose software is as it was to be: nothing is really installed here, so nothing fails. */
export function withSoftware(builder: BuilderRecord): BuilderRecord {
  const left = Object.entries(builder.software).filter(([, status]) => status !== 'PENDING_UNINSTALLATION');
  const software = left.map(([name, status]) => [name, status === 'PENDING_INSTALLATION' ? 'INSTALLED' : status] as const);
  return { ...builder, state: 'RUNNING', software: Object.fromEntries(software) };
}
