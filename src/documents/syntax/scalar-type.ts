import type { ScalarType } from './tree.ts';

const INTEGER = /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/;
const FLOAT = /^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const WORDS: ReadonlyMap<string, ScalarType> = new Map([
  ['', 'null'],
  ['~', 'null'],
  ['null', 'null'],
  ['Null', 'null'],
  ['NULL', 'null'],
  ['true', 'boolean'],
  ['True', 'boolean'],
  ['TRUE', 'boolean'],
  ['false', 'boolean'],
  ['False', 'boolean'],
  ['FALSE', 'boolean'],
]);
const LONGEST_WORD = 5;

/** What YAML 1.2's core schema makes of a plain scalar. */
export function plainScalarType(text: string): ScalarType {
  if (text.length <= LONGEST_WORD) {
    const word = WORDS.get(text);
    if (word !== undefined) return word;
  }
  if (!mayStartNumber(text.charCodeAt(0))) return 'string';
  if (INTEGER.test(text)) return 'integer';
  return FLOAT.test(text) ? 'float' : 'string';
}

function mayStartNumber(code: number): boolean {
  const isDigit = code >= 48 && code <= 57;
  const isSignOrDot = code === 43 || code === 45 || code === 46;
  return isDigit || isSignOrDot;
}
