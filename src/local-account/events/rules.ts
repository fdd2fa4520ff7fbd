import type { Account } from '../account.ts';
import { pageOf } from '../paging.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { readPattern } from './pattern.ts';
import { checkBus, getRule, type RuleRecord, rules } from './records.ts';

interface OnBus {
  readonly EventBusName?: string;
}

interface Named extends OnBus {
  readonly Name: string;
}

interface PutRuleRequest extends Named {
  readonly EventPattern?: string;
  readonly ScheduleExpression?: string;
  readonly State?: string;
  readonly Description?: string;
}

/** Makes a rule, or writes it anew; its targets stay. */
export function putRule(account: Account, input: PutRuleRequest): object {
  checkBus(input.EventBusName);
  if (input.ScheduleExpression !== undefined) {
    throw new AwsError('ValidationException', 'Rules of the local account wait for events; pipelines carry their schedule themselves.');
  }
  if (input.EventPattern === undefined)
    throw new AwsError('ValidationException', 'Parameter(s) EventPattern or ScheduleExpression must be specified.');
  readPattern(input.EventPattern);
  const rule: RuleRecord = {
    pattern: input.EventPattern,
    enabled: input.State !== 'DISABLED',
    description: input.Description,
    targets: rules.find(account, input.Name)?.targets ?? [],
  };
  rules.put(account, input.Name, rule);
  return { RuleArn: ruleArn(account, input.Name) };
}

/** A rule, without its targets. */
export function describeRule(account: Account, { Name, EventBusName }: Named): object {
  checkBus(EventBusName);
  return toRule(account, Name, getRule(account, Name));
}

/** Rules by name. */
export function listRules(
  account: Account,
  input: OnBus & { readonly NamePrefix?: string; readonly Limit?: number; readonly NextToken?: string },
): object {
  checkBus(input.EventBusName);
  const found = rules.list(account).filter(({ id }) => id.startsWith(input.NamePrefix ?? ''));
  const invalid = () => new AwsError('ValidationException', 'The NextToken is not valid.');
  const page = pageOf(found, ({ id }) => id, { size: input.Limit ?? 100, token: input.NextToken, invalid });
  return { Rules: page.items.map(({ id, body }) => toRule(account, id, body)), NextToken: page.token };
}

/** A rule that is not there is no fault; one with targets stays. */
export function deleteRule(account: Account, { Name, EventBusName }: Named): object {
  checkBus(EventBusName);
  if ((rules.find(account, Name)?.targets.length ?? 0) > 0) {
    throw new AwsError('ValidationException', "Rule can't be deleted since it has targets.");
  }
  rules.remove(account, Name);
  return {};
}

/** Lets a rule listen again. */
export function enableRule(account: Account, { Name, EventBusName }: Named): object {
  checkBus(EventBusName);
  rules.put(account, Name, { ...getRule(account, Name), enabled: true });
  return {};
}

/** Keeps a rule that listens no longer. */
export function disableRule(account: Account, { Name, EventBusName }: Named): object {
  checkBus(EventBusName);
  rules.put(account, Name, { ...getRule(account, Name), enabled: false });
  return {};
}

function ruleArn({ region, accountId }: Account, name: string): string {
  return `arn:aws:events:${region}:${accountId}:rule/${name}`;
}

function toRule(account: Account, name: string, { pattern, enabled, description }: RuleRecord): object {
  const State = enabled ? 'ENABLED' : 'DISABLED';
  return { Name: name, Arn: ruleArn(account, name), EventPattern: pattern, State, Description: description, EventBusName: 'default' };
}
