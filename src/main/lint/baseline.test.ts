import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PathedDocument, readBaseline, readFormerBaseline, updated, withoutKnown, writeBaseline } from './baseline.ts';
import type { LintFinding } from './outcome.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiln-baseline-'));
  file = join(folder, 'kiln-baseline.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A file of the folder with findings, each given as its rule, its line's number and the line itself. */
function linted(name: string, ...findings: readonly (readonly [rule: string, line: number, text: string])[]): PathedDocument {
  writeFileSync(join(folder, name), '');
  const diagnostics = findings.map(([rule, line, text]): LintFinding => {
    const range = { start: { line, character: 0 }, end: { line, character: 1 } };
    return { rule, severity: 'warning', message: 'No.', range, line: text };
  });
  return { path: join(folder, name), document: { file: name, kind: 'component', diagnostics } };
}

async function update(...documents: readonly PathedDocument[]): Promise<number> {
  return writeBaseline(updated(await readFormerBaseline(file), documents));
}

async function compare(...documents: readonly PathedDocument[]) {
  const { documents: left, stale } = withoutKnown(await readBaseline(file), documents);
  return { left: left.flatMap((document) => document.diagnostics.map(({ rule, range }) => `${rule} ${range.start.line}`)), stale };
}

describe('a baseline', () => {
  it('leaves out what it knows, wherever the lines have moved to and however they are indented', async () => {
    expect(await update(linted('a.yaml', ['one', 3, '- a:  b'], ['two', 4, 'c']))).toBe(2);
    expect(await compare(linted('a.yaml', ['two', 1, '    c'], ['one', 70, ' - a: b']))).toEqual({ left: [], stale: 0 });
  });

  it('lets through a finding of another rule, on another line, or in another file', async () => {
    await update(linted('a.yaml', ['one', 3, 'x']));
    expect((await compare(linted('a.yaml', ['two', 3, 'x']))).left).toEqual(['two 3']);
    expect((await compare(linted('a.yaml', ['one', 3, 'y']))).left).toEqual(['one 3']);
    expect((await compare(linted('b.yaml', ['one', 3, 'x']))).left).toEqual(['one 3']);
  });

  it('knows how often there was the same, and lets through one more', async () => {
    await update(linted('a.yaml', ['one', 3, 'x'], ['one', 5, 'x']));
    expect(await compare(linted('a.yaml', ['one', 3, 'x'], ['one', 5, 'x'], ['one', 9, 'x']))).toEqual({ left: ['one 9'], stale: 0 });
    expect(await compare(linted('a.yaml', ['one', 5, 'x']))).toEqual({ left: [], stale: 1 });
  });

  it('tells entries that nothing stands for any more, also of files that are gone, but not of files that were not looked at', async () => {
    await update(linted('a.yaml', ['one', 3, 'x'], ['two', 4, 'y']), linted('b.yaml', ['one', 1, 'x']), linted('c.yaml', ['one', 1, 'x']));
    rmSync(join(folder, 'c.yaml'));
    expect((await compare(linted('a.yaml', ['two', 4, 'y']))).stale).toBe(2);
  });

  it('is brought up to date for the files that were looked at', async () => {
    await update(linted('a.yaml', ['one', 3, 'x']), linted('b.yaml', ['one', 1, 'x']), linted('c.yaml', ['one', 1, 'x']));
    rmSync(join(folder, 'c.yaml'));
    expect(await update(linted('a.yaml', ['two', 4, 'y']))).toBe(2);
    expect(await compare(linted('a.yaml', ['two', 4, 'y']), linted('b.yaml', ['one', 1, 'x']))).toEqual({ left: [], stale: 0 });
  });

  it('is the same text for the same findings in any order, a line a finding', async () => {
    await update(linted('b.yaml', ['one', 3, 'x'], ['two', 4, 'y']), linted('a.yaml', ['one', 3, 'x']), linted('empty.yaml'));
    const text = readFileSync(file, 'utf8');
    await update(linted('a.yaml', ['one', 3, 'x']), linted('b.yaml', ['two', 9, 'y'], ['one', 12, 'x']));
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(text.match(/": "(one|two)"/g)).toHaveLength(3);
    expect(text).not.toContain('empty.yaml');
  });

  it('takes files with names that JavaScript has a meaning for', async () => {
    await update(linted('__proto__', ['one', 3, 'x']));
    expect(await compare(linted('__proto__', ['one', 3, 'x']))).toEqual({ left: [], stale: 0 });
  });

  it('leaves nothing behind when it cannot be written', async () => {
    mkdirSync(file);
    await expect(writeBaseline({ file, known: new Map() })).rejects.toMatchObject({ name: 'LintFailure' });
    expect(readdirSync(folder)).toEqual(['kiln-baseline.json']);
  });

  it('that is not there is refused, unless one is to be written', async () => {
    await expect(readBaseline(file)).rejects.toMatchObject({ name: 'LintFailure' });
    expect((await readFormerBaseline(file)).known.size).toBe(0);
  });

  it.each(['', '{', '[]', 'null', '{"files": {}}', '{"kilnBaseline": 2, "files": {}}', '{"kilnBaseline": 1, "files": []}'])(
    'is not taken from a file that holds %j',
    async (text) => {
      writeFileSync(file, text);
      await expect(readBaseline(file)).rejects.toMatchObject({ name: 'LintFailure' });
      await expect(readFormerBaseline(file)).rejects.toMatchObject({ name: 'LintFailure' });
    },
  );
});
