// What a lifecycle policy must say: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_LifecyclePolicyDetail.html
import type { LifecyclePolicyDetail, UpdateLifecyclePolicyRequest } from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { invalidRequest } from './arn.ts';

type Rules = Pick<Valid<UpdateLifecyclePolicyRequest>, 'resourceType' | 'policyDetails' | 'resourceSelection'>;
type Detail = Valid<LifecyclePolicyDetail>;

/** Throws InvalidRequestException for rules that do not go together; no other code for that is in the operations' lists. */
export function checkPolicyRules({ resourceType, policyDetails, resourceSelection }: Rules): void {
  const { recipes, tagMap } = resourceSelection;
  if ((recipes === undefined) === (tagMap === undefined)) {
    throw invalidRequest("'resourceSelection' needs exactly one of 'recipes' and 'tagMap'.");
  }
  const actions = policyDetails.map(({ action }) => action.type);
  if (new Set(actions).size < actions.length) throw invalidRequest("'policyDetails' may hold one entry an action.");
  for (const [index, detail] of policyDetails.entries()) {
    const fault = faultOf(detail, resourceType);
    if (fault !== undefined) throw invalidRequest(`policyDetails[${index}]: ${fault}`);
  }
}

function faultOf({ action, filter, exclusionRules }: Detail, resourceType: string): string | undefined {
  const { amis = false, snapshots = false, containers = false } = action.includeResources ?? {};
  const forContainers = resourceType === 'CONTAINER_IMAGE';
  const deletes = action.type === 'DELETE';
  if (forContainers && !deletes) return 'Container images can be deleted only.';
  if (forContainers && (amis || snapshots)) return 'A policy for container images includes containers only.';
  if (!forContainers && containers) return 'A policy for AMI images includes AMIs and snapshots only.';
  if (snapshots && !deletes) return 'Snapshots can be included for DELETE only.';
  if (snapshots && !amis) return 'Snapshots can be included together with AMIs only.';
  if (filter.type === 'COUNT' && !deletes) return 'The filter COUNT is for DELETE only.';
  if (filter.type === 'AGE' && filter.unit === undefined) return "The filter AGE needs a 'unit'.";
  if (filter.retainAtLeast !== undefined && (!deletes || filter.type !== 'AGE')) return "'retainAtLeast' is for DELETE by AGE only.";
  if (exclusionRules?.amis && !amis) return 'Rules that exclude AMIs need AMIs to be included.';
  return undefined;
}
