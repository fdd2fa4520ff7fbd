// Sharing by policy: https://docs.aws.amazon.com/imagebuilder/latest/userguide/manage-shared-resources.html
import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type {
  GetComponentPolicyRequest,
  GetComponentPolicyResponse,
  GetContainerRecipePolicyRequest,
  GetContainerRecipePolicyResponse,
  GetImagePolicyRequest,
  GetImagePolicyResponse,
  GetImageRecipePolicyRequest,
  GetImageRecipePolicyResponse,
  PutComponentPolicyRequest,
  PutComponentPolicyResponse,
  PutContainerRecipePolicyRequest,
  PutContainerRecipePolicyResponse,
  PutImagePolicyRequest,
  PutImagePolicyResponse,
  PutImageRecipePolicyRequest,
  PutImageRecipePolicyResponse,
} from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { followPolicy } from '../ram/from-policy.ts';
import { findPolicy, putPolicy, removePolicy } from '../store/policies.ts';
import { isUsedByOthers } from '../store/wildcard-references.ts';
import { grantsNothing, stillUsedByOthers } from './decisions.ts';
import { readPolicy, type ShareableKind } from './policy-document.ts';
import { getResource } from './resolve.ts';

/** Shares one build of a component. */
export function putComponentPolicy(account: Account, input: Valid<PutComponentPolicyRequest>): PutComponentPolicyResponse {
  return { componentArn: put(account, { kind: 'component', arn: input.componentArn }, input.policy) };
}

/** Throws ResourceNotFoundException where nothing is shared; only of components does the API list that. */
export function getComponentPolicy(account: Account, input: Valid<GetComponentPolicyRequest>): GetComponentPolicyResponse {
  const { arn } = getResource(account, 'component', input.componentArn);
  const policy = findPolicy(account.store, arn);
  if (policy === undefined) throw new AwsError('ResourceNotFoundException', `The component '${arn}' has no resource policy.`);
  return { policy };
}

/** Shares one version of an image recipe. */
export function putImageRecipePolicy(account: Account, input: Valid<PutImageRecipePolicyRequest>): PutImageRecipePolicyResponse {
  return { imageRecipeArn: put(account, { kind: 'image-recipe', arn: input.imageRecipeArn }, input.policy) };
}

/** An empty object where nothing is shared. */
export function getImageRecipePolicy(account: Account, input: Valid<GetImageRecipePolicyRequest>): GetImageRecipePolicyResponse {
  return { policy: get(account, { kind: 'image-recipe', arn: input.imageRecipeArn }) };
}

/** Shares one version of a container recipe. */
export function putContainerRecipePolicy(
  account: Account,
  input: Valid<PutContainerRecipePolicyRequest>,
): PutContainerRecipePolicyResponse {
  return { containerRecipeArn: put(account, { kind: 'container-recipe', arn: input.containerRecipeArn }, input.policy) };
}

/** An empty object where nothing is shared. */
export function getContainerRecipePolicy(
  account: Account,
  input: Valid<GetContainerRecipePolicyRequest>,
): GetContainerRecipePolicyResponse {
  return { policy: get(account, { kind: 'container-recipe', arn: input.containerRecipeArn }) };
}

/** Shares one build of an image. */
export function putImagePolicy(account: Account, input: Valid<PutImagePolicyRequest>): PutImagePolicyResponse {
  return { imageArn: put(account, { kind: 'image', arn: input.imageArn }, input.policy) };
}

/** An empty object where nothing is shared. */
export function getImagePolicy(account: Account, input: Valid<GetImagePolicyRequest>): GetImagePolicyResponse {
  return { policy: get(account, { kind: 'image', arn: input.imageArn }) };
}

interface Shareable {
  readonly kind: ShareableKind;
  readonly arn: string;
}

function put(account: Account, { kind, arn }: Shareable, policy: string): string {
  getResource(account, kind, arn);
  const statements = readPolicy(policy, { kind, arn });
  if (grantsNothing(statements)) {
    if (isUsedByOthers(account.store, arn)) throw stillUsedByOthers(arn);
    removePolicy(account.store, arn);
    followPolicy(account, arn, undefined);
  } else {
    putPolicy(account.store, arn, policy);
    followPolicy(account, arn, policy);
  }
  return arn;
}

function get(account: Account, { kind, arn }: Shareable): string {
  return findPolicy(account.store, getResource(account, kind, arn).arn) ?? '{}';
}
