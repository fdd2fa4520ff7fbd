import { createHash } from 'node:crypto';
import { AppError, isShareable, type ResourceKind, type ResourceShare, type Sharing } from '../../contract/index.ts';
import { isAwsError } from '../aws/aws-error.ts';
import type { Aws, Imagebuilder } from '../aws/clients.ts';
import { everyPage } from '../aws/every-page.ts';
import { ownershipOf, parseResourceArn, type ResourceArn } from './resource-arn.ts';

type ReadPolicy = (api: Imagebuilder, arn: string) => Promise<string | undefined>;

const policyReaders: Partial<Readonly<Record<ResourceKind, ReadPolicy>>> = {
  component: async (api, componentArn) => (await api.getComponentPolicy({ componentArn })).policy,
  'image-recipe': async (api, imageRecipeArn) => (await api.getImageRecipePolicy({ imageRecipeArn })).policy,
  'container-recipe': async (api, containerRecipeArn) => (await api.getContainerRecipePolicy({ containerRecipeArn })).policy,
  image: async (api, imageArn) => (await api.getImagePolicy({ imageArn })).policy,
};

/** The resource as one that can be shared from here. */
export function shareableArn(arn: string, accountId: string): ResourceArn {
  const parsed = parseResourceArn(arn);
  if (!isShareable(parsed.kind))
    throw new AppError('refused', 'AWS shares components, recipes and images only; this kind of resource belongs to one account.');
  if (ownershipOf(parsed.owner, accountId) !== 'own')
    throw new AppError('refused', 'Only the account that owns a resource knows whom it is shared with, and can change that.');
  return parsed;
}

/** Who may use a resource: by its policy, and by shares of the Resource Access Manager. */
export async function readSharing(aws: Aws, asked: string): Promise<Sharing> {
  const arn = shareableArn(asked, aws.connection.accountId);
  const policy = await readPolicy(await aws.imagebuilder(), arn);
  const { shares, ramFault } = await sharesOrFault(aws, arn.arn);
  const seen = createHash('sha256')
    .update(JSON.stringify([policy, shares]))
    .digest('hex');
  return { policy, shares, ramFault, seen };
}

async function readPolicy(api: Imagebuilder, { arn, kind }: ResourceArn): Promise<string> {
  try {
    const text = (await policyReaders[kind]?.(api, arn)) ?? '';
    // Where there is none, some kinds answer an empty object.
    return text === '' || text === '{}' ? '' : JSON.stringify(JSON.parse(text), null, 2);
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return '';
    throw error;
  }
}

async function sharesOrFault(aws: Aws, arn: string): Promise<Pick<Sharing, 'shares' | 'ramFault'>> {
  try {
    return { shares: await readShares(aws, arn), ramFault: undefined };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { shares: [], ramFault: error.message };
  }
}

const over = new Set<string | undefined>(['DISASSOCIATED', 'DISASSOCIATING', 'FAILED']);

async function readShares(aws: Aws, resourceArn: string): Promise<readonly ResourceShare[]> {
  const ram = await aws.ram();
  const associations = (input: Parameters<typeof ram.getResourceShareAssociations>[0]) =>
    everyPage((nextToken) => ram.getResourceShareAssociations({ ...input, nextToken }), 'resourceShareAssociations');
  const holding = await associations({ associationType: 'RESOURCE', resourceArn });
  const arns = [...new Set(holding.flatMap(({ resourceShareArn, status }) => (over.has(status) ? [] : (resourceShareArn ?? []))))];
  if (arns.length === 0) return [];
  const shares = await everyPage(
    (nextToken) => ram.getResourceShares({ resourceOwner: 'SELF', resourceShareArns: arns, nextToken }),
    'resourceShares',
  );
  const principals = await associations({ associationType: 'PRINCIPAL', resourceShareArns: arns });
  const resources = await associations({ associationType: 'RESOURCE', resourceShareArns: arns });
  return shares
    .filter(({ status }) => status === 'ACTIVE')
    .map(({ resourceShareArn = '', name = '', featureSet }) => ({
      arn: resourceShareArn,
      name,
      fromPolicy: featureSet === 'CREATED_FROM_POLICY',
      principals: principals
        .filter((one) => one.resourceShareArn === resourceShareArn && one.status !== 'DISASSOCIATED')
        .map(({ associatedEntity: id = '', status = '', external = false }) => ({ id, status, external })),
      others: resources.flatMap(({ associatedEntity: other = '', resourceShareArn: share, status }) =>
        share === resourceShareArn && other !== resourceArn && !over.has(status) ? [other] : [],
      ),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}
