import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import { applyEdits } from '../edits.ts';
import { documentWithSteps } from '../rules/example.ts';
import { codeActions, fixAllSafe } from './code-actions.ts';
import { placeIn } from './place.ts';
import type { CodeAction } from './types.ts';

const text = documentWithSteps(`- name: First
  action: ExecuteBsh
  inputs:
    commands: ['true']
- name: Second
  action: ExecuteBsh
  inputs:
    commands: 'true'
`);

function actionsOn(words: string, document = text): readonly CodeAction[] {
  const start = document.indexOf(words);
  return codeActions(placeIn(analyze(document), start), { start, end: start + words.length });
}

const after = (action: CodeAction | undefined, document = text) => applyEdits(document, action?.files[0]?.edits ?? []);

describe('code actions', () => {
  it('mend the findings at a range', () => {
    const [fix] = actionsOn('ExecuteBsh');
    expect(fix).toMatchObject({ kind: 'quickfix', rule: 'unknown-action', safe: false });
    expect(after(fix)).toBe(text.replace('ExecuteBsh', 'ExecuteBash'));
  });

  it('mend every finding of a rule at once', () => {
    const all = actionsOn('ExecuteBsh').find(({ title }) => title.startsWith('Fix all 2'));
    expect(after(all)).toBe(text.replaceAll('ExecuteBsh', 'ExecuteBash'));
  });

  it('offer no mend of a rule for a single finding, nor anything where nothing is wrong', () => {
    const single = text.replace('ExecuteBsh', 'ExecuteBash');
    const quickFixes = actionsOn('ExecuteBsh', single).filter(({ kind }) => kind === 'quickfix');
    expect(quickFixes.map(({ title }) => title)).toEqual([
      'Change to “ExecuteBash”',
      'Suppress unknown-action on this line',
      'Suppress unknown-action in this file',
    ]);
    expect(actionsOn('schemaVersion')).toEqual([]);
  });

  it('mend all that is safe to mend, and nothing else', () => {
    const document = 'name: x\ninstanceProfileNam: y\nterminateInstanceOnFailure: yes\ninstanceMetadataOptions:\n  httpTokens: Required\n';
    const analysis = analyze(document, { fileName: 'x.infrastructure.yaml' });
    const unsafe = analysis.diagnostics.flatMap(({ fixes = [] }) => fixes.filter(({ safe }) => !safe));
    const [action, ...others] = fixAllSafe(analysis);
    expect(action).toMatchObject({ kind: 'source', safe: true });
    expect(after(action, document)).toContain('httpTokens: required\n');
    expect(after(action, document)).toContain('instanceProfileNam: y\n');
    expect(unsafe.length).toBeGreaterThan(0);
    expect(others).toEqual([]);
    expect(fixAllSafe(analyze(text))).toEqual([]);
  });
});
