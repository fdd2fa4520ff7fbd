import { describe, expect, it } from 'vitest';
import type { InputValue } from '../kinds/component/executable.ts';
import { inputValue } from '../kinds/component/input-value.ts';
import { parseSyntax } from '../syntax/parse.ts';
import { readCondition } from './condition.ts';
import { readStepCondition } from './step-condition.ts';

const leaf = { fileExists: '/x' };
const leafCondition = { kind: 'probe', operator: 'fileExists', operand: '/x', path: '' };

/** A value as a document has it. */
function written(text: string): InputValue {
  return inputValue(parseSyntax(text).root);
}

/** `leaf` inside of that many `not`. */
function nested(levels: number): InputValue {
  return levels === 0 ? leaf : { not: nested(levels - 1) };
}

describe('readCondition', () => {
  it.each<[string, InputValue, object]>([
    ['a comparison', { stringEquals: 'a', value: 'b' }, { kind: 'comparison', operator: 'stringEquals', operand: 'a', value: 'b' }],
    ['a test of its operand alone', { stringIsEmpty: '' }, { kind: 'comparison', operator: 'stringIsEmpty', operand: '', value: '' }],
    ['a probe', leaf, leafCondition],
    ['a digest', { fileMD5Equals: 'ab', path: '/x' }, { kind: 'probe', operator: 'fileMD5Equals', operand: 'ab', path: '/x' }],
    ['and', { and: [leaf, leaf] }, { kind: 'all', conditions: [leafCondition, leafCondition] }],
    ['or', { or: [leaf, { not: leaf }] }, { kind: 'any', conditions: [leafCondition, { kind: 'not', condition: leafCondition }] }],
    ['not with a map', { not: leaf }, { kind: 'not', condition: leafCondition }],
    ['not with a list of one', { not: [leaf] }, { kind: 'not', condition: leafCondition }],
  ])('reads %s', (_name, value, expected) => {
    expect(readCondition(value)).toEqual(expected);
  });

  it.each<[string, InputValue]>([
    ['text', 'linux'],
    ['a list', [leaf]],
    ['nothing', {}],
    ['an unknown operator', { booleanEquals: 'true', value: 'x' }],
    ['an operator in another letter case', { stringequals: 'a', value: 'b' }],
    ['two operators', { stringEquals: 'a', fileExists: '/x', value: 'b' }],
    ['a comparison without value', { stringEquals: 'a' }],
    ['a comparison with a path', { stringEquals: 'a', value: 'b', path: '/x' }],
    ['a digest without path', { fileMD5Equals: 'ab' }],
    ['a probe with a value', { fileExists: '/x', value: 'b' }],
    ['an operand that is no text', { stringEquals: ['a'], value: 'b' }],
    ['an outcome deep inside', written('{and: [{fileExists: /x, then: Skip}, {fileExists: /x}]}')],
    ['and with one condition', { and: [leaf] }],
    ['or with text', { or: 'x' }],
    ['or with nothing', { or: [] }],
    ['not with two conditions', { not: [leaf, leaf] }],
    ['a pattern that Go refuses', { patternMatches: '(?=a)', value: 'b' }],
    ['a fault deep inside', { and: [leaf, { or: [leaf, {}] }] }],
  ])('refuses %s', (_name, value) => {
    expect(readCondition(value)).toEqual({ error: expect.any(String) });
  });

  it('allows four levels of logical operators and no more', () => {
    expect(readCondition(nested(4))).toMatchObject({ kind: 'not' });
    expect(readCondition(nested(5))).toHaveProperty('error');
    expect(readCondition(nested(5000))).toHaveProperty('error');
  });
});

describe('readStepCondition', () => {
  it('executes the step when the condition holds and skips it otherwise, unless told', () => {
    expect(readStepCondition(leaf)).toEqual({ condition: leafCondition, whenTrue: 'Execute', whenFalse: 'Skip' });
    expect(readStepCondition(written('{fileExists: /x, then: Skip, else: Abort}'))).toMatchObject({ whenTrue: 'Skip', whenFalse: 'Abort' });
  });

  it('takes the older form, a list of one map', () => {
    expect(readStepCondition([leaf])).toMatchObject({ condition: leafCondition });
  });

  it.each<[string, InputValue]>([
    ['another outcome', written('{fileExists: /x, then: execute}')],
    ['an outcome that is no text', { ...leaf, else: ['Skip'] }],
    ['outcomes under the operator', written('{not: {fileExists: /x, then: Skip}}')],
    ['two conditions in a list', [leaf, leaf]],
    ['text', 'true'],
  ])('refuses %s', (_name, value) => {
    expect(readStepCondition(value)).toEqual({ error: expect.any(String) });
  });
});
