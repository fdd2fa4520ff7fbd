// Parameters as they are kept, and how requests name them.
import type { Account } from '../account.ts';
import { publicImages } from '../ec2/public-images.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { Owner } from '../store/owner.ts';
import { shelf } from '../store/records.ts';

export interface ParameterVersion {
  readonly version: number;
  readonly value: string;
  readonly type: 'String' | 'StringList';
  readonly description: string | undefined;
  readonly allowedPattern: string | undefined;
  readonly dataType: string;
  readonly tier: string;
  /** ISO 8601. */
  readonly modified: string;
  readonly user: string;
}

/** All versions that are kept, the oldest first. */
export interface ParameterRecord {
  readonly versions: readonly ParameterVersion[];
}

export const parameters = shelf<ParameterRecord>('ssm-parameter');

export interface NamedParameter {
  readonly name: string;
  readonly version: ParameterVersion;
}

/** The current version of every parameter, by name; those that AWS publishes among them only below their own path. */
export function ownParameters(account: Account): readonly NamedParameter[] {
  return parameters
    .list(account)
    .flatMap(({ id: name, body }) => body.versions.slice(-1).map((version) => ({ name, version })))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What AWS publishes in every Region: the ids of public images. */
export function publicParameters({ region }: Account): readonly NamedParameter[] {
  return publicImages(region)
    .flatMap(({ parameter, id, released }) => (parameter === undefined ? [] : { name: parameter, version: publicVersion(id, released) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function publicVersion(value: string, released: string): ParameterVersion {
  const more = { description: undefined, allowedPattern: undefined, tier: 'Standard', user: 'aws' };
  return { version: 1, value, type: 'String', dataType: 'aws:ec2:image', modified: `${released}T00:00:00.000Z`, ...more };
}

export interface Found extends NamedParameter {
  /** What followed the name: `:3`. */
  readonly selector: string | undefined;
}

/** The version that a name, `name:version` or an ARN means; throws ParameterNotFound and ParameterVersionNotFound. */
export function findParameter(account: Account, reference: string): Found {
  const [name, selector] = splitReference(reference);
  const published = name.startsWith('/aws/service/') ? publicParameters(account).find((one) => one.name === name)?.version : undefined;
  const versions = published ? [published] : (parameters.find(account, name)?.versions ?? []);
  const current = versions.at(-1);
  if (!current) throw notFound(name);
  if (selector === undefined) return { name, version: current, selector };
  const version = versions.find((one) => String(one.version) === selector);
  if (version) return { name, version, selector: `:${selector}` };
  throw new AwsError('ParameterVersionNotFound', `Systems Manager could not find version ${selector} of ${name}.`);
}

function splitReference(reference: string): [name: string, selector: string | undefined] {
  const local = /^arn:[^:]+:ssm:[^:]*:\d*:parameter(\/.+)$/.exec(reference)?.[1] ?? reference;
  const colon = local.indexOf(':');
  const name = colon < 0 ? local : local.slice(0, colon);
  const selector = colon < 0 ? undefined : local.slice(colon + 1);
  // An ARN spells a name without a path as it spells one with it.
  return [reference.startsWith('arn:') && !name.slice(1).includes('/') ? name.slice(1) : name, selector];
}

/** The parameter's ARN; those of AWS belong to no account. */
export function parameterArn({ region, accountId }: Owner, name: string): string {
  const owner = name.startsWith('/aws/service/') ? '' : accountId;
  return `arn:aws:ssm:${region}:${owner}:parameter/${name.replace(/^\//, '')}`;
}

/** How an answer carries a parameter. */
export function toParameter(
  account: Account,
  { name, version, selector }: NamedParameter & { readonly selector?: string | undefined },
): object {
  return {
    Name: name,
    Type: version.type,
    Value: version.value,
    Version: version.version,
    Selector: selector,
    LastModifiedDate: new Date(version.modified),
    ARN: parameterArn(account, name),
    DataType: version.dataType,
  };
}

export function notFound(name: string): AwsError {
  return new AwsError('ParameterNotFound', `Parameter ${name} not found.`);
}
