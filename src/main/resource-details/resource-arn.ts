import { AppError, type Ownership, type ResourceKind, resourceKindOf } from '../../contract/index.ts';

/** An ARN of Image Builder, taken apart. */
export interface ResourceArn {
  readonly arn: string;
  readonly partition: string;
  readonly region: string;
  readonly owner: string;
  readonly kind: ResourceKind;
  /** `name`, `name/1.0.0` or `name/1.0.0/1`; of workflows with the type before the name. */
  readonly path: string;
}

const form = /^arn:(aws[a-z-]*):imagebuilder:([a-z0-9-]+):([a-z0-9-]+):[a-z-]+\/([a-zA-Z0-9_./ -]+)$/;

/** Fails with `invalid-input` for all other text. */
export function parseResourceArn(arn: string): ResourceArn {
  const [, partition, region, owner, path] = form.exec(arn) ?? [];
  const kind = resourceKindOf(arn);
  if (!partition || !region || !owner || !path || !kind)
    throw new AppError('invalid-input', `${arn} is not the ARN of a resource of Image Builder. Copy it whole, from arn: on.`);
  return { arn, partition, region, owner, kind, path };
}

/** The nodes of a version behind the name; none for what has no versions. */
export function versionIn({ kind, path }: ResourceArn): { readonly version: string | undefined; readonly build: string | undefined } {
  const parts = path.split('/').slice(kind === 'workflow' ? 2 : 1);
  return { version: parts[0], build: parts[1] };
}

/** The name as it stands in the ARN. */
export const slugIn = ({ kind, path }: ResourceArn): string => path.split('/')[kind === 'workflow' ? 1 : 0] ?? path;

export function ownershipOf(owner: string, accountId: string): Ownership {
  if (owner === accountId) return 'own';
  if (/^\d{12}$/.test(owner)) return 'shared';
  if (owner === 'third-party') return 'third-party';
  return owner.startsWith('aws-marketplace') ? 'marketplace' : 'amazon';
}

const reasons: Readonly<Record<Exclude<Ownership, 'own'>, string>> = {
  amazon: 'Amazon manages this resource, so nobody else can change it. Copy its document into a file to make one of your own.',
  shared: 'Another account owns this resource and shares it with you. Only that account can change it.',
  'third-party': 'A third party publishes this resource. It can be used, and not changed.',
  marketplace: 'This resource comes from the AWS Marketplace. It can be used, and not changed.',
};

/** Why a resource cannot be changed through a connection; undefined: it can. */
export function whyFixed(ownership: Ownership, connection: { readonly name: string; readonly readOnly: boolean }): string | undefined {
  if (ownership !== 'own') return reasons[ownership];
  return connection.readOnly
    ? `The connection '${connection.name}' is read-only, so nothing can be changed through it. Its settings can allow changes.`
    : undefined;
}
