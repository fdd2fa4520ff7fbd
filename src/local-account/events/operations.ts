import type { Operations } from '../account.ts';
import { deleteRule, describeRule, disableRule, enableRule, listRules, putRule } from './rules.ts';
import { listTargetsByRule, putEvents, putTargets, removeTargets, testEventPattern } from './targets.ts';

/** The emulated operations of EventBridge: rules that write events into a log. */
export const eventsOperations: Operations = {
  DeleteRule: deleteRule,
  DescribeRule: describeRule,
  DisableRule: disableRule,
  EnableRule: enableRule,
  ListRules: listRules,
  ListTargetsByRule: listTargetsByRule,
  PutEvents: putEvents,
  PutRule: putRule,
  PutTargets: putTargets,
  RemoveTargets: removeTargets,
  TestEventPattern: testEventPattern,
};
