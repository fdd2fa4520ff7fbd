import { AppError, type ImportWish, type Permit } from '../../../contract/index.ts';
import { isAwsError } from '../../aws/aws-error.ts';
import type { Aws } from '../../aws/clients.ts';
import { createOnce } from '../../aws/create-once.ts';
import { nameIsFree } from '../registry/make-image.ts';
import { ownImage } from '../registry/read-images.ts';

function requestOf({ amiId, name, iamRoleArn, displayName, description, applications, instanceType, agent, tags }: ImportWish) {
  return {
    ...{ Name: name, SourceAmiId: amiId, IamRoleArn: iamRoleArn, AgentSoftwareVersion: agent },
    ...(displayName ? { DisplayName: displayName } : {}),
    ...(description ? { Description: description } : {}),
    ...(Object.keys(tags).length > 0 ? { Tags: { ...tags } } : {}),
    ...(instanceType ? { RuntimeValidationConfig: { IntendedInstanceType: instanceType } } : {}),
    ...(applications.length > 0 ? { AppCatalogConfig: applications.map(toRequest) } : {}),
  };
}

function toRequest({ name, path, displayName, icon, workingDirectory, launchParameters, manifest }: ImportWish['applications'][number]) {
  return {
    ...{ Name: name, AbsoluteAppPath: path },
    ...(displayName ? { DisplayName: displayName } : {}),
    ...(icon ? { AbsoluteIconPath: icon } : {}),
    ...(workingDirectory ? { WorkingDirectory: workingDirectory } : {}),
    ...(launchParameters ? { LaunchParameters: launchParameters } : {}),
    ...(manifest ? { AbsoluteManifestPath: manifest } : {}),
  };
}

/** Asks AWS whether it would import, and makes nothing: a dry run that would have succeeded is an error of that name. */
export async function tryImport(aws: Aws, wish: ImportWish): Promise<Permit> {
  const free = await nameIsFree(aws, wish.name);
  if (free !== true) return free;
  try {
    await (await aws.appstream()).createImportedImage({ ...requestOf(wish), DryRun: true });
  } catch (error) {
    if (isAwsError(error, 'DryRunOperationException')) return true;
    throw error;
  }
  // Whoever answers a dry run with a success may have begun in earnest.
  throw new AppError('unavailable', 'The account answered a dry run in a way that Kiln does not know. Look whether the image is there.');
}

/** Imports the AMI; answers the ARN of the image, which is not finished yet. */
export async function importImage(aws: Aws, wish: ImportWish): Promise<{ readonly arn: string }> {
  const api = await aws.appstream();
  const { arn } = await createOnce({
    look: () => ownImage(aws, wish.name),
    send: () => api.createImportedImage(requestOf(wish)),
    isOurs: ({ type }) => type === 'CUSTOM',
    taken: `There is an image ${wish.name} in ${aws.connection.region} already. Choose another name.`,
  });
  return { arn };
}
