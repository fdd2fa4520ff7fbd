/** How what is inserted into brackets has to be written. */
export interface FlowStyle {
  /** With quotes around keys and texts. */
  readonly isJson: boolean;
  /** Whether the value of a key is a text, rather than a number, true or false. */
  readonly isText: (key: string) => boolean;
}

type Value =
  | { readonly kind: 'scalar'; readonly text: string }
  /** Where the first key of a map will be. */
  | { readonly kind: 'place'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'map'; readonly entries: readonly Entry[] };

interface Entry {
  readonly key: string;
  readonly value: Value;
}

const KEY = /^((?:\$\{\d+:[^}]*\}|\\.|[^:\s])+):(?: +(.*))?$/;

/**
 * A snippet of block YAML as it stands in brackets, on one line: entries without the braces around them, items without the brackets.
 * undefined for what cannot: texts of several lines.
 */
export function inBrackets(snippet: string, style: FlowStyle): string | undefined {
  const lines = snippet.split('\n');
  if (lines.some((line) => /[|>][-+]?\s*$/.test(line))) return undefined;
  const [first = '', ...rest] = lines;
  // The value of a key that brings further keys along.
  if (rest.length > 0 && !first.startsWith('- ') && !KEY.test(first))
    return [scalar(first, '', style), ...contents(read(rest), style)].join(', ');
  return contents(read(lines), style).join(', ');
}

function read(lines: readonly string[]): Value {
  const [first = ''] = lines;
  if (first === '-' || first.startsWith('- ')) {
    return { kind: 'list', items: groups(lines, /^-(?: |$)/).map((item) => read(item.map((line) => line.slice(2)))) };
  }
  if (!KEY.test(first)) return { kind: 'scalar', text: first.trim() };
  return { kind: 'map', entries: groups(lines, /^[^\s-]/).map(readEntry) };
}

function readEntry([first = '', ...below]: readonly string[]): Entry {
  const [, key = '', beside = ''] = KEY.exec(first) ?? [];
  if (below.length === 0) return { key, value: { kind: 'scalar', text: beside.trim() } };
  const indentation = /^ */.exec(below[0] ?? '')?.[0].length ?? 0;
  const value = read(below.map((line) => line.slice(indentation)));
  return { key, value: value.kind === 'scalar' ? { ...value, kind: 'place' } : value };
}

/** Lines in groups that begin with those that match. */
function groups(lines: readonly string[], begins: RegExp): readonly (readonly string[])[] {
  const found: string[][] = [];
  for (const line of lines) {
    if (found.length === 0 || begins.test(line)) found.push([line]);
    else found.at(-1)?.push(line);
  }
  return found;
}

function contents(value: Value, style: FlowStyle): readonly string[] {
  if (value.kind === 'place') return [value.text];
  if (value.kind === 'scalar') return [scalar(value.text, '', style)];
  if (value.kind === 'list') return value.items.map((item) => written(item, '', style));
  return value.entries.map(({ key, value: inner }) => `${style.isJson ? `"${key}"` : key}: ${written(inner, key, style)}`);
}

function written(value: Value, key: string, style: FlowStyle): string {
  if (value.kind === 'scalar') return scalar(value.text, key, style);
  const inner = value.kind === 'list' ? value.items.map((item) => written(item, key, style)) : contents(value, style);
  const text = inner.join(', ');
  return value.kind === 'list' ? `[${text}]` : `{${text}}`;
}

const STOP = /^(?:\$\d+)?$/;
const PLACEHOLDER = /\$\{\d+[:|][^}]*\}/g;
const BARE = /^(?:-?\d+(?:\.\d+)?|true|false|null|\$\{\d+\|true,false\|\})$/;

function scalar(source: string, key: string, { isJson, isText }: FlowStyle): string {
  const text = source === '' ? '$0' : source;
  if (STOP.test(text)) return isJson && isText(key) ? `"${text}"` : text;
  const inner = /^(["']).*\1$/.test(text) ? text.slice(1, -1) : text;
  if (isJson) return BARE.test(text) ? text : `"${text.startsWith('"') ? inner : escaped(inner)}"`;
  return inner === text && /[,[\]{}]/.test(text.replaceAll(PLACEHOLDER, '')) ? `'${text}'` : text;
}

/** A text as JSON has it between quotes; a backslash that is one for the snippet too stays as it is. */
function escaped(text: string): string {
  return text.replaceAll(/\\(?![$}\\])/g, '\\\\\\\\').replaceAll('"', '\\"');
}
