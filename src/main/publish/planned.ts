import type { PlanItem } from '../../contract/index.ts';
import { isAwsError } from '../aws/aws-error.ts';
import type { Aws } from '../aws/clients.ts';
import type { Link } from '../resources/build-sources.ts';

/** ARNs of what has been published so far, by the path of its file. */
export type Published = ReadonlyMap<string, string>;

/** One step of a plan. */
export interface Planned {
  readonly item: PlanItem;
  /** The file whose ARN others wait for; undefined for what no file describes. */
  readonly path: string | undefined;
  /** Carries the step out and gives the resource's ARN. `token` makes repeating it harmless. */
  publish(published: Published, token: string): Promise<string>;
}

export interface PlanContext {
  readonly aws: Aws;
}

/** The ARN behind a link, which the order of the plan has made known. */
export function arnOf(link: Link, published: Published): string {
  const arn = 'arn' in link ? link.arn : published.get(link.path);
  if (arn === undefined) throw new Error('a plan must publish what a resource names before the resource');
  return arn;
}

/** A resource of the account, or undefined when it has none of that ARN. */
export async function existing<Resource>(read: () => Promise<Resource>): Promise<Resource | undefined> {
  try {
    return await read();
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return undefined;
    throw error;
  }
}

/** What a mutation always answers with, which the SDK's types leave open. */
export function answered(arn: string | undefined): string {
  if (arn === undefined) throw new Error('AWS accepted a request and gave no ARN for it');
  return arn;
}

/** Nothing to do: the account has it as the file says. */
export function reused(item: Omit<PlanItem, 'action'> & { readonly arn: string }): Planned {
  return { item: { ...item, action: 'reuse' }, path: item.path, publish: async () => item.arn };
}
