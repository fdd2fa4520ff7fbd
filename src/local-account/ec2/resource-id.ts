import { createHash, randomBytes } from 'node:crypto';

/** A new id, as EC2 gives them: a prefix and 17 hexadecimal digits. */
export function newId(prefix: string): string {
  return `${prefix}-${randomBytes(9).toString('hex').slice(0, 17)}`;
}

/** The id of what exists in every account from its beginning: the same each time. */
export function fixedId(prefix: string, ...identity: readonly string[]): string {
  return `${prefix}-${createHash('sha256').update(identity.join('|')).digest('hex').slice(0, 17)}`;
}
