import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { applyEdits } from '../edits.ts';
import { documentWithSteps } from '../rules/example.ts';
import { rules } from '../rules/index.ts';
import { isSuppressible } from '../suppressions/apply.ts';
import { haveSameMeaning } from '../syntax/same-values.ts';
import { placeIn } from './place.ts';
import { suppressions } from './suppress.ts';

/** The document after the comment of that title came in; undefined where it is not offered. */
function silenced(text: string, finding: Diagnostic, where: 'line' | 'file'): string | undefined {
  const found = suppressions(placeIn(analyze(text), finding.range.start), finding);
  const action = found.find(({ title }) => title.endsWith(where));
  return action && applyEdits(text, action.files[0]?.edits ?? []);
}

const findingsOf = (rule: string, text: string, fileName?: string) =>
  analyze(text, fileName === undefined ? {} : { fileName }).diagnostics.filter((found) => found.rule === rule);

const examples = rules
  .filter(({ workspace, script, bad }) => workspace === undefined && script === undefined && !/^\s*[{[]/.test(bad))
  .map((rule) => ({ ...rule, found: findingsOf(rule.id, rule.bad, rule.exampleFile) }))
  .filter(({ id, found }) => found.length > 0 && isSuppressible(id));

describe('a comment that silences a finding', () => {
  it.each(examples.map((example) => [example.id, example] as const))('of %s is offered and does', (id, { bad, found, exampleFile }) => {
    const [first] = found;
    if (first === undefined) expect.fail('nothing found');
    const inFile = silenced(bad, first, 'file');
    expect(findingsOf(id, inFile ?? '', exampleFile)).toEqual([]);
    const onLine = silenced(bad, first, 'line');
    // Where a text grows too large moves with the comment; a comment inside of an embedded document is text to the file around it.
    if (onLine === undefined || id.endsWith('-size')) return;
    expect(findingsOf(id, onLine, exampleFile).length).toBeLessThan(found.length);
    const before = analyze(bad);
    if (before.embedded.length === 0) expect(haveSameMeaning(analyze(onLine).tree, before.tree)).toBe(true);
  });

  it('has the indentation of its line, and leaves the reason to its author', () => {
    const text = documentWithSteps('- name: First\n  action: ExecuteBsh\n').replaceAll('\n', '\r\n');
    const [finding] = findingsOf('unknown-action', text);
    if (finding === undefined) expect.fail('nothing found');
    const after = silenced(text, finding, 'line') ?? '';
    expect(after).toContain('        # kiln-ignore unknown-action:\r\n        action: ExecuteBsh\r\n');
    expect(findingsOf('suppression-without-reason', after)).toHaveLength(1);
  });

  it('of a file stands below the comments at its head', () => {
    const text = `# What this is\n${documentWithSteps('- name: First\n  action: ExecuteBsh\n')}`;
    const [finding] = findingsOf('unknown-action', text);
    if (finding === undefined) expect.fail('nothing found');
    expect(silenced(text, finding, 'file')).toMatch(/^# What this is\n# kiln-ignore-file unknown-action:\nschemaVersion/);
  });

  const script = documentWithSteps(
    '- name: Run\n  action: ExecuteBash\n  inputs:\n    commands:\n      - |\n        first\n        cat <<END\n        second\n',
  );
  const at = (words: string, rule: string): Diagnostic => {
    const start = script.indexOf(words);
    return { rule, severity: 'warning', message: '', range: { start, end: start + words.length } };
  };
  const scriptRule = rules.find((rule) => rule.script !== undefined)?.id ?? expect.fail('no rule of scripts');

  it('stands in a script where a statement begins, for what is found in scripts', () => {
    expect(silenced(script, at('first', scriptRule), 'line')).toContain(
      `${' '.repeat(14)}# kiln-ignore ${scriptRule}:\n${' '.repeat(14)}first\n`,
    );
    expect(silenced(script, at('second', scriptRule), 'line')).toBeUndefined();
    expect(silenced(script, at('first', 'unknown-action'), 'line')).toBeUndefined();
    expect(silenced(script, at('second', scriptRule), 'file')).toContain(`# kiln-ignore-file ${scriptRule}:\n`);
  });

  it('is not offered in JSON, nor for what cannot be silenced', () => {
    const json = '{"schemaVersion": "1.0", "phases": [{"name": "build", "steps": [{"name": "One", "action": "No"}]}]}';
    const [finding] = findingsOf('unknown-action', json);
    if (finding === undefined) expect.fail('nothing found');
    expect(silenced(json, finding, 'file')).toBeUndefined();
    expect(silenced(script, at('first', 'syntax-error'), 'file')).toBeUndefined();
  });
});
