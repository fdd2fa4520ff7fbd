import { expect, it } from 'vitest';
import { marksAfter } from './live-grid-marks.ts';

const keys = ['a', 'b', 'c', 'd'];
const after = (marked: readonly string[], at: number, choice: { readonly to: number; readonly how: 'one' | 'range' | 'toggle' }) => [
  ...marksAfter({ keys, at, marked: new Set(marked) }, choice.to, choice.how),
];

it('a row that is chosen alone is the only one', () => {
  expect(after(['a', 'b'], 0, { to: 3, how: 'one' })).toEqual(['d']);
});

it('a range goes from the active row to the chosen one, either way', () => {
  expect(after(['b'], 1, { to: 3, how: 'range' })).toEqual(['b', 'c', 'd']);
  expect(after(['c'], 2, { to: 1, how: 'range' })).toEqual(['c', 'b']);
  expect(after([], -1, { to: 1, how: 'range' })).toEqual(['a', 'b']);
});

it('one more is taken in, and the same again is taken out', () => {
  expect(after(['a'], 0, { to: 2, how: 'toggle' })).toEqual(['a', 'c']);
  expect(after(['a', 'c'], 2, { to: 0, how: 'toggle' })).toEqual(['c']);
});

it('a row that is not there changes nothing', () => {
  expect(after(['a'], 0, { to: 9, how: 'one' })).toEqual(['a']);
});
