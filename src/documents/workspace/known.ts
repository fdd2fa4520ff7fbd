import { identityOfArn, type ResourceArn, readArn } from '../versions/arn.ts';
import { managedComponents } from './managed.ts';
import type { KnownResource, WholeList, WorkspaceFacts } from './model.ts';

/** The versions of a resource that the account is known to have. */
export function knownVersions({ known }: WorkspaceFacts, arn: ResourceArn): readonly string[] {
  const identity = identityOfArn(arn);
  return known
    .flatMap((resource) => readArn(resource.arn) ?? [])
    .flatMap((each) => (each.version !== undefined && identityOfArn(each) === identity ? [each.version] : []));
}

/** Whether all resources of an ARN's type, account and Region are known, so that one that is not among them does not exist. */
export function isListed({ whole = [] }: WorkspaceFacts, { owner, region, type }: ResourceArn): boolean {
  return whole.some((list) => list.owner === owner && list.region === region && list.type === type);
}

/** The platform of the component behind an ARN, in whatever version: of one that the account has, or of one of Amazon's. */
export function platformOfComponent({ known }: WorkspaceFacts, text: string): string | undefined {
  const arn = readArn(text);
  if (arn?.type !== 'component') return undefined;
  if (arn.owner === 'aws') return managedComponents.find(({ name }) => name === arn.name)?.platform;
  const identity = identityOfArn(arn);
  return known.find((resource) => {
    const each = readArn(resource.arn);
    return each !== undefined && identityOfArn(each) === identity;
  })?.platform;
}

/** What an account answered when it was asked for everything of these types. */
export interface AccountLists {
  readonly types: readonly string[];
  readonly resources: readonly KnownResource[];
}

/**
 * What is known of an account that was listed. Only from the ARNs can be told which account and Region answered, so that of an account
 * without anything nothing is known.
 */
export function knownFrom({ types, resources }: AccountLists): Required<Pick<WorkspaceFacts, 'known' | 'whole'>> {
  const arn = resources.flatMap((resource) => readArn(resource.arn) ?? [])[0];
  const whole = arn === undefined ? [] : types.map((type): WholeList => ({ owner: arn.owner, region: arn.region, type }));
  return { known: resources, whole };
}
