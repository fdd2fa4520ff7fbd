import type { Account } from '../account.ts';
import { pageOf } from '../paging.ts';
import type { Owner } from '../store/owner.ts';
import { latestAgent } from './agents.ts';
import { parseArn } from './arn.ts';
import { badCombination, toError } from './faults.ts';
import { asOwn, noImage, type SeenImage, seenImages } from './find-image.ts';
import { askedPage } from './page.ts';
import type { ApplicationFacts, ImageRecord } from './records.ts';

interface DescribeRequest {
  readonly Names?: readonly string[];
  readonly Arns?: readonly string[];
  readonly Type?: 'PUBLIC' | 'PRIVATE' | 'SHARED';
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

/** DescribeImagesMaxResults in the model. */
const pageSize = 25;

/**
 * Images that the account sees. Names, ARNs and a type exclude each other, and one that does not exist is an error. A shared image has no
 * name here: only its owner and AWS give those.
 */
export function describeImages(account: Account, input: DescribeRequest): object {
  const { Names, Arns, Type } = input;
  if ([Names?.length, Arns?.length, Type].filter(Boolean).length > 1)
    throw badCombination('Specify Names, Arns or Type, and one of them alone.');
  const seen = seenImages(account);
  const named = seen.filter(({ visibility }) => visibility !== 'SHARED');
  for (const name of Names ?? []) if (!named.some((image) => image.name === name)) throw noImage(account, name);
  for (const arn of Arns ?? []) if (!seen.some((image) => image.arn === arn)) throw noImage(account, parseArn(arn)?.name ?? arn);
  const found = (Names?.length ? named : seen).filter(
    ({ name, arn, visibility }) =>
      (!Names?.length || Names.includes(name)) && (!Arns?.length || Arns.includes(arn)) && (Type === undefined || visibility === Type),
  );
  const page = pageOf(found, ({ arn }) => arn, askedPage(input, pageSize));
  return { Images: page.items.map((image) => toImage(image)), NextToken: page.token };
}

/** An image of the account as the API shows it to its owner. */
export const toOwnImage = (owner: Owner, name: string, body: ImageRecord): object => toImage(asOwn(owner, name, body));

/** As the API shows it. */
function toImage({ name, arn, visibility, body, may }: SeenImage): object {
  const { state, reason, created, agentVersion, baseReleased, errors = [] } = body;
  const isOwn = visibility === 'PRIVATE';
  return {
    ...{
      Name: name,
      Arn: arn,
      Visibility: visibility,
      State: state,
      BaseImageArn: body.baseImageArn || undefined,
      DisplayName: body.displayName,
    },
    ...{ Description: body.description, Platform: body.platform, SupportedInstanceFamilies: body.families, ImageType: body.type },
    ...{ ImageBuilderSupported: may.allowImageBuilder, ImageBuilderName: isOwn ? body.builderName : undefined },
    ...{ CreatedTime: new Date(created), PublicBaseImageReleasedDate: baseReleased === undefined ? undefined : new Date(baseReleased) },
    ...{ AppstreamAgentVersion: agentVersion, Applications: body.applications.map(toApplication), ImageErrors: errors.map(toError) },
    LatestAppstreamAgentVersion: body.latestAgent || agentVersion === latestAgent(body.platform) ? 'TRUE' : 'FALSE',
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
