import {
  AppError,
  principalKindOf,
  type ResourceKind,
  type ResourceShare,
  readResourcePolicy,
  type Sharing,
  type SharingChange,
} from '../../contract/index.ts';
import { isAwsError } from '../aws/aws-error.ts';
import type { Aws, Imagebuilder } from '../aws/clients.ts';
import { readSharing, shareableArn } from './read-sharing.ts';
import { type ResourceArn, slugIn, versionIn } from './resource-arn.ts';

type PutPolicy = (api: Imagebuilder, arn: string, policy: string) => Promise<unknown>;

const policyWriters: Partial<Readonly<Record<ResourceKind, PutPolicy>>> = {
  component: (api, componentArn, policy) => api.putComponentPolicy({ componentArn, policy }),
  'image-recipe': (api, imageRecipeArn, policy) => api.putImageRecipePolicy({ imageRecipeArn, policy }),
  'container-recipe': (api, containerRecipeArn, policy) => api.putContainerRecipePolicy({ containerRecipeArn, policy }),
  image: (api, imageArn, policy) => api.putImagePolicy({ imageArn, policy }),
};

/** There is no call that takes a policy away: one that grants nothing stands for none. */
const noPolicy = JSON.stringify({ Version: '2012-10-17', Statement: [] });

/** Makes a change that was shown, to what was seen; answers who may use the resource then. */
export async function changeSharing(aws: Aws, asked: string, change: SharingChange): Promise<Sharing> {
  const arn = shareableArn(asked, aws.connection.accountId);
  checkChange(arn, change, aws.connection.accountId);
  const before = await readSharing(aws, arn.arn);
  if (before.seen !== change.seen)
    throw new AppError('conflict', 'The sharing was changed meanwhile. Look at it as it is now, and make your change again.');
  try {
    if (change.policy !== undefined) await policyWriters[arn.kind]?.(await aws.imagebuilder(), arn.arn, change.policy || noPolicy);
    for (const share of before.shares) await leave(aws, share, change);
    if (change.join.length > 0) await join({ aws, arn, shares: before.shares }, change);
  } catch (error) {
    throw explained(error);
  }
  return readSharing(aws, arn.arn);
}

function checkChange({ arn }: ResourceArn, { policy, join: joining }: SharingChange, accountId: string): void {
  const reading = readResourcePolicy(policy ?? '', arn);
  if ('fault' in reading) throw new AppError('invalid-input', reading.fault);
  if ([...joining, ...reading.principals].includes(accountId))
    throw new AppError('invalid-input', `${accountId} owns the resource already; share it with another account.`);
}

/** Takes principals out of a share. A share of this resource alone that nobody is left in goes whole. */
async function leave(aws: Aws, { arn, others, principals }: ResourceShare, change: SharingChange): Promise<void> {
  const leaving = change.leave.flatMap(({ share, principal }) => (share === arn ? [principal] : []));
  if (leaving.length === 0) return;
  const ram = await aws.ram();
  const stays = principals.some(({ id }) => !leaving.includes(id)) || others.length > 0 || change.join.length > 0;
  if (stays) await ram.disassociateResourceShare({ resourceShareArn: arn, principals: leaving, clientToken: `${change.token}-leave` });
  else await ram.deleteResourceShare({ resourceShareArn: arn, clientToken: `${change.token}-leave` });
}

interface Joining {
  readonly aws: Aws;
  readonly arn: ResourceArn;
  readonly shares: readonly ResourceShare[];
}

/** Adds principals to the share of this resource alone, or makes one: in a share with others they would get those as well. */
async function join({ aws, arn, shares }: Joining, { join: principals, token }: SharingChange): Promise<void> {
  const ram = await aws.ram();
  const own = shares.find(({ fromPolicy, others }) => !fromPolicy && others.length === 0);
  if (own) {
    await ram.associateResourceShare({ resourceShareArn: own.arn, principals: [...principals], clientToken: `${token}-join` });
    return;
  }
  await ram.createResourceShare({
    name: [arn.kind, slugIn(arn), versionIn(arn).version].filter((word) => word !== undefined).join('-'),
    resourceArns: [arn.arn],
    principals: [...principals],
    allowExternalPrincipals: principals.some((id) => principalKindOf(id) === 'account'),
    clientToken: `${token}-join`,
  });
}

/** The codes by which Image Builder and RAM say that what is shared is in use. */
const inUse = ['OperationNotPermittedException', 'ResourceDependencyException', 'InvalidRequestException'] as const;

function explained(error: unknown): unknown {
  if (!isAwsError(error, ...inUse)) return error;
  const { message } = error as AppError;
  return new AppError(
    'refused',
    `AWS did not make this change: ${message} Sharing cannot end while resources of the other account use what is shared.`,
  );
}

/** From now on the lists of those whom the policy lets in show the resource. */
export async function promoteShare(aws: Aws, asked: string, share: string): Promise<Sharing> {
  const arn = shareableArn(asked, aws.connection.accountId);
  await (await aws.ram()).promoteResourceShareCreatedFromPolicy({ resourceShareArn: share });
  return readSharing(aws, arn.arn);
}
