import { follow } from '../../syntax/aliases.ts';
import { entriesOf, MERGE_KEY } from '../../syntax/entries.ts';
import { eachScalar } from '../../syntax/lookup.ts';
import type { ScalarNode, SyntaxNode } from '../../syntax/tree.ts';
import type { PathPlace, PathReference } from './model.ts';
import { parsePath } from './path.ts';
import { isPathKey } from './path-key.ts';

const OPEN = '{{';
const CLOSE = '}}';

interface Reader {
  readonly text: string;
  readonly found: PathReference[];
}

/** The keys of a step that may hold paths. */
const WITH_PATHS: ReadonlySet<string> = new Set(['inputs', 'if', 'rollbackEnabled', 'rollbackEnabled.$']);

/** Every path in a step, in document order. `text` is the source that the ranges are of. */
export function stepReferences(step: SyntaxNode | undefined, text: string): readonly PathReference[] {
  const map = follow(step);
  if (map?.kind !== 'map' || !map.entries.some(({ key }) => WITH_PATHS.has(key.value) || key.value === MERGE_KEY)) return [];
  const reader: Reader = { text, found: [] };
  for (const { key, value } of entriesOf(map)) {
    if (key.value === 'inputs') readInputs(reader, value, undefined);
    else if (key.value === 'if') eachScalar(value, (scalar) => readWhole(reader, { scalar, key, place: 'condition' }));
    else if (WITH_PATHS.has(key.value)) eachScalar(value, (scalar) => readWhole(reader, { scalar, key, place: 'rollback' }));
  }
  return reader.found;
}

/** The path that is the value of an output. */
export function outputReferences(value: SyntaxNode | undefined, key: ScalarNode | undefined, text: string): readonly PathReference[] {
  const reader: Reader = { text, found: [] };
  eachScalar(value, (scalar) => readWhole(reader, { scalar, key, place: 'output' }));
  return reader.found;
}

function readInputs(reader: Reader, node: SyntaxNode | undefined, key: ScalarNode | undefined): void {
  const value = follow(node);
  if (value === undefined) return;
  if (value.kind === 'map') for (const entry of entriesOf(value)) readInputs(reader, entry.value, entry.key);
  else if (value.kind === 'list') for (const item of value.items) readInputs(reader, item.value, key);
  else if (!readAlone(reader, value, key)) readBraces(reader, value, key);
}

function readAlone(reader: Reader, scalar: ScalarNode, key: ScalarNode | undefined): boolean {
  if (key === undefined || !isPathKey(key.value)) return readBare(reader, scalar, key);
  return readWhole(reader, { scalar, key, place: 'input' });
}

interface Whole {
  readonly scalar: ScalarNode;
  readonly key: ScalarNode | undefined;
  readonly place: PathPlace;
}

/** A scalar that is a path and nothing else. */
function readWhole(reader: Reader, { scalar, key, place }: Whole): boolean {
  const source = scalar.value.trim();
  const { start, end } = scalar.range;
  const at = reader.text.slice(start, end).indexOf(source);
  const path = parsePath(source, at === -1 ? 0 : start + at);
  if (path === undefined) return false;
  const { range } = scalar;
  const exact = at !== -1;
  const placed = exact ? path : { ...path, range, parts: path.parts.map((part) => ({ ...part, range })) };
  reader.found.push({ path: placed, place, scalar, key, exact });
  return true;
}

/** Texts may begin with `$.` for reasons of their own, so that only known roots count. */
function readBare(reader: Reader, scalar: ScalarNode, key: ScalarNode | undefined): boolean {
  if (!scalar.value.startsWith('$.') || parsePath(scalar.value.trim(), 0)?.root === undefined || /\s/.test(scalar.value.trim()))
    return false;
  return readWhole(reader, { scalar, key, place: 'bare' });
}

/** Paths between braces; works on the source, where escapes inside a path cannot occur. */
function readBraces({ text, found }: Reader, scalar: ScalarNode, key: ScalarNode | undefined): void {
  const { start, end } = scalar.range;
  let open = text.indexOf(OPEN, start);
  while (open !== -1 && open < end) {
    const close = text.indexOf(CLOSE, open);
    if (close === -1 || close >= end) return;
    const inside = text.slice(open + OPEN.length, close);
    const path = parsePath(inside.trim(), open + OPEN.length + inside.length - inside.trimStart().length);
    if (path?.text.startsWith('$.') === true) found.push({ path, place: 'text', scalar, key, exact: true });
    open = text.indexOf(OPEN, close);
  }
}
