import { describe, expect, it } from 'vitest';
import type { LintFinding } from '../outcome.ts';
import { github } from './github.ts';

function annotation(changes: Partial<LintFinding> = {}, file = 'a.yaml'): string {
  const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 4 } };
  const finding: LintFinding = { rule: 'unknown-action', severity: 'error', message: 'No.', range, ...changes };
  return github.write({ documents: [{ file, kind: 'component', diagnostics: [finding] }], unreadable: [], cwd: '/', colour: false });
}

/** Reads a command as the runner does: up to the first `::` behind the name, then what was encoded is decoded. */
function readCommand(line: string) {
  const [, name = '', list = '', data = ''] = /^::(\w+) (.*?)::(.*)\n$/.exec(line) ?? [];
  const decoded = (text: string) =>
    text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%');
  const properties = list.split(',').map((property) => property.split('='));
  return {
    name,
    data: decoded(data),
    properties: Object.fromEntries(properties.map(([key, ...value]) => [key, decoded(value.join('='))])),
  };
}

describe('the report as workflow commands of GitHub', () => {
  it('is one command a finding, lines and columns from 1', () => {
    expect(annotation()).toBe('::error file=a.yaml,line=2,endLine=2,col=3,endColumn=5,title=unknown-action::No.\n');
  });

  it('tells warnings as warnings and hints as notices', () => {
    expect(annotation({ severity: 'warning' })).toMatch(/^::warning /);
    expect(annotation({ severity: 'info' })).toMatch(/^::notice /);
  });

  it('gives no columns to a finding over several lines, which GitHub would not take', () => {
    const range = { start: { line: 1, character: 2 }, end: { line: 3, character: 0 } };
    expect(readCommand(annotation({ range })).properties).toEqual({ file: 'a.yaml', line: '2', endLine: '4', title: 'unknown-action' });
  });

  it.each(['two\nlines', '\r\n::error::smuggled', '100 %0A, a::b', 'a,b=c:d', '%25'])('keeps %j in one command', (text) => {
    const written = annotation({ message: text }, text);
    expect(written.trimEnd()).not.toMatch(/[\r\n]/);
    const { data, properties } = readCommand(written);
    expect(data).toBe(text);
    expect(properties.file).toBe(text);
  });

  it('writes paths of Windows as GitHub knows them', () => {
    expect(readCommand(annotation({}, 'sub\\a.yaml')).properties.file).toBe('sub/a.yaml');
  });
});
