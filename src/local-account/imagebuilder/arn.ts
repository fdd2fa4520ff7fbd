import { AwsError } from '../protocol/aws-error.ts';
import type { Owner } from '../store/owner.ts';
import type { Identity, ResourceKind } from '../store/resources.ts';
import { formatVersion } from './version.ts';

/** The parts of an Image Builder ARN: `arn:PARTITION:imagebuilder:REGION:OWNER:KIND/NAME[/VERSION[/BUILD]]`. */
export interface ResourceArn {
  readonly region: string;
  /** A twelve-digit account, or `aws` and its kin. */
  readonly owner: string;
  readonly kind: string;
  readonly slug: string;
  /** May hold wildcards. */
  readonly version: string | undefined;
  readonly build: number | undefined;
}

/** Names that differ only by case, blanks or underscores are one name to the service. */
export function toSlug(name: string): string {
  return name.toLowerCase().replace(/[ _]/g, '-');
}

/** The ARN of a resource of this account; version and build as far as they are given. */
export function formatArn(owner: Pick<Owner, 'accountId' | 'region'>, { kind, slug, version, build }: Identity): string {
  const nodes = [kind, slug, version && formatVersion(version), build].filter((node) => node !== undefined);
  return `arn:aws:imagebuilder:${owner.region}:${owner.accountId}:${nodes.join('/')}`;
}

/** The ARN of the same resource without its build number. */
export function versionArn(buildArn: string): string {
  return buildArn.slice(0, buildArn.lastIndexOf('/'));
}

/** What stands before the name of a workflow, its type, counts as part of the name. */
const form =
  /^arn:aws[^:]*:imagebuilder:([^:]+):([^:]+):([a-z-]+)\/((?:(?<=:workflow\/)[a-z]+\/)?[a-z0-9-_]+)(?:\/([0-9x]+\.[0-9x]+\.[0-9x]+)(?:\/(\d+))?)?$/;

/** undefined for what is no Image Builder ARN; the model's patterns have refused most of that before. */
export function parseArn(arn: string): ResourceArn | undefined {
  const match = form.exec(arn);
  if (!match) return undefined;
  const [, region = '', owner = '', kind = '', slug = '', version, build] = match;
  return { region, owner, kind, slug, version, build: build === undefined ? undefined : Number(build) };
}

/** The one name that an ARN names, for what takes a list of them; undefined where there is no ARN. */
export function slugsOf(arn: string | undefined): readonly string[] | undefined {
  const parsed = arn === undefined ? undefined : parseArn(arn);
  return parsed && [parsed.slug];
}

/** Whether the ARN names something of this account, in this Region. */
export function isOwn(account: Pick<Owner, 'accountId' | 'region'>, arn: ResourceArn): boolean {
  return arn.owner === account.accountId && arn.region === account.region;
}

/** The same of an ARN as text. */
export function isOwnArn(account: Pick<Owner, 'accountId' | 'region'>, arn: string): boolean {
  const parsed = parseArn(arn);
  return parsed !== undefined && isOwn(account, parsed);
}

const kindNames: Readonly<Record<ResourceKind, string>> = {
  component: 'Component',
  'image-recipe': 'ImageRecipe',
  'container-recipe': 'ContainerRecipe',
  'infrastructure-configuration': 'InfrastructureConfiguration',
  'distribution-configuration': 'DistributionConfiguration',
  'image-pipeline': 'ImagePipeline',
  image: 'Image',
  workflow: 'Workflow',
  'lifecycle-policy': 'LifecyclePolicy',
};

/** What the service answers to an ARN that names nothing. */
export function notFound(kind: ResourceKind, arn: string): AwsError {
  return new AwsError('ResourceNotFoundException', `The resource with type '${kindNames[kind]}' and identifier '${arn}' cannot be found.`);
}

/** What the service answers to a second resource of one identity. */
export function alreadyExists(kind: ResourceKind, arn: string): AwsError {
  return new AwsError('ResourceAlreadyExistsException', `The following resource '${kindNames[kind]}' already exists: '${arn}'.`);
}

/** What the service answers to the deletion of something that others need. */
export function hasDependants(arn: string): AwsError {
  const message = `Resource dependency error: The resource ARN '${arn}' has other resources depended on it.`;
  return new AwsError('ResourceDependencyException', message);
}

/** What the service answers to a request whose parts do not go together, or that the state of a resource does not allow. */
export function invalidRequest(reason: string): AwsError {
  return new AwsError('InvalidRequestException', reason);
}

/** What the service answers to a value that it cannot take; `reason` is a sentence. */
export function invalidValue(parameter: string, reason: string): AwsError {
  return new AwsError('InvalidParameterValueException', `The value supplied for parameter '${parameter}' is not valid. ${reason}`);
}
