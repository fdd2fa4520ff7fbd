import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import { findings } from '../testing/findings.ts';

const withFolder = (path: string) => `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: MakeFolder
        action: CreateFolder
        inputs:
          - path: ${path}
      - name: Greet
        action: ExecuteBsh
`;

describe('faults of the text', () => {
  it('do not hide what is wrong further down', () => {
    expect(findings(withFolder('"/opt'))).toContain('unknown-action “ExecuteBsh”');
    expect(findings(withFolder('{{ Folder }}/bin'), 'unknown-action')).toEqual(['unknown-action “ExecuteBsh”']);
  });

  it.each([
    ['{{ Folder }}', '{{ Folder }}'],
    ['{{ Folder }}/bin', '{{ Folder }}/bin'],
    ['{{ Folder }} # where it goes', '{{ Folder }}'],
    ['{{ Folder }}/bin # where it goes', '{{ Folder }}/bin'],
  ])('of an unquoted %s are one finding, about the value', (path, value) => {
    const found = findings(withFolder(path), 'unquoted-reference', 'syntax-error', 'input-type', 'inputs-shape');
    expect(found).toEqual([`unquoted-reference “${value}”`]);
  });

  it('of an unquoted reference are mended with quotes', () => {
    const text = withFolder("{{ Folder }}/it's");
    const fix = analyze(text).diagnostics.find(({ rule }) => rule === 'unquoted-reference')?.fixes?.[0];
    expect(fix?.edits.map(({ newText }) => newText)).toEqual(["'{{ Folder }}/it''s'"]);
  });

  it.each(['build the {{ thing', 'a }} b', '"{{ Folder }}"'])('are none for %s', (path) => {
    expect(findings(withFolder(path), 'unquoted-reference', 'syntax-error')).toEqual([]);
  });

  it('warn of backslashes that double quotes turn into something else', () => {
    expect(findings(withFolder('"C:\\new\\temp"'), 'escaped-windows-path')).toEqual(['escaped-windows-path “"C:\\new\\temp"”']);
    expect(findings(withFolder("'C:\\new\\temp'"), 'escaped-windows-path')).toEqual([]);
    expect(findings(withFolder('"C:\\\\new"'), 'escaped-windows-path')).toEqual([]);
  });

  it('are reported for several places of one file', () => {
    const text = withFolder('"C:\\Users"').replace(
      'action: ExecuteBsh',
      'action: ExecuteBash\n        action: ExecuteBash\n\tinputs: *none',
    );
    const rules = new Set(analyze(text).diagnostics.map(({ rule }) => rule));
    expect([...rules]).toEqual(expect.arrayContaining(['syntax-error', 'duplicate-key', 'tab-indentation']));
  });
});
