import { describe, expect, it } from 'vitest';
import { analyze, type Diagnostic, type Fix, type TextEdit } from '../../documents/index.ts';
import { fixText } from './fix-text.ts';

/** A rule that wants every place of one piece of text written as another. */
type Wish = (text: string) => readonly Fix[];

const wish =
  (from: string, to: string, safe = true): Wish =>
  (text) =>
    [...text.matchAll(new RegExp(from, 'g'))].map(({ index, 0: found }) => {
      return { title: to, safe, edits: [{ range: { start: index, end: index + found.length }, newText: to }] };
    });

/** Fixes a text for some wishes, each fix under a finding of its own. */
function fixedBy(text: string, wishes: readonly Wish[], unsafe = false) {
  const check = async (tried: string) => {
    const fixes = wishes.flatMap((each) => each(tried));
    const findings = fixes.map((fix): Diagnostic => {
      const range = fix.edits[0]?.range ?? { start: 0, end: 0 };
      return { rule: 'wish', severity: 'warning', message: 'No.', range, fixes: [fix] };
    });
    return { analysis: analyze(tried), findings };
  };
  return fixText(text, { unsafe, check });
}

describe('fixing a text', () => {
  it('makes all fixes that do not touch each other at once, and counts them', async () => {
    expect(await fixedBy('a: 1\nb: 1\n', [wish('1', '22')])).toMatchObject({ text: 'a: 22\nb: 22\n', made: 2, left: { findings: [] } });
  });

  it('goes on where one fix makes room for the next', async () => {
    expect((await fixedBy('a: one\n', [wish('one', 'two'), wish('two', 'three'), wish('three', 'four')])).text).toBe('a: four\n');
  });

  it('makes of two that overlap the first, and the other one when it still stands', async () => {
    expect((await fixedBy('a: xyz\n', [wish('xy', 'u'), wish('yz', 'v')])).text).toBe('a: uz\n');
    expect((await fixedBy('a: xyz\n', [wish('xy', 'y'), wish('yz', 'v')])).text).toBe('a: v\n');
  });

  it('makes a fix of several edits whole or not at all', async () => {
    const edit = (start: number, newText: string): TextEdit => ({ range: { start, end: start + 1 }, newText });
    const both = { title: 'both', safe: true, edits: [edit(0, 'x'), edit(3, 'y')] };
    const fixed = await fixedBy('a: b\n', [wish('b', 'c'), (text) => (text.startsWith('a') && text.includes('b') ? [both] : [])]);
    expect(fixed.text).toBe('a: c\n');
  });

  it('leaves fixes that are not safe to who asks for them', async () => {
    const unsafe = wish('one', 'two', false);
    expect(await fixedBy('a: one\n', [unsafe])).toMatchObject({ text: 'a: one\n', made: 0 });
    expect((await fixedBy('a: one\n', [unsafe], true)).text).toBe('a: two\n');
  });

  it('ends when fixes undo each other', async () => {
    expect((await fixedBy('a: one\n', [wish('one', 'two'), wish('two', 'one')])).text).toBe('a: two\n');
  });

  it('ends when a fix never comes to rest', async () => {
    const { text, made } = await fixedBy('a: x\n', [wish('x$', 'xx'), wish('x(?=\n)', 'xx')]);
    expect(made).toBeLessThan(30);
    expect(text).toMatch(/^a: x+\n$/);
  });

  it('makes no fix that breaks the text, but those beside it', async () => {
    const fixed = await fixedBy('a: one\nb: two\n', [wish('one', '[1'), wish('two', '2')]);
    expect(fixed).toMatchObject({ text: 'a: one\nb: 2\n', made: 1 });
  });

  it('makes the first of two that break the text only together', async () => {
    const value = wish('(?<=a:)(?=\n)', ' x');
    const indentation = wish('(?<=\n)b', '  b');
    expect((await fixedBy('a:\nb: 1\n', [value])).text).toBe('a: x\nb: 1\n');
    expect((await fixedBy('a:\nb: 1\n', [indentation])).text).toBe('a:\n  b: 1\n');
    expect((await fixedBy('a:\nb: 1\n', [value, indentation])).text).toBe('a: x\nb: 1\n');
  });

  it('mends a text that was broken before, however many faults are left', async () => {
    expect((await fixedBy('a: [1\nb: one\n', [wish('one', 'two')])).text).toBe('a: [1\nb: two\n');
  });
});
