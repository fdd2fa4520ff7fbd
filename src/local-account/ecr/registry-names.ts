// How repositories and images are called, and where they lie on this computer.
import { join } from 'node:path';

/** Whose registry: every account has one in each Region. */
export interface RegistryPlace {
  readonly accountId: string;
  readonly region: string;
}

/** The folder of all registries of a data directory. */
export function registriesFolder(dataDirectory: string): string {
  return join(dataDirectory, 'registry');
}

/**
 * The OCI layout of a repository. Names may have slashes, and one repository may be called as another's folder would be; no name has a
 * plus sign, which therefore stands for the slash.
 */
export function layoutFolder(registries: string, { accountId, region }: RegistryPlace, repository: string): string {
  return join(registries, accountId, region, repository.replaceAll('/', '+'));
}

/** `ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY`. */
export function repositoryUri({ accountId, region }: RegistryPlace, repository: string): string {
  return `${accountId}.dkr.ecr.${region}.amazonaws.com/${repository}`;
}

export function repositoryArn({ accountId, region }: RegistryPlace, repository: string): string {
  return `arn:aws:ecr:${region}:${accountId}:repository/${repository}`;
}

/** An image in a registry of ECR, as `FROM` names it. */
export interface ImageUri extends RegistryPlace {
  readonly repository: string;
  /** `latest` where nothing is said. */
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

const URI =
  /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([a-z0-9][a-z0-9._/-]*?)(?::([\w][\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/;

/** Reads the name of an image in ECR; undefined for images of other registries. */
export function parseImageUri(uri: string): ImageUri | undefined {
  const [whole, accountId = '', region = '', repository = '', tag, digest] = URI.exec(uri) ?? [];
  if (whole === undefined) return undefined;
  return { accountId, region, repository, tag: tag ?? (digest === undefined ? 'latest' : undefined), digest };
}
