import { describe, expect, it } from 'vitest';
import { analyze } from '../../analyze.ts';
import { complete } from '../complete.ts';
import { placeIn } from '../place.ts';

/** Completes at the `‸` of a text. */
function completeAt(marked: string) {
  return complete(placeIn(analyze(marked.replace('‸', '')), marked.indexOf('‸')));
}

const labelsAt = (marked: string) => completeAt(marked).map(({ label }) => label);

/** The text after the completion with that label was taken. */
function taken(marked: string, label: string): string {
  const found = completeAt(marked).find((each) => each.label === label);
  if (found === undefined) throw new Error(`nothing is called ${label}`);
  const text = marked.replace('‸', '');
  return text.slice(0, found.range.start) + found.insertText + text.slice(found.range.end);
}

const json = (steps: string) => `{\n  "schemaVersion": "1.0",\n  "phases": [{"name": "build", "steps": [${steps}]}]\n}\n`;
const yaml = (line: string) => `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Make
        action: CreateFile
        ${line}
  - name: test
    steps: []
`;

describe('completion in a component of JSON', () => {
  it.each([
    ['{‸}', 'action', '{"action": "$0"}'],
    ['{"name": "A", ‸}', 'inputs', '{"name": "A", "inputs": {$0}}'],
    ['{"name": "A", "on‸"}', 'onFailure', '{"name": "A", "onFailure": "$0"}'],
    ['{"name": "A", ti‸}', 'timeoutSeconds', '{"name": "A", "timeoutSeconds": $0}'],
    ['{"na‸": "A"}', 'action', '{"action": "A"}'],
    ['{"onFailure": ‸}', 'Abort', '{"onFailure": "Abort"}'],
    ['{"onFailure": "‸"}', 'Abort', '{"onFailure": "Abort"}'],
    ['{"onFailure": "Co‸nt", "name": "A"}', 'Ignore', '{"onFailure": "Ignore", "name": "A"}'],
    ['{"action": "‸"}', 'ExecuteBash', '{"action": "ExecuteBash", "inputs": {"commands": ["$1"]}}'],
    ['{"action": "‸", "inputs": {}}', 'ExecuteBash', '{"action": "ExecuteBash", "inputs": {}}'],
    ['{"action": "ExecuteBash", "inputs": {‸}}', 'commands', '{"action": "ExecuteBash", "inputs": {"commands": ["$0"]}}'],
    ['{"action": "CreateFile", "inputs": [‸]}', 'path', '{"action": "CreateFile", "inputs": [{"path": "$0"}]}'],
    ['{"action": "CreateFile", "inputs": [{"overwrite": ‸}]}', 'true', '{"action": "CreateFile", "inputs": [{"overwrite": true}]}'],
    ['{"if": {‸}}', 'and', '{"if": {"and": [$0]}}'],
    ['‸', 'new step', '{"name": "$1", "action": "$0"}'],
  ])('makes of %s with %s a step that is JSON', (marked, label, expected) => {
    expect(taken(json(marked), label)).toBe(json(expected));
  });

  it('offers what is missing: of the step, and of no list', () => {
    expect(labelsAt(json('{"name": "A", ‸, "action": "Reboot"}'))).not.toEqual(expect.arrayContaining(['name', 'action']));
    expect(labelsAt(json('{"name": "A"} ‸'))).toEqual([]);
    expect(labelsAt(json('{"name": "A" ‸}'))).toEqual([]);
    expect(labelsAt(json('{"name"‸: "A"}'))).toEqual([]);
  });

  it('puts a comma behind what stands before another key', () => {
    expect(taken('{\n  ‸\n  "schemaVersion": "1.0", "phases": []\n}', 'name')).toBe(
      '{\n  "name": "$0",\n  "schemaVersion": "1.0", "phases": []\n}',
    );
  });

  it('writes whole steps that read as the block ones do', () => {
    for (const { label, insertText, snippet } of completeAt(json('‸')).slice(1)) {
      const step = snippet ? insertText.replaceAll(/\\([\\$}])/g, '$1') : insertText;
      expect(() => JSON.parse(step), label).not.toThrow();
      const { component } = analyze(json(step));
      expect(`${component?.steps[0]?.spec?.name} step`).toBe(label);
    }
  });
});

describe('completion in brackets of a component of YAML', () => {
  it.each([
    ['inputs: [{‸}]', 'path', 'inputs: [{path: $0}]'],
    ['inputs: [‸]', 'path', 'inputs: [{path: $0}]'],
    ['inputs: [{path: a, co‸}]', 'content', 'inputs: [{path: a, content: $0}]'],
    ['inputs: [{path: a, overwrite: ‸}]', 'true', 'inputs: [{path: a, overwrite: true}]'],
    ['inputs:\n          - {pa‸: x}', 'path', 'inputs:\n          - {path: x}'],
    ['inputs: [{"pa‸"}]', 'path', 'inputs: [{"path": "$0"}]'],
    ['loop: {for: {start: 1, ‸}}', 'end', 'loop: {for: {start: 1, end: $0}}'],
    ['loop: {\n          for: {‸', 'end', 'loop: {\n          for: {end: $0'],
  ])('makes of %j with %s a step', (marked, label, expected) => {
    expect(taken(yaml(marked), label)).toBe(yaml(expected));
  });

  it('leaves comments, scripts and references alone', () => {
    expect(labelsAt(yaml('timeoutSeconds: 1 # {‸'))).toEqual([]);
    expect(
      labelsAt(yaml('inputs:\n          - path: a\n            content: |\n              {\n              ‸\n              }')),
    ).toEqual([]);
    expect(labelsAt(yaml("inputs: [{path: '{{ ‸ }}'}]"))).toContain('env:');
  });

  it('keeps to blocks behind brackets that are closed', () => {
    expect(labelsAt(yaml('inputs: [{path: a}]\n        ‸'))).toContain('onFailure');
  });
});

it('never throws in what is left of a document, nor replaces what lies elsewhere', () => {
  const text = json('{"name": "A", "action": "CreateFile", "inputs": [{"path": "x", "content": "a\\"b"}]}');
  for (let at = 0; at <= text.length; at++) {
    for (const { range } of complete(placeIn(analyze(text.slice(0, at)), at))) expect(range.start <= at && at <= range.end).toBe(true);
    for (const { range } of complete(placeIn(analyze(text), at))) expect(range.start <= at && at <= range.end).toBe(true);
  }
});
