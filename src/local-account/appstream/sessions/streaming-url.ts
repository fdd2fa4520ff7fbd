import type { Account } from '../../account.ts';
import { AwsError } from '../../protocol/aws-error.ts';
import { badCombination, notFound, notPermitted } from '../faults.ts';
import { mustHaveFleet } from '../fleets.ts';
import { stacks } from '../records.ts';
import { issueUserLink } from './links.ts';

/** Where users' links lead. */
export const linksPath = '/appstream/session/';

interface Request {
  readonly StackName: string;
  readonly FleetName: string;
  readonly UserId: string;
  readonly Validity?: number;
}

/** Seconds: https://docs.aws.amazon.com/appstream2/latest/APIReference/API_CreateStreamingURL.html */
const validity = { default: 60, longest: 604_800 };

/** A link that lets a user stream from a fleet that runs, once. */
export function createStreamingUrl(account: Account, input: Request): object {
  const { StackName: stack, FleetName: fleet, UserId: user, Validity: seconds = validity.default } = input;
  if (seconds < 1 || seconds > validity.longest) throw badCombination(`Validity is between 1 and ${validity.longest} seconds.`);
  const holder = stacks.find(account, stack);
  if (!holder) throw notFound('stack', stack);
  const { state, settings } = mustHaveFleet(account, fleet);
  if (!holder.fleets.includes(fleet)) throw notPermitted(`The fleet ${fleet} is not associated with the stack ${stack}.`);
  if (settings.FleetType === 'ELASTIC') {
    throw notPermitted(`The fleet ${fleet} is elastic: it streams applications of app blocks, which the local account does not emulate.`);
  }
  if (state !== 'RUNNING') throw new AwsError('ResourceNotAvailableException', `The fleet ${fleet} is ${state}; it must be RUNNING.`);
  const expires = account.clock.now().getTime() + seconds * 1000;
  const secret = issueUserLink(account, { stack, fleet, user }, expires);
  return { StreamingURL: `${account.endpoint()}${linksPath}${secret}`, Expires: new Date(expires) };
}
