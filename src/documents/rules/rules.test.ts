import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { actions } from '../actions/index.ts';
import { analyze } from '../analyze.ts';
import { ruleById, rules } from './index.ts';
import type { Rule } from './rule.ts';
import { ruleKeys } from './step-rules.ts';

/** Files that rules share. */
const notRules = new Set([
  'index.ts',
  'rule.ts',
  'run.ts',
  'step-rules.ts',
  'command-rules.ts',
  'kept-findings.ts',
  'example.ts',
  'used-documents.ts',
  'parent-image.ts',
  'member-maps.ts',
  'schedule-fault.ts',
  'recipe-parent.ts',
  'scalar-lists.ts',
  'build-example.ts',
]);
const ruleFiles = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .map((file) => basename(file))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !notRules.has(file));

/** Rules of the later stages are tested where those are. */
const firstStage = rules.filter((rule) => rule.script === undefined && rule.command === undefined && rule.workspace === undefined);

/** Documents that are bad in one way can hardly avoid these too. */
const companions: Readonly<Record<string, readonly string[]>> = {
  'too-many-parameters': ['unused-declaration'],
  'unquoted-reference': ['unused-declaration'],
  'misplaced-reference': ['invalid-on-failure'],
};

const optionsFor = ({ exampleFile, exampleSettings }: Rule) => ({
  ...(exampleFile === undefined ? {} : { fileName: exampleFile }),
  ...(exampleSettings === undefined ? {} : { settings: { severities: {}, ...exampleSettings } }),
});
const rulesIn = (text: string, rule: Rule) => [...new Set(analyze(text, optionsFor(rule)).diagnostics.map((found) => found.rule))];

describe('the register of rules', () => {
  it('lists every file of this folder, under the id that is its name', () => {
    expect(rules.map(({ id }) => `${id}.ts`).sort()).toEqual(ruleFiles.sort());
  });

  it('names steps by keys and actions that there are', () => {
    const known = [...ruleKeys, ...actions.map(({ name }) => name)];
    expect(rules.flatMap(({ steps = [] }) => steps.filter((word) => !known.includes(word)))).toEqual([]);
  });

  it('finds a rule by its id', () => {
    expect(ruleById('unknown-action')?.severity).toBe('error');
    expect(ruleById('toString')).toBeUndefined();
  });
});

describe.each(firstStage.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('finds the fault in its bad example, and no other', () => {
    const others = rulesIn(rule.bad, rule).filter((other) => other !== id);
    expect(rulesIn(rule.bad, rule)).toContain(id);
    expect(others.filter((other) => companions[id]?.includes(other) !== true)).toEqual([]);
  });

  it('finds nothing at all in its good example', () => {
    expect(rulesIn(rule.good, rule)).toEqual([]);
  });

  it('explains itself', () => {
    expect(rule.summary).toMatch(/^[A-Za-z].*\.$/);
    expect(rule.explanation.length).toBeGreaterThan(40);
    expect(rule.source).not.toBe('');
    expect(rule.since).toBe('0.1.0');
    expect(rule.bad).not.toBe(rule.good);
  });

  it('mends what it offers to mend', () => {
    const analysis = analyze(rule.bad, optionsFor(rule));
    const fix = analysis.diagnostics.find((diagnostic) => diagnostic.rule === id)?.fixes?.[0];
    if (fix === undefined) return;
    const before = analysis.diagnostics.filter((diagnostic) => diagnostic.rule === id).length;
    const edits = [...fix.edits].sort((a, b) => b.range.start - a.range.start);
    const mended = edits.reduce((text, { range, newText }) => text.slice(0, range.start) + newText + text.slice(range.end), rule.bad);
    expect(analyze(mended, optionsFor(rule)).diagnostics.filter((diagnostic) => diagnostic.rule === id).length).toBeLessThan(before);
    expect(rulesIn(mended, rule)).not.toContain('syntax-error');
  });
});

describe('what is left of the examples of', () => {
  const internalErrors = (text: string) => analyze(text).diagnostics.filter(({ rule }) => rule === 'internal-error');

  it.each(rules.filter(({ good }) => good.length < 2000))('$id breaks no rule, mangled or cut short', ({ good, bad }) => {
    const stride = Math.max(11, Math.ceil(bad.length / 32));
    for (let at = 0; at < bad.length; at += stride) {
      expect(internalErrors(bad.slice(0, at))).toEqual([]);
      expect(internalErrors(good.slice(0, at) + good.slice(at + 5))).toEqual([]);
      expect(internalErrors(`${good.slice(0, at)}[${good.slice(at)}`)).toEqual([]);
    }
  });
});
