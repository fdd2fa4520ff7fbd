// The resource policies by which an account shares its resources with others.
import type { ResourceKind } from './resources.ts';
import type { Store } from './store.ts';

/** What an account can share with others. */
export const shareableKinds: readonly ResourceKind[] = ['component', 'image-recipe', 'container-recipe', 'image'];

/** The policy of a resource, as text; undefined for one that has none. */
export function findPolicy(store: Store, arn: string): string | undefined {
  const row = store.statement('SELECT document FROM policy WHERE arn = ?').get(arn);
  return row && String(row.document);
}

/** Writes a resource's policy, in place of an earlier one. */
export function putPolicy(store: Store, arn: string, document: string): void {
  store
    .statement('INSERT INTO policy (arn, document) VALUES (?, ?) ON CONFLICT (arn) DO UPDATE SET document = excluded.document')
    .run(arn, document);
}

/** Takes a resource's policy away; one that has none is no fault. */
export function removePolicy(store: Store, arn: string): void {
  store.statement('DELETE FROM policy WHERE arn = ?').run(arn);
}
