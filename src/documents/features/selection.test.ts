import { expect, it } from 'vitest';
import { documentWithSteps } from '../rules/example.ts';
import { placeOn } from '../testing/places.ts';
import { selectionRanges } from './selection.ts';

const text = documentWithSteps(`- name: Run
  action: ExecuteBash
  inputs:
    commands: ['echo {{ context:date }}']
- name: Next
  action: Reboot
`);

it('grows from a reference to its value, entry, step, phase and the whole document', () => {
  const ranges = selectionRanges(placeOn(text, 'context'));
  const beginnings = ranges.map(({ start, end }) => text.slice(start, end).split('\n')[0]);
  expect(beginnings).toEqual([
    '{{ context:date }}',
    'echo {{ context:date }}',
    "'echo {{ context:date }}'",
    "['echo {{ context:date }}']",
    "commands: ['echo {{ context:date }}']",
    'inputs:',
    'name: Run',
    '- name: Run',
    '- name: Run',
    'steps:',
    'name: build',
    '- name: build',
    'phases:',
    'schemaVersion: 1.0',
    'schemaVersion: 1.0',
  ]);
});

it('always holds the place and grows, wherever it is asked', () => {
  for (let offset = 0; offset <= text.length; offset++) {
    const ranges = selectionRanges({ ...placeOn(text, 'name'), offset });
    expect(ranges.at(-1)).toEqual({ start: 0, end: text.length });
    for (const [at, range] of ranges.entries()) {
      expect(range.start <= offset && offset <= range.end).toBe(true);
      const next = ranges[at + 1];
      if (next !== undefined) expect(next.start <= range.start && range.end <= next.end).toBe(true);
    }
  }
});
