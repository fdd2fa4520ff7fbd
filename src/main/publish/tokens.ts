import { createHash } from 'node:crypto';
import type { Fields } from './kinds/kind.ts';

/** JSON with sorted keys: what is the same is written the same. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
    return Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/**
 * The idempotency token of one call of one plan. It follows from what is sent, so a repeated call has the same token and a changed body
 * never has one that was used. 49 characters; the service takes 64.
 */
export function tokenFor(plan: string, call: string, body: Fields): string {
  return `kiln-${createHash('sha256')
    .update(canonical([plan, call, body]))
    .digest('base64url')}`;
}
