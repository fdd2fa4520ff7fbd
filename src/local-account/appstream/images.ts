import type { Account } from '../account.ts';
import { openRegions } from '../accounts/regions.ts';
import { pageOf } from '../paging.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { arnOf } from './arn.ts';
import { badCombination, exists, inUse, limitExceeded, notFound, notPermitted } from './faults.ts';
import { ownImage, type SeenImage, seenImages } from './find-image.ts';
import { fleetsOn } from './fleet-usage.ts';
import { putImage } from './move.ts';
import { latestAgentVersion } from './public-images.ts';
import { type ApplicationFacts, type ImageRecord, images } from './records.ts';

interface DescribeRequest {
  readonly Names?: readonly string[];
  readonly Arns?: readonly string[];
  readonly Type?: 'PUBLIC' | 'PRIVATE' | 'SHARED';
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

/** DescribeImagesMaxResults in the model. */
const pageSize = 25;

/** Images that the account sees. Names, ARNs and a type exclude each other; a name that does not exist is an error. */
export function describeImages(account: Account, input: DescribeRequest): object {
  const { Names, Arns, Type, MaxResults: size = pageSize, NextToken: token } = input;
  if ([Names?.length, Arns?.length, Type].filter(Boolean).length > 1)
    throw badCombination('Specify Names, Arns or Type, and one of them alone.');
  const seen = seenImages(account);
  for (const name of Names ?? []) if (!seen.some((image) => image.name === name)) throw notFound('image', name);
  for (const arn of Arns ?? []) if (!seen.some((image) => image.arn === arn)) throw notFound('image', arn);
  const found = seen.filter(
    ({ name, arn, visibility }) =>
      (!Names?.length || Names.includes(name)) && (!Arns?.length || Arns.includes(arn)) && (Type === undefined || visibility === Type),
  );
  const invalid = () => new AwsError('ValidationException', 'The NextToken is not valid.');
  const page = pageOf(found, ({ arn }) => arn, { size: size || pageSize, token, invalid });
  return { Images: page.items.map((image) => toImage(image)), NextToken: page.token };
}

interface CopyRequest {
  readonly SourceImageName: string;
  readonly DestinationImageName: string;
  readonly DestinationRegion: string;
  readonly DestinationImageDescription?: string;
}

/** CopyImage in the guide: two at a time for each destination. */
const concurrentCopies = 2;

/** Copies one of the account's images, in its Region or into another. Tags and permissions stay behind. */
export function copyImage(account: Account, input: CopyRequest): object {
  const source = ownImage(account, input.SourceImageName);
  if (source.state !== 'AVAILABLE') {
    throw new AwsError('ResourceNotAvailableException', `The image ${input.SourceImageName} is ${source.state}.`);
  }
  const region = input.DestinationRegion;
  if (!openRegions.includes(region)) throw new AwsError('ResourceNotAvailableException', `There is no Region ${region} in this account.`);
  const destination = { ...account, region };
  const name = input.DestinationImageName;
  checkName(destination, name);
  const copying = images.list(destination).filter(({ body }) => body.state === 'COPYING');
  if (copying.length >= concurrentCopies) throw limitExceeded(`Two images are being copied to ${region} already.`);
  putImage(destination, name, {
    ...source,
    ...{ state: 'COPYING', created: account.clock.now().toISOString(), sharedWith: {}, builderName: undefined },
    description: input.DestinationImageDescription ?? source.description,
  });
  return { DestinationImageName: name };
}

/** Throws for a name that an image cannot have, or that one has. AWS's own prefixes are kept for AWS. */
export function checkName(account: Account, name: string): void {
  if (/^(aws|appstream|amazon)/i.test(name))
    throw notPermitted(`The name of an image cannot begin with aws, appstream or amazon: ${name}.`);
  if (images.find(account, name)) throw exists('image', name);
}

/** Deletes an image that no fleet uses and nobody shares. It is gone some seconds later, for ever. */
export function deleteImage(account: Account, { Name: name }: { readonly Name: string }): object {
  const image = ownImage(account, name);
  const fleets = fleetsOn(account, arnOf(account, 'image', name));
  if (fleets.length > 0) {
    throw inUse(`The image ${name} is used by the fleets ${fleets.map((fleet) => fleet.name).join(', ')}.`);
  }
  const shared = Object.keys(image.sharedWith);
  if (shared.length > 0) throw inUse(`The image ${name} is shared with ${shared.join(', ')}. Stop sharing it first.`);
  if (image.state !== 'AVAILABLE' && image.state !== 'FAILED')
    throw notPermitted(`You cannot delete the image ${name} while it is ${image.state}.`);
  const body: ImageRecord = { ...image, state: 'DELETING' };
  putImage(account, name, body);
  return {
    Image: toImage({
      name,
      arn: arnOf(account, 'image', name),
      visibility: 'PRIVATE',
      body,
      may: { allowFleet: true, allowImageBuilder: true },
    }),
  };
}

/** As the API shows it. */
export function toImage({ name, arn, visibility, body, may }: SeenImage): object {
  const { state, reason, created, agentVersion, latestAgent, baseReleased } = body;
  const isOwn = visibility === 'PRIVATE';
  return {
    ...{ Name: name, Arn: arn, Visibility: visibility, State: state, BaseImageArn: body.baseImageArn, DisplayName: body.displayName },
    ...{ Description: body.description, Platform: body.platform, SupportedInstanceFamilies: body.families, ImageType: body.type },
    ...{ ImageBuilderSupported: may.allowImageBuilder, ImageBuilderName: isOwn ? body.builderName : undefined },
    ...{ CreatedTime: new Date(created), PublicBaseImageReleasedDate: baseReleased === undefined ? undefined : new Date(baseReleased) },
    ...{ AppstreamAgentVersion: agentVersion, Applications: body.applications.map(toApplication), ImageErrors: [] },
    LatestAppstreamAgentVersion: latestAgent || agentVersion === latestAgentVersion ? 'TRUE' : 'FALSE',
    StateChangeReason: reason && { Code: reason.code, Message: reason.message },
    ImagePermissions: visibility === 'SHARED' ? may : undefined,
    ImageSharedWithOthers: isOwn ? (Object.keys(body.sharedWith).length > 0 ? 'TRUE' : 'FALSE') : undefined,
    DynamicAppProvidersEnabled: body.dynamicCatalog ? 'ENABLED' : 'DISABLED',
    ManagedSoftwareIncluded: body.software.length > 0,
  };
}

function toApplication({ name, displayName, launchPath, launchParameters, workingDirectory }: ApplicationFacts): object {
  const where = { LaunchPath: launchPath, LaunchParameters: launchParameters, WorkingDirectory: workingDirectory };
  return { Name: name, DisplayName: displayName, Enabled: true, Metadata: {}, ...where };
}
