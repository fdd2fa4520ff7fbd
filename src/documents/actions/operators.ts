/** What stands behind an operator: text, a number, a pattern, a path, a digest, or conditions again. */
export type OperandKind = 'text' | 'number' | 'pattern' | 'path' | 'program' | 'digest' | 'conditions' | 'condition';

/** One operator of `if` and of Assert. */
export interface OperatorSpec {
  readonly name: string;
  readonly operand: OperandKind;
  /** The key that must stand beside the operator. */
  readonly companion: 'value' | 'path' | undefined;
  /** For a digest: how many hexadecimal digits it has. */
  readonly digits?: number;
  readonly summary: string;
}

type Comparison = readonly [suffix: string, words: string];

const comparisons: readonly Comparison[] = [
  ['Equals', 'equals'],
  ['LessThan', 'is less than'],
  ['LessThanEquals', 'is less than or equal to'],
  ['GreaterThan', 'is greater than'],
  ['GreaterThanEquals', 'is greater than or equal to'],
];

// All worked examples of the guide compare "value OPERATOR operand"; its prose says the reverse (facts/awstoe.md, section 5).
const stringComparisons = comparisons.map<OperatorSpec>(([suffix, words]) => ({
  name: `string${suffix}`,
  operand: 'text',
  companion: 'value',
  summary: `Holds when \`value\`, as text, ${words} the operand. Letter case is documented not to matter.`,
}));

const numberComparisons = comparisons.map<OperatorSpec>(([suffix, words]) => ({
  name: `number${suffix}`,
  operand: 'number',
  companion: 'value',
  summary: `Holds when \`value\`, as a number, ${words} the operand. A \`value\` that is no number makes it false.`,
}));

const digests = (
  [
    ['MD5', 32],
    ['SHA1', 40],
    ['SHA256', 64],
    ['SHA512', 128],
  ] as const
).map<OperatorSpec>(([algorithm, digits]) => ({
  name: `file${algorithm}Equals`,
  operand: 'digest',
  companion: 'path',
  digits,
  summary: `Holds when the ${algorithm} digest of the file at \`path\` is the operand.`,
}));

/** The 23 operators, by group. */
export const operators: readonly OperatorSpec[] = [
  ...stringComparisons,
  {
    name: 'patternMatches',
    operand: 'pattern',
    companion: 'value',
    summary: 'Holds when the regular expression (RE2, as Go writes them) is found in `value`.',
  },
  ...numberComparisons,
  { name: 'stringIsEmpty', operand: 'text', companion: undefined, summary: 'Holds when the operand has no characters.' },
  {
    name: 'stringIsWhitespace',
    operand: 'text',
    companion: undefined,
    summary: 'Holds when the operand is made of blanks only; empty text does not count.',
  },
  { name: 'binaryExists', operand: 'program', companion: undefined, summary: 'Holds when a program of that name is found.' },
  { name: 'fileExists', operand: 'path', companion: undefined, summary: 'Holds when the path exists and is a file.' },
  { name: 'folderExists', operand: 'path', companion: undefined, summary: 'Holds when the path exists and is a folder.' },
  ...digests,
  {
    name: 'and',
    operand: 'conditions',
    companion: undefined,
    summary: 'Holds when all conditions of the list hold; they are asked in order until one does not.',
  },
  {
    name: 'or',
    operand: 'conditions',
    companion: undefined,
    summary: 'Holds when one condition of the list holds; they are asked in order until one does.',
  },
  { name: 'not', operand: 'condition', companion: undefined, summary: 'Holds when its condition does not.' },
];

const byName: ReadonlyMap<string, OperatorSpec> = new Map(operators.map((operator) => [operator.name, operator]));

/** The operator of that name; names are case-sensitive. */
export function operatorByName(name: string): OperatorSpec | undefined {
  return byName.get(name);
}

/** Whether the operator combines conditions. */
export function isLogical({ operand }: OperatorSpec): boolean {
  return operand === 'conditions' || operand === 'condition';
}
