// What a recipe's parent image stands for: an image of Image Builder, an AMI, or a parameter with the ID of one.
import type { Account } from '../account.ts';
import { catalogueResource, isAmazons } from '../catalogue/resources.ts';
import { amis } from '../ec2/ami-records.ts';
import { isVisible } from '../ec2/describe-images.ts';
import { publicImages } from '../ec2/public-images.ts';
import type { BuildJob } from '../engine/build-job.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { Image, Platform } from '../protocol/imagebuilder-shapes.ts';
import { findParameter } from '../ssm/parameters.ts';
import { findImage } from '../store/images.ts';
import { notFound, parseArn } from './arn.ts';
import { disabledParent, noParameter } from './decisions.ts';
import { resolveResource } from './resolve.ts';

/** As much as is known of it here; AMIs of real accounts have nothing but their ID. */
export interface ParentImage {
  readonly amiId?: string;
  readonly platform?: Platform;
  readonly architecture?: 'x86_64' | 'arm64';
  /** The operating system with its version, of public images. */
  readonly system?: string;
  /** Of what was built here: the folder of its artifacts. */
  readonly artifacts?: string;
}

/**
 * What a build starts from. Throws ResourceNotFoundException for an image of an account that is not available,
 * InvalidParameterValueException for a parameter that is not there, and InvalidRequestException for a disabled AMI.
 */
export function resolveParentImage(account: Account, parentImage: string): ParentImage {
  if (parentImage.startsWith('ami-')) return parentOfAmi(account, parentImage);
  if (parentImage.startsWith('ssm:')) return parentOfParameter(account, parentImage);
  if (isAmazons(parentImage)) return managedParent(account, parentImage);
  return parseArn(parentImage)?.kind === 'image' ? parentOfImage(account, parentImage) : byItsName(parentImage);
}

/** The newest build that became available. A deprecated one still serves those who name that very build; wildcards pass it by. */
function parentOfImage(account: Account, arn: string): ParentImage {
  const isAvailable = (row: { readonly arn: string }) => findImage(account.store, row.arn)?.status === 'AVAILABLE';
  const row = resolveResource<Image>(account, { kind: 'image', arn }, isAvailable);
  const image = findImage(account.store, row.arn);
  if (image === undefined || !(image.status === 'AVAILABLE' || image.status === 'DEPRECATED')) throw notFound('image', arn);
  const { outputDirectory } = JSON.parse(image.job) as BuildJob;
  return { artifacts: outputDirectory, ...(row.body.platform && { platform: row.body.platform }) };
}

/** The catalogue does not have every image that Amazon ever had: of the others, the name alone is known. */
function managedParent(account: Account, arn: string): ParentImage {
  const image = parseArn(arn)?.region === account.region ? catalogueResource<Image>(arn)?.body : undefined;
  const amiId = image?.outputResources?.amis?.[0]?.image;
  return amiId === undefined ? byItsName(arn) : parentOfAmi(account, amiId);
}

/** Of Amazon's parameters only some are here; of the others, the name alone is known. */
function parentOfParameter(account: Account, parentImage: string): ParentImage {
  const name = parentImage.slice('ssm:'.length);
  try {
    return parentOfAmi(account, findParameter(account, name).version.value);
  } catch (error) {
    if (!(error instanceof AwsError) || !error.code.startsWith('Parameter')) throw error;
    if (/(^|:parameter)\/aws\/service\//.test(name)) return byItsName(parentImage);
    throw noParameter(parentImage);
  }
}

function parentOfAmi(account: Account, amiId: string): ParentImage {
  const found = publicImages(account.region).find(({ id }) => id === amiId);
  if (found)
    return {
      amiId,
      platform: found.platform,
      architecture: found.architecture.startsWith('arm64') ? 'arm64' : 'x86_64',
      system: found.system,
    };
  const ami = amis.listAll(account).find((one) => one.id === amiId && isVisible(account, one));
  if (!ami) return { amiId };
  if (ami.body.disabled) throw disabledParent(amiId);
  const { platform, artifacts } = ami.body;
  return { amiId, platform: platform as Platform, ...(artifacts !== undefined && { artifacts }) };
}

/** What names usually say. */
function byItsName(name: string): ParentImage {
  const architecture = /arm64|aarch64/i.test(name) ? 'arm64' : /x86|amd64/i.test(name) ? 'x86_64' : undefined;
  return { platform: platformInName(name), ...(architecture && { architecture }) };
}

/** The platform that the name of an image or a parameter speaks of; most are of Linux and do not say so. */
export function platformInName(name: string): Platform {
  if (/windows/i.test(name)) return 'Windows';
  return /mac-?os/i.test(name) ? 'macOS' : 'Linux';
}
