import type { ResourceKind } from '../../../contract/index.ts';
import { isAwsError } from '../../aws/aws-error.ts';
import type { Imagebuilder } from '../../aws/clients.ts';

export type Fields = Readonly<Record<string, unknown>>;

/**
 * How one kind of resource is read, made, changed and removed. Bodies are requests of the service's own shape: they come out of files
 * whose schema is that shape, or out of the account; the SDK checks them again when it writes them.
 */
export interface PublishKind {
  /** As ARNs name it. */
  readonly kind: ResourceKind;
  /** `builds`: a version gets further builds; `versions`: a version never changes; `name`: there is one, and it is replaced in place. */
  readonly versioning: 'builds' | 'versions' | 'name';
  /** The member of requests that names the resource itself. */
  readonly arnMember: string;
  /** What stands in the ARN before the name: `workflow/build`. */
  type(body: Fields): string;
  /** The members in which a file and the account can differ; of a kind that is replaced, the members of its update. */
  readonly compared: readonly string[];
  /** A side of the comparison with what the service fills in; `actual` is what the account has. */
  withDefaults(side: Fields, actual: Fields): Fields;
  /** undefined: there is none of that ARN. Versioned kinds take wildcards and give the newest. */
  read(api: Imagebuilder, arn: string): Promise<Fields | undefined>;
  /** Gives the ARN of what was made, with its build. */
  create(api: Imagebuilder, body: Fields): Promise<string>;
  update?(api: Imagebuilder, body: Fields): Promise<void>;
  remove(api: Imagebuilder, arn: string): Promise<void>;
  /** The service can try a creation without making anything. */
  readonly dryRun?: boolean;
}

/** A key may be named by an alias where the account answers with its ARN; which key that is cannot be seen, so it counts as the same. */
export function keyAsAnswered(side: Fields, actual: Fields): Fields {
  return typeof side.kmsKeyId === 'string' && /(^|:)alias\//.test(side.kmsKeyId) ? { ...side, kmsKeyId: actual.kmsKeyId } : side;
}

/** A resource of the account, or undefined when it has none of that ARN. */
export async function existing(read: () => Promise<object | undefined>): Promise<Fields | undefined> {
  try {
    const found = await read();
    return found && { ...found };
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

/** The ARN of a version without its build: that is what others name, so that a rebuilt component needs no new recipe. */
export const withoutBuild = (arn: string): string => arn.replace(/(\/\d+\.\d+\.\d+)\/\d+$/, '$1');
