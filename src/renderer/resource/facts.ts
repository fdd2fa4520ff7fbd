import type { Json, JsonObject, ResourceDetail } from '../../contract/index.ts';
import { memberWords } from './member-words.ts';
import { tellKind } from './tell-kind.ts';

/** A value as it is shown. */
export type Shown =
  | { readonly kind: 'text'; readonly text: string }
  /** Of Image Builder: a link. */
  | { readonly kind: 'arn'; readonly arn: string }
  | { readonly kind: 'time'; readonly iso: string }
  | { readonly kind: 'list'; readonly items: readonly Shown[] }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] };

export interface Fact {
  readonly label: string;
  readonly value: Shown;
}

export interface FactTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Shown[])[];
}

export interface FactSection {
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly table: FactTable | undefined;
}

/** Told in other places of the tab: the document has a face of its own, and so have tags. */
const elsewhere = new Set(['data', 'dockerfileTemplateData', 'tags']);

/** All that a body says: its plain members first, then a section for every member that has members of its own. */
export function factSections({ kind, body }: Pick<ResourceDetail, 'kind' | 'body'>, now: Date): readonly FactSection[] {
  const told = tellKind(kind, body, now);
  const members = Object.entries(body).filter(([name]) => !elsewhere.has(name) && !told.instead.includes(name));
  const plain = members.filter(([, value]) => !isNested(value));
  const facts = [...plain.map(toFact), ...told.facts.map(({ label, text }) => ({ label, value: textual(text) }))];
  return [{ title: 'Facts', facts, table: undefined }, ...members.filter(([, value]) => isNested(value)).map(toSection)];
}

function isNested(value: Json | undefined): boolean {
  return isObject(value) || (Array.isArray(value) && value.some(isObject));
}

function toSection([name, value]: readonly [string, Json | undefined]): FactSection {
  const title = memberWords(name);
  if (Array.isArray(value)) return { title, facts: [], table: toTable(value.filter(isObject)) };
  return { title, facts: factsIn(value as JsonObject), table: undefined };
}

/** One row an entry; a column for every member that at least one entry has. */
function toTable(entries: readonly JsonObject[]): FactTable {
  const names = [...new Set(entries.flatMap((entry) => Object.keys(entry)))];
  const rows = entries.map((entry) => names.map((name) => shownOf(entry[name])));
  return { columns: names.map(memberWords), rows };
}

const factsIn = (object: JsonObject): readonly Fact[] => Object.entries(object).map(toFact);

function toFact([name, value]: readonly [string, Json | undefined]): Fact {
  return { label: memberWords(name), value: shownOf(value) };
}

function shownOf(value: Json | undefined): Shown {
  if (value === undefined || value === null) return textual('');
  if (typeof value === 'boolean') return textual(value ? 'Yes' : 'No');
  if (typeof value === 'string') return shownText(value);
  if (typeof value === 'number') return textual(String(value));
  if (Array.isArray(value)) return { kind: 'list', items: value.map(shownOf) };
  return { kind: 'facts', facts: factsIn(value as JsonObject) };
}

const timeForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const arnForm = /^arn:aws[^:]*:imagebuilder:[^:]*:[^:]*:[a-z-]+\//;

function shownText(text: string): Shown {
  if (arnForm.test(text)) return { kind: 'arn', arn: text };
  return timeForm.test(text) && !Number.isNaN(Date.parse(text)) ? { kind: 'time', iso: text } : textual(text);
}

const textual = (text: string): Shown => ({ kind: 'text', text });

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
