import { AwsError } from './aws-error.ts';

/** What the service's model demands of a value beyond its type. Lengths are of characters, sizes of lists and maps. */
export interface Constraint {
  readonly type: 'string' | 'integer' | 'long' | 'double' | 'boolean' | 'timestamp' | 'list' | 'map' | 'structure';
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  /** The shape of a list's items, of a map's values. */
  readonly of?: string;
  /** The shape of a map's keys. */
  readonly key?: string;
  /** A structure's members: name to shape; a required one's shape ends in `!`. */
  readonly members?: Readonly<Record<string, string>>;
}

/** Constraints by shape name; an operation's input stands under the operation's own name. */
export type ConstraintTable = Readonly<Record<string, Constraint>>;

export interface Rules {
  readonly table: ConstraintTable;
  /** The error code for what breaks a rule. */
  readonly code: string;
}

/** Throws for the first value of an operation's input that breaks its constraint. No SDK checks these; the service must. */
export function validate(rules: Rules, operation: string, input: Readonly<Record<string, unknown>>): void {
  check(rules, { shape: operation, path: '' }, input);
}

interface Place {
  readonly shape: string;
  readonly path: string;
}

function check(rules: Rules, place: Place, value: unknown): void {
  const constraint = rules.table[place.shape];
  if (!constraint) return;
  const fault = faultOf(constraint, value);
  if (fault) throw invalid(rules, place.path, fault);
  if (constraint.type === 'structure') checkMembers(rules, { constraint, path: place.path }, value as Readonly<Record<string, unknown>>);
  if (constraint.type === 'list' && constraint.of) {
    for (const [index, item] of (value as readonly unknown[]).entries()) {
      check(rules, { shape: constraint.of, path: `${place.path}[${index}]` }, item);
    }
  }
  if (constraint.type === 'map') checkEntries(rules, { constraint, path: place.path }, value as Readonly<Record<string, unknown>>);
}

interface Inside {
  readonly constraint: Constraint;
  readonly path: string;
}

function checkMembers(rules: Rules, { constraint, path }: Inside, value: Readonly<Record<string, unknown>>): void {
  for (const [name, declared] of Object.entries(constraint.members ?? {})) {
    const required = declared.endsWith('!');
    const inner = path ? `${path}.${name}` : name;
    const item = value[name];
    if (item === undefined && required) throw invalid(rules, inner, 'must not be null');
    if (item !== undefined) check(rules, { shape: required ? declared.slice(0, -1) : declared, path: inner }, item);
  }
}

function checkEntries(rules: Rules, { constraint, path }: Inside, value: Readonly<Record<string, unknown>>): void {
  for (const [key, item] of Object.entries(value)) {
    if (constraint.key) check(rules, { shape: constraint.key, path: `${path}.key` }, key);
    if (constraint.of) check(rules, { shape: constraint.of, path: `${path}.${key}` }, item);
  }
}

/** What is wrong with the value itself, as the end of a sentence that begins with its path. */
function faultOf(constraint: Constraint, value: unknown): string | undefined {
  switch (constraint.type) {
    case 'string':
      return typeof value === 'string' ? stringFault(constraint, value) : 'must be a string';
    case 'integer':
    case 'long':
      return Number.isSafeInteger(value) ? rangeFault(constraint, Number(value), 'value') : 'must be an integer';
    case 'double':
      return typeof value === 'number' ? rangeFault(constraint, value, 'value') : 'must be a number';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'must be a boolean';
    case 'list':
      return Array.isArray(value) ? rangeFault(constraint, value.length, 'length') : 'must be a list';
    case 'map':
      return isObject(value) ? rangeFault(constraint, Object.keys(value).length, 'length') : 'must be a map';
    case 'structure':
      return isObject(value) ? undefined : 'must be a structure';
    case 'timestamp':
      return undefined;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stringFault(constraint: Constraint, value: string): string | undefined {
  if (constraint.enum && !constraint.enum.includes(value)) return `must satisfy enum value set: [${constraint.enum.join(', ')}]`;
  // Lengths come first: they keep long texts away from the patterns.
  const length = rangeFault(constraint, [...value].length, 'length');
  if (length) return length;
  if (constraint.pattern && !expression(constraint.pattern).test(value)) return `must match pattern ${constraint.pattern}`;
  return undefined;
}

function rangeFault({ min, max }: Constraint, size: number, what: 'length' | 'value'): string | undefined {
  if (min !== undefined && size < min) return `must have ${what} greater than or equal to ${min}`;
  if (max !== undefined && size > max) return `must have ${what} less than or equal to ${max}`;
  return undefined;
}

const expressions = new Map<string, RegExp>();

/** Some patterns of the model carry no anchors; the service means the whole value all the same. */
function expression(pattern: string): RegExp {
  const known = expressions.get(pattern);
  if (known) return known;
  // Classes of Unicode are what only the `u` flag knows; it refuses escapes that other patterns use.
  const made = new RegExp(`^(?:${pattern})$`, pattern.includes('\\p{') ? 'u' : '');
  expressions.set(pattern, made);
  return made;
}

/** The wording of the real service, as quoted by its users. */
function invalid({ code }: Rules, path: string, fault: string): AwsError {
  const parameter = path || 'request';
  return new AwsError(code, `The value supplied for parameter '${parameter}' is not valid. '${parameter}' ${fault}`);
}
