import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { Image, Platform } from '../protocol/imagebuilder-shapes.ts';
import { findResource, findVersions, type ResourceRow } from '../store/resources.ts';
import { invalidValue, isOwn, parseArn } from './arn.ts';
import { platformInName, resolveParentImage } from './parent-image.ts';
import { parseVersionPattern } from './version.ts';

/** The forms in which a recipe may name its parent: an AMI, an image of Image Builder, an SSM parameter, a product of the Marketplace. */
const forms = [
  /^ami-[0-9a-f]{8}([0-9a-f]{9})?$/,
  /^arn:aws[^:]*:imagebuilder:[^:]+:[^:]+:image\/[a-z0-9-_]+\/[0-9x]+\.[0-9x]+\.[0-9x]+(\/\d+)?$/,
  /^ssm:.+$/,
  /^(prod-[a-z0-9]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
];

/** Throws InvalidParameterValueException for what is none of those forms. */
export function checkParentImage(parentImage: string): void {
  if (forms.some((form) => form.test(parentImage))) return;
  throw invalidValue('parentImage', 'It must be an AMI ID, the ARN of an image, ssm: and a parameter, or a Marketplace product ID.');
}

/**
 * The platform that a parent image is of, as far as that can be known here: images and AMIs that are here know their own, other names
 * often say it, and the ID of an AMI of a real account says nothing (undefined). A recipe may be made before its parent is there.
 */
export function platformOf(account: Account, parentImage: string): Platform | undefined {
  const [own] = ownParents(account, parentImage);
  if (own) return own.body.platform;
  try {
    return resolveParentImage(account, parentImage).platform;
  } catch (error) {
    if (error instanceof AwsError) return platformInName(parentImage);
    throw error;
  }
}

/** The images of this account that the parent's ARN fits, the newest first; none for every other form of parent. */
export function ownParents(account: Account, parentImage: string): readonly ResourceRow<Image>[] {
  const arn = parseArn(parentImage);
  if (arn?.kind !== 'image' || !isOwn(account, arn)) return [];
  if (arn.build !== undefined) return [findResource<Image>(account.store, parentImage) ?? []].flat();
  return findVersions<Image>(account, { kind: 'image', slug: arn.slug }, parseVersionPattern(arn.version ?? 'x.x.x'));
}
