import { describe, expect, it } from 'vitest';
import { analyze } from '../../analyze.ts';
import type { ExecutableDocument, ExecutableStep } from './executable.ts';
import { toExecutable } from './to-executable.ts';

function executable(text: string): ExecutableDocument | undefined {
  return toExecutable(analyze(text));
}

/** The step of a component that has no other, given its lines behind `name` and `action`. */
function step(lines: string): ExecutableStep | undefined {
  const indented = lines.replace(/^(?=.)/gm, '        ');
  const text = `schemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n      - name: Only\n        action: ExecuteBash\n${indented}\n`;
  return executable(text)?.phases[0]?.steps[0];
}

describe('toExecutable', () => {
  it('gives a step the defaults of AWSTOE', () => {
    expect(step('')).toMatchObject({
      name: 'Only',
      action: 'ExecuteBash',
      inputs: undefined,
      timeoutSeconds: 7200,
      onFailure: 'Abort',
      maxAttempts: 1,
      loop: undefined,
      condition: undefined,
      disableLogging: false,
    });
  });

  it('keeps scalars as they are written', () => {
    expect(step('inputs: {a: 0755, b: true, c: "0755", d: 2.0, e: ~, f: , g: [1, null]}')?.inputs).toEqual({
      a: '0755',
      b: 'true',
      c: '0755',
      d: '2.0',
      e: '',
      f: '',
      g: ['1', ''],
    });
  });

  it('reads the settings of a step', () => {
    const read = step('timeoutSeconds: -1\nonFailure: Ignore\nmaxAttempts: 3\ndisableLogging: true\nif: {fileExists: /x}');
    expect(read).toMatchObject({
      timeoutSeconds: -1,
      onFailure: 'Ignore',
      maxAttempts: 3,
      disableLogging: true,
      condition: { fileExists: '/x' },
    });
  });

  it.each([
    ['loop: {for: {start: 0, end: 10, updateBy: 2}}', { kind: 'range', name: '', start: 0, end: 10, updateBy: 2 }],
    ['loop: {name: Down, for: {start: 3, end: 1, updateBy: -1}}', { kind: 'range', name: 'Down', start: 3, end: 1, updateBy: -1 }],
    ['loop: {for: {start: 3, end: 3, updateBy: -1}}', { kind: 'range', name: '', start: 3, end: 3, updateBy: -1 }],
    ['loop: {forEach: [a, 1, "{{ b }}"]}', { kind: 'items', name: '', items: ['a', '1', '{{ b }}'] }],
    ['loop: {forEach: {list: "a;b", delimiter: ";"}}', { kind: 'split', name: '', list: 'a;b', delimiter: ';' }],
    ['loop: {forEach: {list: "a,b"}}', { kind: 'split', name: '', list: 'a,b', delimiter: ',' }],
  ])('reads %s', (lines, loop) => {
    expect(step(lines)?.loop).toEqual(loop);
  });

  it.each([
    'timeoutSeconds: 0',
    'timeoutSeconds: -2',
    'timeoutSeconds: soon',
    'timeoutSeconds: 1.5',
    'onFailure: abort',
    'maxAttempts: 0',
    'maxAttempts: [1]',
    'loop: {}',
    'loop: x',
    'loop: {for: {start: 0, end: 10, updateBy: 0}}',
    'loop: {for: {start: 0, end: 10, updateBy: -1}}',
    'loop: {for: {start: 0, end: 10}}',
    'loop: {for: {start: 0, end: 1, updateBy: 1}, forEach: [a]}',
    'loop: {forEach: x}',
    'loop: {forEach: [[a]]}',
    'loop: {forEach: {delimiter: ","}}',
    'name: Again',
    'inputs: "open',
    'inputs: *nothing',
  ])('refuses a step with %s', (lines) => {
    expect(step(lines)).toBeUndefined();
  });

  it('reads parameters and constants', () => {
    const document = executable(`name: example
description: text
schemaVersion: 1.0
parameters:
  - Needed: {type: string}
  - Optional: {type: string, default: 012}
constants:
  - Fixed: {type: string, value: yes}
phases: [{name: build, steps: []}]
`);
    expect(document).toEqual({
      name: 'example',
      description: 'text',
      parameters: [
        { name: 'Needed', default: undefined },
        { name: 'Optional', default: '012' },
      ],
      constants: new Map([['Fixed', 'yes']]),
      phases: [{ name: 'build', steps: [] }],
    });
  });

  it('lets a document or a phase silence its steps', () => {
    const steps = 'steps: [{name: One, action: Reboot}]';
    const quiet = (text: string) => executable(text)?.phases.map((phase) => phase.steps[0]?.disableLogging);
    expect(quiet(`schemaVersion: 1.0\ndisableLogging: true\nphases: [{name: build, ${steps}}]`)).toEqual([true]);
    expect(quiet(`schemaVersion: 1.0\nphases: [{name: build, disableLogging: true, ${steps}}, {name: test, ${steps}}]`)).toEqual([
      true,
      false,
    ]);
  });

  it.each([
    ['another kind of document', 'name: x\nparentImage: ami-1\n'],
    ['no phases', 'schemaVersion: 1.0\n'],
    ['empty phases', 'schemaVersion: 1.0\nphases: []\n'],
    ['phases as a map', 'schemaVersion: 1.0\nphases: {build: []}\n'],
    ['a phase without name', 'phases: [{steps: []}]\n'],
    ['a step without action', 'phases: [{name: build, steps: [{name: One}]}]\n'],
    ['a step that is text', 'phases: [{name: build, steps: [x]}]\n'],
    ['a parameter without body', 'parameters: [Name]\nphases: [{name: build, steps: []}]\n'],
    ['a constant without value', 'constants: [{Name: {type: string}}]\nphases: [{name: build, steps: []}]\n'],
    ['a fault in the text', 'name: "x\nphases: [{name: build, steps: []}]\n'],
  ])('gives nothing for %s', (_name, text) => {
    expect(executable(text)).toBeUndefined();
  });
});
