import { type OperatorSpec, operatorByName } from '../actions/operators.ts';
import type { Condition, InputValue, ProbeOperator } from '../kinds/component/executable.ts';
import { isComparison } from './compare.ts';
import { compilePattern } from './pattern/match.ts';

/** Why a value is no condition; AWSTOE would refuse it. */
export interface ConditionError {
  readonly error: string;
}

type Fields = { readonly [key: string]: InputValue };
type Reading = Condition | ConditionError;

const LOGICAL = { and: 'all', or: 'any', not: 'not' } as const;
const PROBES: Readonly<Record<ProbeOperator, true>> = {
  binaryExists: true,
  fileExists: true,
  folderExists: true,
  fileMD5Equals: true,
  fileSHA1Equals: true,
  fileSHA256Equals: true,
  fileSHA512Equals: true,
};

/** Deeper nesting of `and`, `or` and `not` fails validation; the outermost is level 1. */
const MAX_LOGICAL_LEVELS = 4;

/** Reads the inputs of an Assert, or an `if` without its outcomes, after substitution: a map with one operator and its companion. */
export function readCondition(value: InputValue): Reading {
  return readAt(value, 1);
}

function readAt(value: InputValue, level: number): Reading {
  if (typeof value === 'string' || isList(value)) return { error: 'a condition is a map with one operator' };
  const [operator, another] = Object.keys(value).flatMap((key) => operatorByName(key) ?? []);
  if (operator === undefined) return { error: 'a condition needs an operator' };
  if (another !== undefined) return { error: `${operator.name} and ${another.name} stand in one condition` };
  const stranger = Object.keys(value).find((key) => key !== operator.name && key !== operator.companion);
  if (stranger !== undefined) return { error: `${stranger} cannot stand beside ${operator.name}` };
  return isLogical(operator.name) ? readLogical(operator.name, value[operator.name] ?? '', level) : readLeaf(operator, value);
}

function readLogical(operator: keyof typeof LOGICAL, operand: InputValue, level: number): Reading {
  if (level > MAX_LOGICAL_LEVELS) return { error: `conditions are nested more than ${MAX_LOGICAL_LEVELS} levels deep` };
  // The guide writes the operand of `not` now as a map, now as a list of one map.
  const parts = isList(operand) ? operand : [operand];
  const conditions: Condition[] = [];
  for (const part of parts) {
    const condition = readAt(part, level + 1);
    if ('error' in condition) return condition;
    conditions.push(condition);
  }
  if (operator !== 'not') {
    return conditions.length > 1 ? { kind: LOGICAL[operator], conditions } : { error: `${operator} takes two conditions or more` };
  }
  const [condition] = conditions;
  return condition !== undefined && conditions.length === 1 ? { kind: 'not', condition } : { error: 'not takes one condition' };
}

function readLeaf({ name, companion, operand: kind }: OperatorSpec, fields: Fields): Reading {
  const operand = fields[name];
  const beside = companion === undefined ? '' : fields[companion];
  if (typeof operand !== 'string') return { error: `${name} takes a text` };
  if (typeof beside !== 'string') return { error: `${name} needs a ${companion} beside it` };
  if (isProbe(name)) return { kind: 'probe', operator: name, operand, path: beside };
  const pattern = kind === 'pattern' ? compilePattern(operand) : undefined;
  if (typeof pattern === 'object') return { error: `the pattern ${operand} is not valid: ${pattern.error}` };
  return isComparison(name) ? { kind: 'comparison', operator: name, operand, value: beside } : { error: `${name} cannot be decided` };
}

function isLogical(name: string): name is keyof typeof LOGICAL {
  return Object.hasOwn(LOGICAL, name);
}

function isProbe(name: string): name is ProbeOperator {
  return Object.hasOwn(PROBES, name);
}

function isList(value: InputValue): value is readonly InputValue[] {
  return Array.isArray(value);
}
