import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { patchOf } from './patch.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiln-patch-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes files and gives the patch that changes them. */
async function patchFor(cwd: string, changes: Readonly<Record<string, readonly [before: string, after: string]>>): Promise<string> {
  const fixed = Object.entries(changes).map(([name, [before, after]]) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, before);
    const document = { file: name, kind: 'component', diagnostics: [] } as const;
    return {
      candidate: { file: name, path, named: false, root: folder },
      before: Buffer.from(before),
      after: Buffer.from(after),
      document,
    };
  });
  return patchOf(fixed, join(folder, cwd));
}

/** Runs a program in the folder, or below it, with the patch on its standard input. */
const take = (patch: string, [command = '', ...args]: readonly string[], cwd = '.') =>
  execFileSync(command, args, { cwd: join(folder, cwd), input: patch, stdio: ['pipe', 'pipe', 'pipe'] });
const initRepository = () => take('', ['git', 'init', '-q']);

const lines = (count: number, changes: Readonly<Record<number, string>> = {}) =>
  Array.from({ length: count }, (_, at) => `${changes[at] ?? `line ${at}`}\n`).join('');

/** Whatever a document may look like. */
const kinds: readonly (readonly [name: string, before: string, after: string])[] = [
  ['one line', 'a\n', 'b\n'],
  ['many places far apart', lines(60), lines(60, { 2: 'x', 30: 'y', 31: 'z', 58: 'w' })],
  ['lines that go', 'a\nb\nc\n', 'a\nc\n'],
  ['lines that come', '', 'a\nb\n'],
  ['no line end at the end', 'a\nb', 'a\nc'],
  ['a line end that comes', 'a\nb', 'a\nb\n'],
  ['line ends of Windows', 'a\r\nb\r\nc\r\n', 'a\r\nx\r\nc\r\n'],
  ['a byte order mark', '\uFEFFa\nb\n', '\uFEFFa\nc\n'],
  ['other separators', 'a\u2028b\n\u0085\nc\u000C\n', 'a\u2028x\n\u0085\nc\u000C\n'],
  ['lines that look like a patch', '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-q\n', '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-r\n'],
];

describe('a patch', () => {
  it.each(kinds)('is taken by git in a repository: %s', async (_kind, before, after) => {
    const patch = await patchFor('.', { 'a.yaml': [before, after] });
    initRepository();
    take(patch, ['git', '-c', 'core.autocrlf=false', 'apply', '--whitespace=nowarn']);
    expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toBe(after);
  });

  it.each(['sub/a.yaml', 'with blanks/a b.yaml', 'ä/😀.yaml', 'quote"back\\slash.yaml', 'tab\there.yaml', 'a/b/c.yaml', '-a.yaml'])(
    'names %j so that git finds it',
    async (name) => {
      initRepository();
      const patch = await patchFor('.', { [name]: ['a\n', 'b\n'] });
      take(patch, ['git', 'apply']);
      expect(readFileSync(join(folder, name), 'utf8')).toBe('b\n');
    },
  );

  it('made in a folder of a repository is taken there and at its root', async () => {
    initRepository();
    take(await patchFor('sub', { 'sub/a.yaml': ['a\n', 'b\n'] }), ['git', 'apply'], 'sub');
    expect(readFileSync(join(folder, 'sub/a.yaml'), 'utf8')).toBe('b\n');
    take(await patchFor('sub', { 'sub/a.yaml': ['a\n', 'c\n'], 'b.yaml': ['a\n', 'c\n'] }), ['git', 'apply']);
    expect(readFileSync(join(folder, 'sub/a.yaml'), 'utf8')).toBe('c\n');
    expect(readFileSync(join(folder, 'b.yaml'), 'utf8')).toBe('c\n');
  });

  it('is taken by patch outside of a repository, for several files', async () => {
    const patch = await patchFor('.', { 'sub/a.yaml': [lines(9), lines(9, { 4: 'x' })], 'b.yaml': ['a\nb', 'a\nc'] });
    take(patch, ['patch', '-p1', '--batch']);
    expect(readFileSync(join(folder, 'sub/a.yaml'), 'utf8')).toBe(lines(9, { 4: 'x' }));
    expect(readFileSync(join(folder, 'b.yaml'), 'utf8')).toBe('a\nc');
  });

  it('of nothing is nothing', async () => {
    expect(await patchFor('.', {})).toBe('');
  });
});
