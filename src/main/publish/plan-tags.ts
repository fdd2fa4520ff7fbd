import { isDeepStrictEqual } from 'node:util';
import type { PlanItem } from '../../contract/index.ts';
import { publishKinds } from './kinds/index.ts';
import type { Fields } from './kinds/kind.ts';
import type { Wanted } from './plan-versioned.ts';
import type { Planning } from './planning.ts';
import type { Tags } from './step.ts';

/** Without those that AWS itself puts on resources; nobody else can change them. */
const ownTags = (tags: unknown): Tags =>
  Object.fromEntries(
    Object.entries((tags ?? {}) as Tags)
      .filter(([key]) => !key.startsWith('aws:'))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const textOf = (tags: Tags) => Object.entries(tags).map(([key, value]) => `${key}=${value}`);

/**
 * What must happen for a resource that stays to have the tags of its file: they are no part of a version, and change without a new one. A
 * file that says nothing of tags leaves those of the account alone. `found`: what the account has, and keeps.
 */
export function planTags(
  { items, steps }: Planning,
  { kind: fileKind, body, item: { key: path, origin, ...rest } }: Wanted,
  found: Fields,
): void {
  if (body.tags === undefined) return;
  const [before, after] = [ownTags(found.tags), ownTags(body.tags)];
  if (isDeepStrictEqual(before, after)) return;
  const { kind } = publishKinds[fileKind];
  const [name, arn] = [String(body.name), String(found.arn)];
  const common = { key: `${path} (tags)`, action: 'update', kind, name, arn } as const;
  const [old, next] = [textOf(before), textOf(after)].map((texts) => (texts.length === 0 ? {} : { text: texts.join('\n') }));
  const change = { field: 'tags', ...(old?.text && { before: old.text }), ...(next?.text && { after: next.text }) };
  const reason = 'its tags differ; they change without a new version';
  const item: PlanItem = { ...common, ...rest, path, origin, reason, changes: [change], choices: [], needs: [], edits: [] };
  items.push(item);
  steps.push({ ...common, body: {}, links: [], edits: [], tags: { before, after } });
}
