import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { deliverEvent } from './deliver.ts';
import { readPattern } from './pattern.ts';
import { checkBus, getRule, logGroupOf, rules, type Target } from './records.ts';

interface OfRule {
  readonly Rule: string;
  readonly EventBusName?: string;
}

const maxTargets = 5;

/** Adds targets, or writes those of the same id anew. Events go to log groups. */
export function putTargets(
  account: Account,
  input: OfRule & { readonly Targets: readonly (Target & Readonly<Record<string, unknown>>)[] },
): object {
  checkBus(input.EventBusName);
  const rule = getRule(account, input.Rule);
  const added = input.Targets.map(({ Id, Arn, ...more }) => {
    if (logGroupOf(Arn) === undefined)
      throw new AwsError('ValidationException', `The local account delivers events to log groups, not to ${Arn}.`);
    if (!Arn.includes(`:logs:${account.region}:${account.accountId}:`))
      throw new AwsError('ValidationException', `A log group is a target of rules in its own account and Region alone: ${Arn}.`);
    const [extra] = Object.keys(more);
    if (extra !== undefined)
      throw new AwsError('ValidationException', `The local account delivers events whole: leave out ${extra} of target ${Id}.`);
    return { Id, Arn };
  });
  const ids = new Set(added.map(({ Id }) => Id));
  const targets = [...rule.targets.filter(({ Id }) => !ids.has(Id)), ...added];
  if (targets.length > maxTargets) throw new AwsError('LimitExceededException', `A rule has at most ${maxTargets} targets.`);
  rules.put(account, input.Rule, { ...rule, targets });
  return { FailedEntryCount: 0, FailedEntries: [] };
}

/** Where a rule delivers to. */
export function listTargetsByRule(account: Account, { Rule, EventBusName }: OfRule): object {
  checkBus(EventBusName);
  return { Targets: getRule(account, Rule).targets };
}

/** Ids that are not there come back as failed. */
export function removeTargets(account: Account, { Rule, EventBusName, Ids }: OfRule & { readonly Ids: readonly string[] }): object {
  checkBus(EventBusName);
  const rule = getRule(account, Rule);
  const unknown = Ids.filter((id) => !rule.targets.some(({ Id }) => Id === id));
  rules.put(account, Rule, { ...rule, targets: rule.targets.filter(({ Id }) => !Ids.includes(Id)) });
  const FailedEntries = unknown.map((TargetId) => ({
    TargetId,
    ErrorCode: 'ResourceNotFoundException',
    ErrorMessage: `Rule ${Rule} does not have a target with the Id ${TargetId}.`,
  }));
  return { FailedEntryCount: unknown.length, FailedEntries };
}

interface Entry {
  readonly Source?: string;
  readonly DetailType?: string;
  readonly Detail?: string;
  readonly Resources?: readonly string[];
  readonly Time?: Date;
  readonly EventBusName?: string;
}

/** Events of one's own; each that is refused says why, and the others go on. */
export function putEvents(account: Account, { Entries }: { readonly Entries: readonly Entry[] }): object {
  const results = Entries.map((entry) => putEvent(account, entry));
  return { FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length, Entries: results };
}

function putEvent(account: Account, { Source, DetailType, Detail, Resources = [], Time, EventBusName }: Entry): object {
  checkBus(EventBusName);
  if (!Source || !DetailType || !Detail)
    return { ErrorCode: 'InvalidArgument', ErrorMessage: 'Parameters Source, DetailType and Detail are required.' };
  if (Source.startsWith('aws.')) return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
  const detail = parseDetail(Detail);
  if (!detail) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  return { EventId: deliverEvent(account, { source: Source, detailType: DetailType, resources: Resources, detail, time: Time }) };
}

function parseDetail(text: string): object | undefined {
  try {
    const detail: unknown = JSON.parse(text);
    return typeof detail === 'object' && detail !== null && !Array.isArray(detail) ? detail : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whether an event would be found by a pattern. */
export function testEventPattern(
  _account: Account,
  { EventPattern, Event }: { readonly EventPattern: string; readonly Event: string },
): object {
  const event = parseDetail(Event);
  if (!event) throw new AwsError('ValidationException', 'Parameter Event is not valid: it must be a JSON object.');
  return { Result: readPattern(EventPattern)(event) };
}
