import type { ComparisonOperator, Condition } from '../kinds/component/executable.ts';
import { compareDecimals, parseDecimal } from './decimal.ts';
import { compilePattern } from './pattern/match.ts';

export type Comparison = Pick<Extract<Condition, { kind: 'comparison' }>, 'operator' | 'operand' | 'value'>;

type Compare = (value: string, operand: string) => boolean;

// "value OPERATOR operand", as all worked examples of the guide have it; its prose says the reverse (facts/awstoe.md, section 22).
const COMPARISONS: Readonly<Record<ComparisonOperator, Compare>> = {
  stringEquals: byText((order) => order === 0),
  stringLessThan: byText((order) => order < 0),
  stringLessThanEquals: byText((order) => order <= 0),
  stringGreaterThan: byText((order) => order > 0),
  stringGreaterThanEquals: byText((order) => order >= 0),
  patternMatches: isPatternFound,
  numberEquals: byNumber((order) => order === 0),
  numberLessThan: byNumber((order) => order < 0),
  numberLessThanEquals: byNumber((order) => order <= 0),
  numberGreaterThan: byNumber((order) => order > 0),
  numberGreaterThanEquals: byNumber((order) => order >= 0),
  stringIsEmpty: (_value, operand) => operand === '',
  stringIsWhitespace: (_value, operand) => /^ +$/.test(operand),
};

/** Whether a substituted comparison holds. What cannot be compared (a text as a number) does not hold; there are no errors. */
export function compare({ operator, operand, value }: Comparison): boolean {
  return COMPARISONS[operator](value, operand);
}

/** Letter case does not matter (documented, although some examples contradict); nothing is trimmed; digits come before letters. */
function byText(isRight: (order: number) => boolean): Compare {
  return (value, operand) => {
    const [left, right] = [value.toLowerCase(), operand.toLowerCase()];
    return isRight(left < right ? -1 : Number(left > right));
  };
}

function byNumber(isRight: (order: number) => boolean): Compare {
  return (value, operand) => {
    const [left, right] = [parseDecimal(value), parseDecimal(operand)];
    return left !== undefined && right !== undefined && isRight(compareDecimals(left, right));
  };
}

function isPatternFound(value: string, pattern: string): boolean {
  const matcher = compilePattern(pattern);
  return typeof matcher === 'function' && matcher(value);
}

export function isComparison(name: string): name is ComparisonOperator {
  return Object.hasOwn(COMPARISONS, name);
}
