import { describe, expect, it } from 'vitest';
import type { ComparisonOperator } from '../kinds/component/executable.ts';
import { compare } from './compare.ts';

/** Each row reads "value operator operand", the direction of the guide's examples. */
function holds(value: string, operator: ComparisonOperator, operand: string): boolean {
  return compare({ operator, operand, value });
}

describe('compare', () => {
  it.each<[string, ComparisonOperator, string, boolean]>([
    ['abc', 'stringEquals', 'abc', true],
    ['abc', 'stringEquals', 'ABC', true],
    [' abc', 'stringEquals', 'abc', false],
    ['A', 'stringLessThan', 'b', true],
    ['a', 'stringLessThan', 'A', false],
    ['9', 'stringLessThan', 'a', true],
    ['10', 'stringLessThan', '9', true],
    ['a', 'stringLessThanEquals', 'A', true],
    ['b', 'stringGreaterThan', 'A', true],
    ['b', 'stringGreaterThanEquals', 'B', true],
    ['a', 'stringGreaterThanEquals', 'B', false],
    ['3', 'numberGreaterThan', '2.0', true],
    ['2', 'numberGreaterThan', '2.0', false],
    ['2', 'numberEquals', '2.00', true],
    ['+2', 'numberEquals', '2', true],
    ['-0', 'numberEquals', '0', true],
    ['-3', 'numberLessThan', '-2', true],
    ['-2.5', 'numberLessThan', '-2.25', true],
    ['10', 'numberLessThan', '9', false],
    ['0.10', 'numberEquals', '0.1', true],
    ['007', 'numberEquals', '7', true],
    ['12345678901234567890123', 'numberGreaterThan', '12345678901234567890122', true],
    ['0.00000000000000000000001', 'numberGreaterThan', '0', true],
    ['2', 'numberLessThanEquals', '2', true],
    ['2', 'numberGreaterThanEquals', '2.1', false],
    ['.5', 'numberEquals', '0.5', false],
    ['1.', 'numberEquals', '1', false],
    ['1e3', 'numberEquals', '1000', false],
    ['two', 'numberLessThan', '3', false],
    ['two', 'numberGreaterThan', '3', false],
    ['', 'numberEquals', '0', false],
    ['an example', 'patternMatches', 'ex.m', true],
    ['an example', 'patternMatches', '^ex', false],
    ['anything', 'patternMatches', '(', false],
    ['ignored', 'stringIsEmpty', '', true],
    ['ignored', 'stringIsEmpty', ' ', false],
    ['ignored', 'stringIsWhitespace', '  ', true],
    ['ignored', 'stringIsWhitespace', '', false],
    ['ignored', 'stringIsWhitespace', ' x', false],
  ])('%j %s %j: %s', (...row) => {
    const [value, operator, operand, expected] = row;
    expect(holds(value, operator, operand)).toBe(expected);
  });
});
