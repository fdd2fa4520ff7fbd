import { describe, expect, it } from 'vitest';
import { findings } from '../testing/findings.ts';

const withCondition = (condition: string) => `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Install
        action: ExecuteBash
        if: ${condition}
        inputs: {commands: [echo]}
`;

const withAssertion = (inputs: string) => `schemaVersion: 1.0
phases:
  - name: validate
    steps:
      - name: Check
        action: Assert
        inputs: ${inputs}
`;

describe('conditions', () => {
  it.each([
    '{binaryExists: jq}',
    '{stringEquals: linux, value: "{{ context:osPlatform }}", then: Execute, else: Abort}',
    '{numberLessThan: 2.5, value: "{{ env:LOAD }}"}',
    '{not: {fileExists: /a}}',
    '{not: [{fileExists: /a}]}',
    '{or: [{fileExists: /a}, {and: [{fileExists: /b}, {not: {fileExists: /c}}]}], else: Skip}',
    '{patternMatches: "^v[0-9]+$", value: "{{ env:A }}"}',
    '{stringIsEmpty: ""}',
    '{fileExists: /a, then: Skip, else: Abort}',
    '{fileExists: /a, else: Abort}',
    '{stringEquals: "{{ env:A }}", value: "{{ env:B }}"}',
    '{stringEquals: "%NAME%", value: "<value>"}',
    '{stringEquals: Windows, value: "{{ context:osPlatform }}"}',
  ])('%s is right', (condition) => {
    expect(findings(withCondition(condition))).toEqual([]);
  });

  it.each([
    ['{}', 'condition-operator “{}”'],
    ['{value: x}', 'condition-operator “value”'],
    ['{fileExists: /a, folderExists: /b}', 'condition-operator “folderExists”'],
    ['{stringlessThan: a, value: b}', 'unknown-operator “stringlessThan”'],
    ['{booleanEquals: true, value: true}', 'unknown-operator “booleanEquals”'],
    ['{stringEquals: a}', 'condition-companion “stringEquals”'],
    ['{fileMD5Equals: 098f6bcd4621d373cade4e832627b4f6, value: /a}', 'condition-companion “fileMD5Equals”', 'unused-companion “value”'],
    ['{fileExists: /a, then: execute}', 'condition-outcome “execute”'],
    ['{fileExists: /a, else: [Skip]}', 'condition-outcome “else”'],
    ['{not: {fileExists: /a, then: Skip}}', 'misplaced-outcome “then”'],
    ['{fileExists: {then: Skip}}', 'misplaced-outcome “then”'],
    ['{fileExists: [/a]}', 'condition-operand “fileExists”'],
    ['{stringEquals: , value: a}', 'condition-operand “stringEquals”'],
    ['{stringEquals: a, value: {b: c}}', 'condition-operand “value”'],
    ['{and: [{fileExists: /a}]}', 'condition-children “and”'],
    ['{or: {fileExists: /a}}', 'condition-children “or”'],
    ['{not: [{fileExists: /a}, {fileExists: /b}]}', 'condition-children “not”'],
    ['{not: {not: {not: {not: {fileExists: /a}}}}}', 'condition-depth “fileExists”'],
    ['{fileExists: /a, then: Skip}', 'same-outcome “then”'],
    ['{fileExists: /a, else: Execute}', 'same-outcome “else”'],
    ['{fileExists: /a, then: Abort, else: Abort}', 'same-outcome “then”'],
    ['{stringEquals: a, value: $A}', 'constant-condition “$A”'],
    ['{stringEquals: "Amazon Linux", value: "{{ context:osPlatform }}"}', 'impossible-platform “"Amazon Linux"”'],
    ['', 'empty-key “if”'],
    ['[{fileExists: /a}]', 'condition-list “if”'],
    ['true', 'invalid-condition “if”'],
    ['{numberEquals: .5x, value: "{{ env:LOAD }}"}', 'number-operand “.5x”'],
    ['{numberEquals: 1, value: "1e3"}', 'constant-condition “"1e3"”', 'number-operand “"1e3"”'],
    ['{patternMatches: "(?=a)", value: "{{ env:A }}"}', 'invalid-pattern “"(?=a)"”'],
    ['{fileSHA1Equals: abc, path: /a}', 'digest-length “abc”'],
  ])('%s is wrong', (condition, ...found) => {
    expect(findings(withCondition(condition))).toEqual(found);
  });

  it('of Assert stand directly in its inputs and have no outcomes', () => {
    expect(findings(withAssertion('{stringEquals: a, value: b}'))).toEqual([]);
    expect(findings(withAssertion('{fileExists: /a, else: Skip}'))).toEqual(['misplaced-outcome “else”']);
    expect(findings(withAssertion('{input: {fileExists: /a}}'))).toEqual(['unknown-operator “input”']);
    expect(findings(withAssertion('[{fileExists: /a}]'))).toEqual(['inputs-shape “inputs”']);
  });

  it('of Assert may nest deeper, because no limit is documented for it', () => {
    expect(findings(withAssertion('{not: {not: {not: {not: {fileExists: /a}}}}}'))).toEqual([]);
  });
});
