import type { Owner } from '../store/owner.ts';

export type AppStreamKind = 'image-builder' | 'image' | 'fleet' | 'stack';

/** Names stand in ARNs as they were given. Images of AWS have no account. */
export function arnOf({ region, accountId }: Pick<Owner, 'region' | 'accountId'>, kind: AppStreamKind, name: string): string {
  return `arn:aws:appstream:${region}:${accountId}:${kind}/${name}`;
}

export interface ParsedArn {
  readonly region: string;
  /** Empty for what AWS has made. */
  readonly accountId: string;
  readonly kind: string;
  readonly name: string;
}

/** undefined for what is no ARN of this service. */
export function parseArn(arn: string): ParsedArn | undefined {
  const [, region, accountId, kind, name] = /^arn:aws:appstream:([a-z0-9-]+):(\d{12}|):([a-z-]+)\/(.+)$/.exec(arn) ?? [];
  if (region === undefined || accountId === undefined || kind === undefined || name === undefined) return undefined;
  return { region, accountId, kind, name };
}
