/** An ARN of Image Builder's, taken apart; see the service's resource types in its API reference. */
export interface ResourceArn {
  readonly partition: string;
  readonly region: string;
  /** An account, `aws`, `aws-…` or `third-party`; see `ownerKind`. */
  readonly owner: string;
  /** `component`, `image-recipe`, …; of workflows `workflow/build` and so on. */
  readonly type: string;
  /** As the service normalised it. */
  readonly name: string;
  /** As it is written, wildcards included; undefined for resources without versions. */
  readonly version: string | undefined;
  readonly build: string | undefined;
}

/** Whose a resource is. */
export type OwnerKind = 'account' | 'amazon' | 'marketplace' | 'third-party';

const ARN = /^arn:(aws[^:]*):imagebuilder:([^:]*):([^:]+):(workflow\/[a-z]+|[a-z-]+)\/([^/]+)(?:\/([^/]+))?(?:\/([^/]+))?$/i;

/** undefined for texts that are no ARN of Image Builder. */
export function readArn(text: string): ResourceArn | undefined {
  const found = ARN.exec(text);
  if (found === null) return undefined;
  const [, partition = '', region = '', owner = '', type = '', name = '', version, build] = found;
  return { partition, region, owner, type, name, version, build };
}

/** Whose the resource of an ARN is; of owners that nobody has told of, another party's. */
export function ownerKind({ owner }: ResourceArn): OwnerKind {
  if (/^\d{12}$/.test(owner)) return 'account';
  if (owner === 'aws') return 'amazon';
  return owner === 'aws-marketplace' ? 'marketplace' : 'third-party';
}

/** The form of a name in ARNs: names that differ only by case, blanks or underscores are one to the service. */
export function normalizedName(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_]/g, '-');
}

/** What tells the resource of an ARN apart from others, whatever its version. */
export function identityOfArn({ region, owner, type, name }: ResourceArn): string {
  return `${region}:${owner}:${type}/${normalizedName(name)}`;
}
