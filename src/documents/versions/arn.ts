/** An ARN of Image Builder's, taken apart; see the service's resource types in its API reference. */
export interface ResourceArn {
  readonly region: string;
  /** An account, `aws`, `aws-…` or `third-party`. */
  readonly owner: string;
  /** `component`, `image-recipe`, …; of workflows `workflow/build` and so on. */
  readonly type: string;
  /** As the service normalised it. */
  readonly name: string;
  /** As it is written, wildcards included; undefined for resources without versions. */
  readonly version: string | undefined;
  readonly build: string | undefined;
}

const ARN = /^arn:aws[^:]*:imagebuilder:([^:]*):([^:]+):(workflow\/[a-z]+|[a-z-]+)\/([^/]+)(?:\/([^/]+))?(?:\/([^/]+))?$/i;

/** undefined for texts that are no ARN of Image Builder. */
export function readArn(text: string): ResourceArn | undefined {
  const found = ARN.exec(text);
  if (found === null) return undefined;
  const [, region = '', owner = '', type = '', name = '', version, build] = found;
  return { region, owner, type, name, version, build };
}

/** The form of a name in ARNs: names that differ only by case, blanks or underscores are one to the service. */
export function normalizedName(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_]/g, '-');
}
