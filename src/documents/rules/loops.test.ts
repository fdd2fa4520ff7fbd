import { describe, expect, it } from 'vitest';
import { findings } from '../testing/findings.ts';

const withLoop = (loop: string) => `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Round
        action: ExecuteBash
        loop: ${loop}
        inputs: {commands: ['echo {{ loop.value }}']}
`;

describe('loops', () => {
  it.each([
    '{for: {start: 0, end: 10, updateBy: 2}}',
    '{for: {start: 10, end: -10, updateBy: -5}}',
    '{for: {start: 3, end: 3, updateBy: 1}}',
    '{name: round, forEach: [a, 2, true]}',
    '{forEach: {list: "a,b"}}',
    '{forEach: {list: "a\\tb", delimiter: "\\t"}}',
    '{forEach: {list: "a_b", delimiter: _}}',
  ])('%s is right', (loop) => {
    expect(findings(withLoop(loop))).toEqual([]);
  });

  it.each([
    ['{name: round}', 'loop-source “name”'],
    ['{}', 'loop-source “{}”'],
    ['{for: {start: 0, end: 1, updateBy: 1}, forEach: [a]}', 'loop-source “forEach”'],
    ['{for: {start: 0, end: 10, updateBy: 0}}', 'loop-range “0”'],
    ['{for: {start: 0, end: 10, updateBy: -1}}', 'loop-range “-1”'],
    ['{for: {start: 0, updateBy: 1}}', 'loop-range “start”'],
    ['{for: {start: 0, end: ten, updateBy: 1}}', 'loop-range “ten”'],
    ['{for: {start: 0, end: 1.5, updateBy: 1}}', 'loop-range “1.5”'],
    ['{for: [1, 2]}', 'loop-range “[1, 2]”'],
    ['{for: {start: 0, end: 2, updateBy: 1, step: 1}}', 'unknown-key “step”'],
    ['{forEach: a}', 'loop-items “a”'],
    ['{forEach: []}', 'empty-loop “[]”'],
    ['{forEach: {list: ""}}', 'empty-loop “""”'],
    ['{forEach: [[a]]}', 'loop-items “[a]”'],
    ['{forEach: {delimiter: ","}}', 'loop-items “delimiter”'],
    ['{forEach: {list: [a]}}', 'loop-items “list”'],
    ['{forEach: {list: a, delimiter: "|"}}', 'loop-delimiter “"|"”'],
    ['{forEach: {list: a, delimiter: ", "}}', 'loop-delimiter “", "”'],
    ["{forEach: {list: a, delimiter: '\\n'}}", "loop-delimiter “'\\n'”"],
    ['{name: my.loop, forEach: [a]}', 'loop-name “my.loop”'],
    ['{names: round, forEach: [a]}', 'unknown-key “names”'],
    ['[a, b]', 'wrong-type “loop”'],
  ])('%s is wrong', (loop, ...found) => {
    expect(findings(withLoop(loop))).toEqual(found);
  });
});
