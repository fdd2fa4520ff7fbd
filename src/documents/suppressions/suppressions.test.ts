import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { scriptRules } from '../rules/script/index.ts';
import { settleFindings } from './settle.ts';

const document = (comment: string, behind = '') => `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Fetch
        action: WebDownload
        inputs:
${comment}          - source: http://example.com/tool.tgz${behind}
            destination: /opt/tool.tgz
`;

const rulesIn = (text: string) => analyze(text).diagnostics.map(({ rule }) => rule);

/** The text after every fix of one rule. */
function mended(text: string, rule: string): string {
  const edits = analyze(text).diagnostics.flatMap((found) => (found.rule === rule ? (found.fixes?.[0]?.edits ?? []) : []));
  return edits
    .toSorted((a, b) => b.range.start - a.range.start)
    .reduce((all, { range, newText }) => all.slice(0, range.start) + newText + all.slice(range.end), text);
}

describe('a comment that silences findings', () => {
  it('speaks about the next line with content', () => {
    expect(rulesIn(document(''))).toEqual(['insecure-download']);
    expect(rulesIn(document('          # kiln-ignore insecure-download: inside the VPC\n'))).toEqual([]);
    expect(rulesIn(document('          # kiln-ignore insecure-download: inside the VPC\n\n          # another comment\n'))).toEqual([]);
  });

  it('speaks about its own line when it stands behind something', () => {
    expect(rulesIn(document('', ' # kiln-ignore insecure-download: inside the VPC'))).toEqual([]);
  });

  it('speaks about the whole file when it says so', () => {
    expect(rulesIn(`# kiln-ignore-file insecure-download: inside the VPC\n${document('')}`)).toEqual([]);
  });

  it('on another line silences nothing, and that is told', () => {
    const text = `# kiln-ignore insecure-download: inside the VPC\n${document('')}`;
    expect(rulesIn(text)).toEqual(['unused-suppression', 'insecure-download']);
    expect(mended(text, 'unused-suppression')).toBe(document(''));
  });

  it('names several rules, of which the idle ones are told and taken out', () => {
    const text = document('          # kiln-ignore unknown-action, insecure-download: why not\n');
    expect(rulesIn(text)).toEqual(['unused-suppression']);
    expect(mended(text, 'unused-suppression')).toBe(document('          # kiln-ignore insecure-download: why not\n'));
  });

  it('without a reason is asked for one', () => {
    expect(rulesIn(document('          # kiln-ignore insecure-download\n'))).toEqual(['suppression-without-reason']);
  });

  it('for a rule that does not exist is told, with what was meant', () => {
    const text = document('          # kiln-ignore insecure-downlaod: why not\n');
    expect(rulesIn(text)).toEqual(['unknown-suppressed-rule', 'insecure-download']);
    expect(rulesIn(mended(text, 'unknown-suppressed-rule'))).toEqual([]);
  });

  it('cannot silence a fault of the text', () => {
    const rules = rulesIn('# kiln-ignore-file syntax-error: why not\nphases: [\n');
    expect(rules).toContain('syntax-error');
    expect(rules).toContain('unknown-suppressed-rule');
  });

  it('means nothing inside a longer word', () => {
    expect(rulesIn(document('          # see kiln-ignored files\n'))).toEqual(['insecure-download']);
  });
});

describe('findings of later stages', () => {
  const text = document('          # kiln-ignore insecure-download, missing-file: why not\n');
  const later = (at: string): Diagnostic => {
    const start = text.indexOf(at);
    return { rule: 'missing-file', severity: 'error', message: '', range: { start, end: start + at.length } };
  };

  it('are silenced as those of the first', () => {
    const analysis = analyze(text);
    expect(analysis.diagnostics).toEqual([]);
    expect(settleFindings(analysis, [{ stage: 'workspace', diagnostics: [later('source')] }])).toEqual([]);
  });

  it('make a comment idle only when their stage has run', () => {
    const analysis = analyze(text);
    expect(settleFindings(analysis, [])).toEqual([]);
    expect(settleFindings(analysis, [{ stage: 'script', diagnostics: [] }])).toEqual([]);
    const found = settleFindings(analysis, [{ stage: 'workspace', diagnostics: [later('destination')] }]);
    expect(found.map(({ rule }) => rule)).toEqual(['unused-suppression', 'missing-file']);
  });

  it('are known by every rule that looks at scripts', () => {
    for (const id of scriptRules.map((rule) => rule.id)) {
      expect(analyze(`# kiln-ignore-file ${id}: as an example\n${document('')}`).diagnostics.map(({ rule }) => rule)).toEqual(
        rulesIn(document('')),
      );
    }
  });

  it('have the severities of the settings', () => {
    const settings = { severities: { 'missing-file': 'off', 'unused-suppression': 'info' } } as const;
    const analysis = analyze(text, { settings });
    const found = settleFindings(analysis, [{ stage: 'workspace', diagnostics: [later('destination')] }], settings);
    expect(found.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(['info unused-suppression']);
  });
});
