import type { InputSpec, InputType } from '../../actions/spec.ts';
import { quoted } from '../../spelling.ts';
import { follow } from '../../syntax/aliases.ts';
import { mapOf } from '../../syntax/entries.ts';
import { entryNamed, isNothing, isUnquotedReference, valueNamed } from '../../syntax/lookup.ts';
import type { ListItem, ListNode, MapEntry, MapNode, ScalarNode } from '../../syntax/tree.ts';
import type { TextRange } from '../../text.ts';

/** What is wrong with the kind of an input's value. */
export interface InputFault {
  readonly range: TextRange;
  readonly message: string;
  /** The value is the one item of a list that is missing. */
  readonly needsList?: boolean;
}

type Value = ScalarNode | MapNode | ListNode;

const yamlWords: Readonly<Record<Value['kind'], string>> = { scalar: 'a text', map: 'a map', list: 'a list' };
const INTEGER = /^[-+]?[0-9]+$/;
const BOOLEAN = /^(?:true|false|yes|no|on|off)$/i;

/** Compares the value of an input with its type. `text` is the document's. Nothing is said about values that are not there. */
export function inputFaults(input: InputSpec, entry: MapEntry, text: string): readonly InputFault[] {
  const value = follow(entry.value);
  if (value === undefined) return [];
  const check = checks[input.type];
  return check({ name: input.name, value, text });
}

interface Checked {
  readonly name: string;
  readonly value: Value;
  readonly text: string;
}

const checks: Readonly<Record<InputType, (checked: Checked) => readonly InputFault[]>> = {
  string: checkText,
  'string-or-number': checkText,
  boolean: (checked) => checkLiteral(checked, BOOLEAN, 'true or false'),
  integer: (checked) => checkLiteral(checked, INTEGER, 'a whole number'),
  'string-list': checkTextList,
  'string-map': checkTextMap,
  'name-value-list': checkNameValueList,
  any: () => [],
};

function checkText({ name, value }: Checked): readonly InputFault[] {
  if (value.kind === 'scalar') return [];
  return [{ range: value.range, message: `“${name}” must be a text, not ${yamlWords[value.kind]}.` }];
}

/** A reference may stand for the whole value; what it gives is not known here. */
function checkLiteral({ name, value }: Checked, form: RegExp, words: string): readonly InputFault[] {
  if (value.kind === 'scalar' && (form.test(value.value) || value.value.includes('{{'))) return [];
  const found = value.kind === 'scalar' ? quoted(value.value) : yamlWords[value.kind];
  return [{ range: value.range, message: `“${name}” must be ${words}, not ${found}.` }];
}

function checkTextList({ name, value, text }: Checked): readonly InputFault[] {
  if (value.kind === 'scalar')
    return [{ range: value.range, message: `“${name}” must be a list: begin the text with a dash.`, needsList: true }];
  if (value.kind === 'map')
    return [{ range: value.range, message: `“${name}” must be a list of texts, not a map. Begin each one with a dash.` }];
  return value.items.flatMap((item) => textItemFault(name, item, text) ?? []);
}

function textItemFault(name: string, { value, range }: ListItem, text: string): InputFault | undefined {
  if (isNothing(value)) return { range, message: `This item of “${name}” is empty. Write something behind the dash, or remove it.` };
  const item = follow(value);
  if (item === undefined || item.kind === 'scalar' || isUnquotedReference(item, text)) return undefined;
  if (item.kind === 'list')
    return { range: item.range, message: `An item of “${name}” must be a text, not a list. Remove a dash, or put the text in quotes.` };
  return {
    range: item.range,
    message: `YAML reads this item of “${name}” as a map, because of a “: ” in it. Put the text in quotes or in a block (“|”).`,
  };
}

function checkTextMap({ name, value }: Checked): readonly InputFault[] {
  if (value.kind !== 'map') return [{ range: value.range, message: `“${name}” must be a map of names and texts.` }];
  return value.entries.flatMap(({ key, value: member }) => {
    const node = follow(member);
    return node === undefined || node.kind === 'scalar' ? [] : [{ range: node.range, message: `“${key.value}” must be a text.` }];
  });
}

function checkNameValueList({ name, value, text }: Checked): readonly InputFault[] {
  if (value.kind !== 'list') return [{ range: value.range, message: `“${name}” must be a list of “name” and “value”.` }];
  return value.items.flatMap((item) => {
    const map = mapOf(item.value);
    if (map === undefined || entryNamed(map, 'name') === undefined || entryNamed(map, 'value') === undefined)
      return [{ range: item.range, message: `Each item of “${name}” has a “name” and a “value”.` }];
    return ['name', 'value'].flatMap((key) => {
      const value = valueNamed(map, key);
      if (value?.kind === 'scalar' || isUnquotedReference(value, text)) return [];
      return [{ range: value?.range ?? item.range, message: `“${key}” of a parameter must be a text, in quotes if it is empty.` }];
    });
  });
}
