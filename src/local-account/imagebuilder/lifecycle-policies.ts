import type { Account } from '../account.ts';
import type {
  CreateLifecyclePolicyRequest,
  CreateLifecyclePolicyResponse,
  DeleteLifecyclePolicyRequest,
  DeleteLifecyclePolicyResponse,
  GetLifecyclePolicyRequest,
  GetLifecyclePolicyResponse,
  LifecyclePolicy,
  ListLifecyclePoliciesRequest,
  ListLifecyclePoliciesResponse,
  UpdateLifecyclePolicyRequest,
  UpdateLifecyclePolicyResponse,
} from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { lastRunOf, openExecutions } from '../store/lifecycle.ts';
import type { ResourceRow } from '../store/resources.ts';
import { tagsOf } from '../store/tags.ts';
import { invalidRequest } from './arn.ts';
import { cancelExecution } from './cancel-lifecycle-execution.ts';
import type { FilterFields } from './filters.ts';
import { checkPolicyRules } from './lifecycle-rules.ts';
import { list } from './list.ts';
import { createNamed, deleteNamed, replaceNamed } from './named-resource.ts';
import { getResource } from './resolve.ts';

const kind = 'lifecycle-policy';

/** As it is stored: dates are texts, as in every resource, and become times in answers. */
type StoredPolicy = Omit<LifecyclePolicy, 'dateCreated' | 'dateUpdated'> & { readonly dateCreated: string; readonly dateUpdated: string };
type Row = ResourceRow<StoredPolicy>;

/** Names are unique. The policy runs once a day while it is enabled. */
export function createLifecyclePolicy(account: Account, input: Valid<CreateLifecyclePolicyRequest>): CreateLifecyclePolicyResponse {
  const { name, tags, clientToken: _token, ...settings } = input;
  return { lifecyclePolicyArn: createNamed(account, { kind, name, tags, body: bodyOf(settings) }) };
}

/** Replaces all settings: what the request leaves out is cleared, the status falls back to ENABLED. The type of resources stays. */
export function updateLifecyclePolicy(account: Account, input: Valid<UpdateLifecyclePolicyRequest>): UpdateLifecyclePolicyResponse {
  const { lifecyclePolicyArn: arn, clientToken: _token, ...settings } = input;
  const { resourceType } = getResource<StoredPolicy>(account, kind, arn).body;
  if (settings.resourceType !== resourceType) throw invalidRequest(`The policy is for ${resourceType}; that cannot be changed.`);
  return { lifecyclePolicyArn: replaceNamed(account, { kind, arn, body: bodyOf(settings) }) };
}

/** By its exact ARN, with the time of its last run. */
export function getLifecyclePolicy(account: Account, input: Valid<GetLifecyclePolicyRequest>): GetLifecyclePolicyResponse {
  return { lifecyclePolicy: toPolicy(account, getResource<StoredPolicy>(account, kind, input.lifecyclePolicyArn)) };
}

const fields: FilterFields<Row> = {
  name: ({ body }) => body.name,
  status: ({ body }) => body.status,
  resourceType: ({ body }) => body.resourceType,
};

/** In the order of creation. */
export function listLifecyclePolicies(account: Account, input: Valid<ListLifecyclePoliciesRequest>): ListLifecyclePoliciesResponse {
  const { items, ...more } = list<StoredPolicy>(account, input, { kind, level: 'build', fields });
  const summaries = items.map((row) => {
    const { policyDetails: _details, resourceSelection: _selection, ...summary } = toPolicy(account, row);
    return summary;
  });
  return { lifecyclePolicySummaryList: summaries, ...more };
}

/** Nothing holds a policy; an execution of it that runs is cancelled. */
export function deleteLifecyclePolicy(account: Account, input: Valid<DeleteLifecyclePolicyRequest>): DeleteLifecyclePolicyResponse {
  const arn = deleteNamed(account, kind, input.lifecyclePolicyArn);
  for (const execution of openExecutions(account.store).filter(({ policy }) => policy === arn)) cancelExecution(account, execution);
  return { lifecyclePolicyArn: arn };
}

type Settings = Omit<Valid<UpdateLifecyclePolicyRequest>, 'lifecyclePolicyArn' | 'clientToken'>;

function bodyOf(settings: Settings): object {
  checkPolicyRules(settings);
  return { ...settings, status: settings.status ?? 'ENABLED' };
}

function toPolicy(account: Account, { arn, body }: Row): LifecyclePolicy {
  const last = lastRunOf(account.store, arn, Date.parse(body.dateCreated));
  return {
    ...body,
    dateCreated: new Date(body.dateCreated),
    dateUpdated: new Date(body.dateUpdated),
    dateLastRun: last === undefined ? undefined : new Date(last),
    tags: tagsOf(account.store, arn),
  };
}
