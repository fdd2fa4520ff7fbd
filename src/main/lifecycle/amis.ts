import type { AmiSnapshot, ImageAmi } from '../../contract/index.ts';
import { isAwsError } from '../aws/aws-error.ts';
import type { EC2, Ec2Image } from '../aws/clients.ts';

/** An AMI with what rules of lifecycle policies and of cleaning up look at. */
export interface AmiFacts {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly created: string;
  readonly isPublic: boolean;
  /** ISO 8601; undefined: EC2 knows of no launch. */
  readonly lastLaunched: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  readonly snapshots: readonly AmiSnapshot[];
}

const batch = 100;

/** Own AMIs by their ids, also deprecated and disabled ones; those that are gone are left out. */
export async function findAmis(ec2: EC2, ids: readonly string[]): Promise<readonly AmiFacts[]> {
  const found: AmiFacts[] = [];
  for (let at = 0; at < ids.length; at += batch) {
    const filters = [{ Name: 'image-id', Values: ids.slice(at, at + batch) }];
    found.push(...(await pages(ec2, { Filters: filters })));
  }
  return found;
}

/** Every AMI of the account in the Region. */
export const ownAmis = (ec2: EC2): Promise<readonly AmiFacts[]> => pages(ec2, { Owners: ['self'] });

type Question = Pick<Parameters<EC2['describeImages']>[0] & object, 'Filters' | 'Owners'>;

async function pages(ec2: EC2, question: Question): Promise<readonly AmiFacts[]> {
  const found: AmiFacts[] = [];
  let NextToken: string | undefined;
  do {
    const page = await ec2.describeImages({ ...question, IncludeDeprecated: true, IncludeDisabled: true, MaxResults: 500, NextToken });
    found.push(...(page.Images ?? []).map(toFacts));
    NextToken = page.NextToken || undefined;
  } while (NextToken);
  return found;
}

function toFacts({ ImageId = '', Name = '', State, CreationDate = '', ...image }: Ec2Image): AmiFacts {
  const disks = (image.BlockDeviceMappings ?? []).flatMap(({ Ebs }) =>
    Ebs?.SnapshotId ? [{ id: Ebs.SnapshotId, sizeGiB: Ebs.VolumeSize ?? 0 }] : [],
  );
  return {
    ...{ id: ImageId, name: Name, state: State ?? '', created: CreationDate, isPublic: image.Public ?? false },
    lastLaunched: image.LastLaunchedTime,
    tags: tagsOf(image.Tags),
    snapshots: disks,
  };
}

export function tagsOf(tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] = []) {
  return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
}

/** Who beside its owner may launch an AMI: accounts, `all`, organizations and their units; undefined for an AMI that is gone. */
export async function launchPermissions(ec2: EC2, ImageId: string): Promise<readonly string[] | undefined> {
  try {
    const { LaunchPermissions = [] } = await ec2.describeImageAttribute({ ImageId, Attribute: 'launchPermission' });
    return LaunchPermissions.flatMap(
      ({ Group, OrganizationArn, OrganizationalUnitArn, UserId }) => UserId ?? Group ?? OrganizationArn ?? OrganizationalUnitArn ?? [],
    );
  } catch (error) {
    if (isAwsError(error, 'InvalidAMIID.NotFound', 'InvalidAMIID.Unavailable')) return undefined;
    throw error;
  }
}

/** An AMI of which EC2 told nothing. */
export const unreadAmi = (ami: Pick<ImageAmi, 'id' | 'region' | 'account' | 'name'>, unread: string): ImageAmi => ({
  ...ami,
  ...{ unread, state: '', isPublic: false, sharedWith: [], snapshots: [] },
});
