import { expect, it } from 'vitest';
import { inputValue } from '../kinds/component/input-value.ts';
import { parseSyntax } from './parse.ts';

const reboot = { action: 'Reboot' };

/** A component whose middle step is the given lines, with a whole step before and behind it. */
function around(step: string): string {
  const head = 'phases:\n  - name: build\n    steps:\n      - name: Before\n        action: Reboot\n';
  const tail = '      - name: After\n        action: Reboot\n  - name: test\n    steps: [x]\nschemaVersion: 1.0\n';
  return `${head}${step}${tail}`;
}

interface Case {
  readonly fault: string;
  readonly step: string;
  readonly middle: unknown;
  readonly at: readonly string[];
}

const middle = { name: 'Middle', action: 'Reboot' };

const cases: readonly Case[] = [
  {
    fault: 'a lone tab before a dash',
    step: '\t- name: Middle\n        action: Reboot\n',
    middle,
    at: ['\t'],
  },
  {
    fault: 'an open quote',
    step: '      - name: "Middle\n        action: Reboot\n',
    middle,
    at: ['"Middle'],
  },
  {
    fault: 'an open quote deep inside',
    step: "      - name: Middle\n        inputs:\n          commands:\n            - 'one\n            - two\n        action: ExecuteBash\n",
    middle: { name: 'Middle', inputs: { commands: ['one', 'two'] }, action: 'ExecuteBash' },
    at: ["'one"],
  },
  {
    fault: 'an unquoted reference with text behind it',
    step: '      - name: Middle\n        inputs:\n          - path: {{ Dir }}/bin\n            overwrite: true\n        action: CreateFolder\n',
    middle: { name: 'Middle', inputs: [{ path: { '{ Dir }': '' }, overwrite: 'true' }], action: 'CreateFolder' },
    at: ['/bin'],
  },
  {
    fault: 'a key indented too far',
    step: '      - name: Middle\n          action: Reboot\n',
    middle,
    at: ['action: Reboot'],
  },
  {
    fault: 'a key not indented enough',
    step: '      - name: Middle\n       action: Reboot\n',
    middle,
    at: ['action: Reboot'],
  },
  {
    fault: 'keys at the column of the dash',
    step: '      - name: Middle\n      action: Reboot\n',
    middle,
    at: ['action: Reboot'],
  },
  {
    fault: 'a here-document that starts at the first column',
    step: '      - name: Middle\n        inputs:\n          commands:\n            - |\n              cat <<X\n[Unit]\nA=b\nX\n              ls\n            - two\n',
    middle: { name: 'Middle', inputs: { commands: ['cat <<X\n', 'two'] } },
    at: ['[Unit]'],
  },
  {
    fault: 'an open bracket',
    step: '      - name: Middle\n        inputs: [a, b\n        action: Reboot\n',
    middle: { ...middle, inputs: ['a', 'b'] },
    at: ['[a, b'],
  },
  {
    fault: 'a bad indentation of the step itself',
    step: '     - name: Middle\n       action: Reboot\n',
    middle,
    at: ['- name: Middle'],
  },
  {
    fault: 'a null character',
    step: '      - name: Mid\0dle\n        action: Reboot\n',
    middle: { ...middle, name: 'Mid\uFFFDdle' },
    at: ['\0'],
  },
  {
    fault: 'two faults',
    step: '      - name: @Middle\n        action: "Reboot\n',
    middle: { ...middle, name: '@Middle' },
    at: ['@Middle', '"Reboot'],
  },
];

it.each(cases)('$fault in one step leaves the other steps whole', ({ step, middle, at }) => {
  const text = around(step);
  const tree = parseSyntax(text);
  const steps = [{ name: 'Before', ...reboot }, middle, { name: 'After', ...reboot }];
  expect(inputValue(tree.root)).toEqual({
    phases: [
      { name: 'build', steps },
      { name: 'test', steps: ['x'] },
    ],
    schemaVersion: '1.0',
  });
  expect(tree.faults.map(({ range }) => text.slice(range.start, range.end))).toEqual(at);
});

it('resolves aliases across a fault', () => {
  const text = 'a: &x one\nb: "two\nc: *x\n';
  expect(inputValue(parseSyntax(text).root)).toEqual({ a: 'one', b: 'two', c: 'one' });
});

it('finds duplicate keys on both sides of a fault, once', () => {
  const { faults } = parseSyntax('a: 1\nb: "two\na: 3\n');
  expect(faults.map(({ code }) => code)).toEqual(['syntax', 'duplicate-key']);
});
