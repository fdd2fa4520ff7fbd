import type { Json, JsonObject, ResourceDetail } from '../../contract/index.ts';
import { memberWords } from './member-words.ts';
import { type Fact, type FactSection, type FactTable, type Shown, textual } from './shown.ts';
import { tellKind } from './tell-kind.ts';

/** Told in other places of the tab: the document has a face of its own, and so have tags. */
const elsewhere = new Set(['data', 'dockerfileTemplateData', 'tags']);

/** All that a body says: its plain members first, then a section for every member that has members of its own. */
export function factSections({ kind, body }: Pick<ResourceDetail, 'kind' | 'body'>, now: Date): readonly FactSection[] {
  const told = tellKind(kind, body, now);
  const members = Object.entries(body).filter(([name]) => !elsewhere.has(name) && !told.instead.includes(name));
  const plain = members.filter(([, value]) => !isNested(value)).toSorted(([a], [b]) => rank(a) - rank(b));
  const facts = [...plain.map((member) => (member[0] === 'arn' ? ownArn(body) : toFact(member))), ...told.facts];
  return [{ title: 'Facts', facts, table: undefined }, ...members.filter(([, value]) => isNested(value)).map(toSection)];
}

/** What everything has comes first; the rest in the order of the API. */
const first = ['name', 'arn', 'version', 'description', 'changeDescription'];
const rank = (name: string): number => (first.includes(name) ? first.indexOf(name) : first.length);

/** No link: it would lead to where one is. */
const ownArn = ({ arn }: JsonObject): Fact => ({ label: 'ARN', value: textual(String(arn)) });

function isNested(value: Json | undefined): boolean {
  return isObject(value) || (Array.isArray(value) && value.some(isObject));
}

function toSection([name, value]: readonly [string, Json | undefined]): FactSection {
  const title = memberWords(name);
  if (Array.isArray(value)) return { title, facts: [], table: toTable(value.filter(isObject)) };
  const object = value as JsonObject;
  const shown = isMap(name) ? shownMap(object) : undefined;
  return { title, facts: shown?.kind === 'facts' ? shown.facts : factsIn(object), table: undefined };
}

/** One row an entry; a column for every member that at least one entry has. */
function toTable(entries: readonly JsonObject[]): FactTable {
  const names = [...new Set(entries.flatMap((entry) => Object.keys(entry)))];
  const rows = entries.map((entry) => names.map((name) => shownOf(entry[name])));
  return { columns: names.map(memberWords), rows };
}

const factsIn = (object: JsonObject): readonly Fact[] => Object.entries(object).map(toFact);

function toFact([name, value]: readonly [string, Json | undefined]): Fact {
  return { label: memberWords(name), value: isMap(name) && isObject(value) ? shownMap(value) : shownOf(value) };
}

/** Members whose own members are not the API's words but somebody's: tags. */
const isMap = (name: string): boolean => /tags$|tagMap$/i.test(name);

function shownMap(map: JsonObject): Shown {
  return { kind: 'facts', facts: Object.entries(map).map(([key, value]) => ({ label: key, value: shownOf(value) })) };
}

function shownOf(value: Json | undefined): Shown {
  if (value === undefined || value === null) return textual('');
  if (Array.isArray(value) && value.length === 0) return textual('None');
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

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
