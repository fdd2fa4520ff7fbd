import type { TextRange } from '../text.ts';
import { addFault, type Findings } from './findings.ts';
import type { ScalarType } from './tree.ts';

const SCALAR_TAGS: ReadonlyMap<string, ScalarType> = new Map([
  ['!', 'string'],
  ['!!str', 'string'],
  ['!!int', 'integer'],
  ['!!float', 'float'],
  ['!!bool', 'boolean'],
  ['!!null', 'null'],
]);
const LONG_PREFIX = 'tag:yaml.org,2002:';
const COLLECTION_TAGS: ReadonlySet<string> = new Set(['!!map', '!!seq']);

/** The type that a standard tag gives a scalar; for tags of other languages (CloudFormation's `!Sub`) undefined and a fault. */
export function typeOfTag(findings: Findings, tag: string, range: TextRange): ScalarType | undefined {
  const type = SCALAR_TAGS.get(tag);
  if (type === undefined && !COLLECTION_TAGS.has(tag)) {
    addFault(findings, { code: 'tag', message: `The tag ${tag} has no meaning in this document.`, range });
  }
  return type;
}

/** The type that a tag in its long form (`tag:yaml.org,2002:int`) gives a scalar; undefined for any other tag. */
export function typeOfLongTag(tag: string): ScalarType | undefined {
  return SCALAR_TAGS.get(tag.startsWith(LONG_PREFIX) ? `!!${tag.slice(LONG_PREFIX.length)}` : tag);
}
