import type { Json, JsonObject } from '../../contract/index.ts';

const verbs: Readonly<Record<string, string>> = { DELETE: 'Delete', DEPRECATE: 'Deprecate', DISABLE: 'Disable' };

/** The rules of a lifecycle policy as sentences: “Delete images older than 90 days, but keep 3 at least”. */
export function lifecycleRules(policyDetails: Json | undefined): readonly string[] {
  return Array.isArray(policyDetails) ? policyDetails.map((detail) => ruleWords(objectOf(detail))) : [];
}

function ruleWords(detail: JsonObject): string {
  const { type, includeResources } = objectOf(detail.action);
  const verb = verbs[String(type)] ?? String(type);
  const included = Object.entries(objectOf(includeResources)).flatMap(([name, isIncluded]) => (isIncluded === true ? [name] : []));
  const along = included.length > 0 ? `, with their ${included.map((name) => (name === 'amis' ? 'AMIs' : name)).join(' and ')}` : '';
  return `${verb} images ${filterWords(objectOf(detail.filter))}${along}`;
}

function filterWords({ type, value, unit, retainAtLeast }: JsonObject): string {
  if (type === 'COUNT') return `beyond the newest ${String(value)}`;
  const keep = typeof retainAtLeast === 'number' ? `, but keep ${retainAtLeast} at least` : '';
  return `older than ${String(value)} ${String(unit ?? 'DAYS').toLowerCase()}${keep}`;
}

function objectOf(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
