// Rules as they are kept, with what they deliver to.
import { AwsError } from '../protocol/aws-error.ts';
import { type Owner, shelf } from '../store/records.ts';

export interface Target {
  readonly Id: string;
  readonly Arn: string;
}

export interface RuleRecord {
  readonly pattern: string;
  readonly enabled: boolean;
  readonly description: string | undefined;
  readonly targets: readonly Target[];
}

/** By name; there is one event bus. */
export const rules = shelf<RuleRecord>('events-rule');

/** A rule that is there; throws ResourceNotFoundException. */
export function getRule(owner: Owner, name: string): RuleRecord {
  const rule = rules.find(owner, name);
  if (rule) return rule;
  throw new AwsError('ResourceNotFoundException', `Rule ${name} does not exist on EventBus default.`, 400);
}

/** Only the default bus exists; it may be named by its name or its ARN. */
export function checkBus(bus: string | undefined): void {
  if (bus === undefined || bus === 'default' || bus.endsWith(':event-bus/default')) return;
  throw new AwsError('ResourceNotFoundException', `Event bus ${bus} does not exist.`, 400);
}

/** The log group of a target's ARN; undefined for every other target. */
export function logGroupOf(arn: string): string | undefined {
  return /^arn:[^:]+:logs:[^:]+:\d{12}:log-group:([^:]+)(?::\*)?$/.exec(arn)?.[1];
}
