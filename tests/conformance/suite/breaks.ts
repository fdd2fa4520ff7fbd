// Requests that break one rule of the model each, made from the rules themselves.
import fc from 'fast-check';
import type { Constraint, ConstraintTable } from '../../../src/local-account/protocol/constraints.ts';
import type { Values } from './case.ts';

/** A request with one fault. */
export interface Break {
  /** The member that is wrong, as an error names it: `distributions[0].region`. */
  readonly path: string;
  readonly rule: 'required' | 'type' | 'enum' | 'pattern' | 'too small' | 'too large';
  readonly request: Values;
}

/** The same faults in every run; another seed finds others. */
const seed = 20_261_121;

/** Every way to break a rule of the operation's input in an otherwise good request, at every depth. */
export function breaksOf(table: ConstraintTable, operation: string, good: Values): readonly Break[] {
  return breaksOfStructure({ table, seen: [] }, operation, { value: good, path: '' }).map(({ value, ...rest }) => ({
    ...rest,
    request: value as Values,
  }));
}

interface Context {
  readonly table: ConstraintTable;
  /** Shapes above this one: some contain themselves. */
  readonly seen: readonly string[];
}

interface Place {
  readonly value: unknown;
  readonly path: string;
}

interface Found {
  readonly path: string;
  readonly rule: Break['rule'];
  /** The value at the place that was asked about, with the fault in it. */
  readonly value: unknown;
}

function breaksOfStructure(context: Context, shape: string, { value, path }: Place): readonly Found[] {
  const members = Object.entries(context.table[shape]?.members ?? {});
  const good = isObject(value) ? value : minimalStructure(context, shape);
  return members.flatMap(([name, declared]) => {
    const inner = path === '' ? name : `${path}.${name}`;
    const { [name]: own, ...others } = good as Values;
    const missing: Found[] = declared.endsWith('!') ? [{ path: inner, rule: 'required', value: others }] : [];
    const below = breaksOfShape(context, declared.replace('!', ''), { value: own, path: inner });
    return [...missing, ...below.map((found) => ({ ...found, value: { ...others, [name]: found.value } }))];
  });
}

function breaksOfShape(context: Context, shape: string, place: Place): readonly Found[] {
  const constraint = context.table[shape];
  if (!constraint || context.seen.includes(shape)) return [];
  const inner = { ...context, seen: [...context.seen, shape] };
  const own = wrongValues(constraint).map(({ rule, value }) => ({ path: place.path, rule, value }));
  return [...own, ...breaksInside(inner, shape, place)];
}

function breaksInside(context: Context, shape: string, { value, path }: Place): readonly Found[] {
  const constraint = context.table[shape];
  if (constraint?.type === 'structure') return breaksOfStructure(context, shape, { value, path });
  if (constraint?.type === 'list' && constraint.of !== undefined) {
    const [first = minimal(context, constraint.of), ...rest] = Array.isArray(value) ? value : [];
    const items = breaksOfShape(context, constraint.of, { value: first, path: `${path}[0]` });
    return items.map((found) => ({ ...found, value: [found.value, ...rest] }));
  }
  if (constraint?.type === 'map' && constraint.of !== undefined) {
    const values = breaksOfShape(context, constraint.of, { value: minimal(context, constraint.of), path: `${path}.key` });
    return values.map((found) => ({ ...found, value: { key: found.value } }));
  }
  return [];
}

interface Wrong {
  readonly rule: Break['rule'];
  readonly value: unknown;
}

/** Values that are not what the constraint asks for. */
function wrongValues(constraint: Constraint): readonly Wrong[] {
  switch (constraint.type) {
    case 'string':
      return [{ rule: 'type', value: 7 }, ...wrongStrings(constraint)];
    case 'integer':
    case 'long':
    case 'double':
      return [{ rule: 'type', value: 'seven' }, ...outside(constraint, (size) => size)];
    case 'boolean':
      return [{ rule: 'type', value: 'perhaps' }];
    case 'list':
      return [{ rule: 'type', value: 'no list' }];
    case 'map':
    case 'structure':
      return [{ rule: 'type', value: 'no object' }];
    case 'timestamp':
      return [{ rule: 'type', value: 'some day' }];
  }
}

function wrongStrings({ min, max, pattern, enum: words }: Constraint): readonly Wrong[] {
  if (words) return [{ rule: 'enum', value: `NOT_${words[0]}` }];
  const sizes = outside({ min, max }, (size) => 'x'.repeat(size)).filter(({ value }) => String(value).length <= 100_000);
  if (pattern === undefined) return sizes;
  return [...sizes, ...misfits(pattern, { min, max }).map((value) => ({ rule: 'pattern' as const, value }))];
}

/** Up to three texts of a good length that do not match. Some patterns refuse next to nothing, so it is not looked for ever. */
function misfits(pattern: string, { min = 1, max = 40 }: Sizes): readonly string[] {
  const whole = new RegExp(`^(?:${pattern})$`, pattern.includes('\\p{') ? 'u' : '');
  const odd = fc.constantFrom('\u0000', ' ', '!').map((character) => character.repeat(Math.max(min, 1)));
  const texts = fc.oneof(fc.string({ minLength: Math.max(min, 1), maxLength: Math.max(Math.min(max, 40), min, 1) }), odd);
  return fc
    .sample(texts, { seed, numRuns: 100 })
    .filter((text) => !whole.test(text))
    .slice(0, 3);
}

interface Sizes {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

function outside({ min, max }: Sizes, make: (size: number) => unknown): readonly Wrong[] {
  return [
    ...(min !== undefined && min > 0 ? [{ rule: 'too small' as const, value: make(min - 1) }] : []),
    ...(max !== undefined ? [{ rule: 'too large' as const, value: make(max + 1) }] : []),
  ];
}

/** The least that the model takes for a shape. */
function minimal(context: Context, shape: string): unknown {
  const constraint = context.table[shape];
  switch (constraint?.type) {
    case 'structure':
      return minimalStructure(context, shape);
    case 'list':
      return Array.from({ length: constraint.min ?? 0 }, () => minimal(context, constraint.of ?? ''));
    case 'map':
      return {};
    case 'boolean':
      return true;
    case 'string':
      return minimalString(constraint);
    default:
      return constraint?.min ?? 1;
  }
}

function minimalString({ min, max, pattern, enum: words }: Constraint): string {
  if (words) return words[0] ?? '';
  if (pattern === undefined) return 'x'.repeat(Math.max(min ?? 1, 1));
  const fitting = ({ length }: string) => length >= (min ?? 0) && length <= (max ?? 1000);
  // Classes of Unicode cannot be generated either; this is in all that the models have.
  if (pattern.includes('\\p{')) return 'x'.repeat(Math.max(min ?? 1, 1));
  // What must not stand at the beginning cannot be generated; nothing that is generated stands there by chance.
  const generated = fc.stringMatching(new RegExp(`^(?:${pattern.replace(/\(\?<?!(?:[^()]|\([^()]*\))*\)/g, '')})$`));
  return fc.sample(generated, { seed, numRuns: 100 }).find(fitting) ?? '';
}

function minimalStructure(context: Context, shape: string): Values {
  const members = Object.entries(context.table[shape]?.members ?? {}).filter(([, declared]) => declared.endsWith('!'));
  return Object.fromEntries(members.map(([name, declared]) => [name, minimal(context, declared.slice(0, -1))]));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The least that an operation takes. */
export const minimalRequest = (table: ConstraintTable, operation: string): Values => minimalStructure({ table, seen: [] }, operation);
