import { expect, it } from 'vitest';
import { analyze } from '../../analyze.ts';
import { documentWithSteps } from '../../rules/example.ts';
import { inlayHints } from '../inlay-hints.ts';
import { placeIn } from '../place.ts';

/** The line up to each hint, and the hint. */
function hintsIn(steps: string): readonly string[] {
  const text = documentWithSteps(steps);
  return inlayHints(placeIn(analyze(text), 0), new Date(0)).map((hint) => {
    return `${text.slice(text.lastIndexOf('\n', hint.offset - 1) + 1, hint.offset).trim()}|${hint.text.trim()}`;
  });
}

it.each([
  ['for: {start: 1, end: 10, updateBy: 3}', '4 rounds'],
  ['for: {start: 5, end: 5, updateBy: -1}', '1 round'],
  ['forEach: [a, b, c, d, e, f]', '6 rounds'],
  ['forEach: {list: "a;b", delimiter: ";"}', '2 rounds'],
])('a loop with %s tells how many rounds it has', (loop, words) => {
  expect(hintsIn(`- name: Repeat\n  action: ExecuteBash\n  loop:\n    ${loop}\n`)).toEqual([`loop:|${words}`]);
});

it.each(['for: {start: 1, end: 10, updateBy: 0}', 'forEach: [a, b]', 'forEach: {list: "{{ Items }}"}', 'for: 3'])(
  'a loop with %s tells nothing',
  (loop) => {
    expect(hintsIn(`- name: Repeat\n  action: ExecuteBash\n  loop:\n    ${loop}\n`)).toEqual([]);
  },
);

it.each([
  ['10800', '3 h'],
  ['5400', '1 h 30 min'],
  ['125', '2 min 5 s'],
])('a timeout of %s seconds is told in words', (seconds, words) => {
  expect(hintsIn(`- name: Wait\n  action: ExecuteBash\n  timeoutSeconds: ${seconds}\n`)).toEqual([`timeoutSeconds: ${seconds}|${words}`]);
});

it('a short timeout and none at all are plain', () => {
  expect(hintsIn('- name: Wait\n  timeoutSeconds: 60\n- name: Run\n  timeoutSeconds: -1\n')).toEqual([]);
});
