import { AppError, type PlanPlace } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import type { Step } from './step.ts';

// What may have happened between a plan and its being carried out, in sentences. All of these ask for a new plan.

const what = ({ kind, name, version }: Step) => `${kind.replaceAll('-', ' ')} ${name}${version === undefined ? '' : ` ${version}`}`;

const stale = (message: string) => new AppError('conflict', message, { stale: true });

export const isStale = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'conflict' && (error.detail as { stale?: boolean } | undefined)?.stale === true;

export const publishedMeanwhile = (step: Step) =>
  stale(`Somebody else published ${what(step)} meanwhile, with other content. Plan again: the next version is proposed then.`);

export const builtMeanwhile = (step: Step) =>
  stale(`Somebody else published another build of ${what(step)} meanwhile. Plan again to see how it differs from your file.`);

export const changedMeanwhile = (step: Step) =>
  stale(`Somebody else changed the ${what(step)} meanwhile. Plan again to see what would be replaced.`);

export const goneMeanwhile = (step: Step) => stale(`Somebody else deleted the ${what(step)} meanwhile. Plan again.`);

export const tooLateToRepeat = (at: string) =>
  stale(
    `The build was started at ${at} and the answer was lost. AWS may not recognise the request any more, and could build a second image. Look whether the image is being built, and plan the build again.`,
  );

/** A plan is for one account and Region; what the connection leads to may have been changed since. */
export function checkPlace({ connection }: Aws, place: PlanPlace): void {
  if (connection.accountId === place.accountId && connection.region === place.region) return;
  const now = `account ${connection.accountId} in ${connection.region}`;
  throw stale(`The plan is for account ${place.accountId} in ${place.region}, and its connection leads to ${now} now. Plan again.`);
}
