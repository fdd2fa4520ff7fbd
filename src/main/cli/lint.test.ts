import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findCandidates } from '../lint/find-candidates.ts';
import { createLinter } from '../lint/linter.ts';
import { lintInThreads } from '../lint/thread-pool.ts';
import { lint } from './lint.ts';

const good = `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Greet
        action: ExecuteBash
        inputs: {commands: [echo hello]}
`;
const bad = good.replace('ExecuteBash', 'ExecuteBsh');
const advised = good.replace('        action', '        onFailure: Continue\n        action');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiln-lint-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

interface Setting {
  readonly stdin?: string | Buffer;
  readonly tty?: boolean;
  readonly env?: Record<string, string>;
}

async function run(args: readonly string[], { stdin = '', tty = false, env = {} }: Setting = {}) {
  const stdout = Object.assign(new PassThrough(), { isTTY: tty });
  const stderr = new PassThrough();
  const io = { stdin: Readable.from([Buffer.from(stdin)]), stdout, stderr, cwd: folder, env, signal: new AbortController().signal };
  const code = await lint.run(args, io);
  return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
}

async function runJson(...args: string[]) {
  const { code, out, err } = await run([...args, '--format', 'json']);
  const documents = JSON.parse(out) as { file: string; kind: string; diagnostics: { rule: string; severity: string; range: unknown }[] }[];
  return { code, err, documents, files: documents.map(({ file }) => file) };
}

describe('kiln lint', () => {
  it('finds nothing in a good document', async () => {
    write({ 'good.yaml': good });
    expect(await runJson('good.yaml')).toMatchObject({ code: 0, documents: [{ file: 'good.yaml', kind: 'component', diagnostics: [] }] });
  });

  it('tells rule, severity and place of a finding, lines and columns from zero', async () => {
    write({ 'bad.yaml': bad });
    const { code, documents } = await runJson('bad.yaml');
    expect(code).toBe(1);
    expect(documents[0]?.diagnostics).toEqual([
      {
        rule: 'unknown-action',
        severity: 'error',
        message: expect.stringContaining('ExecuteBsh'),
        range: { start: { line: 5, character: 16 }, end: { line: 5, character: 26 } },
      },
    ]);
  });

  it('is content with warnings and advice', async () => {
    write({ 'advised.yaml': advised });
    const { code, documents } = await runJson('advised.yaml');
    expect(code).toBe(0);
    expect(documents[0]?.diagnostics.map(({ severity }) => severity)).toEqual(['info']);
  });

  it('searches the current folder when none is named', async () => {
    write({ 'a.yaml': good, 'sub/b.yml': bad, 'sub/c.json': '{"schemaVersion": 1.0, "phases": []}' });
    const { code, files } = await runJson();
    expect(code).toBe(1);
    expect(files).toEqual(['a.yaml', join('sub', 'b.yml'), join('sub', 'c.json')]);
  });

  it('passes over files in folders that are no documents of ours, and lints them when they are named', async () => {
    write({ 'package.json': '{"name": "x"}', 'deploy.yaml': 'apiVersion: v1\nkind: Pod\n', 'notes.txt': good });
    expect((await runJson()).files).toEqual([]);
    expect(await runJson('deploy.yaml', 'notes.txt')).toMatchObject({ code: 0, documents: [{ kind: 'unknown' }, { kind: 'component' }] });
  });

  it('sees a component although its text is broken', async () => {
    write({ 'broken.yaml': `${good}      - name: "Open\n` });
    const { code, documents } = await runJson();
    expect(code).toBe(1);
    expect(documents[0]?.diagnostics.map(({ rule }) => rule)).toContain('syntax-error');
  });

  it('leaves out what git ignores, in nested files too, and never enters .git and node_modules', async () => {
    write({
      '.git/config.yaml': good,
      '.gitignore': 'out/\n*.gen.yaml\n!keep.gen.yaml\n',
      'a.yaml': good,
      'a.gen.yaml': good,
      'keep.gen.yaml': good,
      'out/b.yaml': good,
      'node_modules/x/c.yaml': good,
      'sub/.gitignore': '/d.yaml\n!e.gen.yaml\n',
      'sub/d.yaml': good,
      'sub/e.gen.yaml': good,
      'sub/deep/d.yaml': good,
    });
    const expected = ['a.yaml', 'keep.gen.yaml', join('sub', 'deep', 'd.yaml'), join('sub', 'e.gen.yaml')];
    expect((await runJson()).files).toEqual(expected);
    expect((await runJson('sub')).files).toEqual([join('sub', 'deep', 'd.yaml'), join('sub', 'e.gen.yaml')]);
  });

  it('lints an ignored file or folder that is named', async () => {
    write({ '.git/HEAD': '', '.gitignore': 'out/\n', 'out/sub/b.yaml': good });
    expect((await runJson(join('out', 'sub', 'b.yaml'))).files).toEqual([join('out', 'sub', 'b.yaml')]);
    expect((await runJson('out')).files).toEqual([join('out', 'sub', 'b.yaml')]);
  });

  it('does not run in circles through symbolic links, and reads linked files', async () => {
    write({ 'sub/a.yaml': good });
    symlinkSync('..', join(folder, 'sub', 'up'));
    symlinkSync('a.yaml', join(folder, 'sub', 'b.yaml'));
    expect((await runJson()).files).toEqual([join('sub', 'a.yaml'), join('sub', 'b.yaml')]);
  });

  it('lints a file once that is found and named', async () => {
    write({ 'a.yaml': good, 'b.yaml': good });
    expect((await runJson('.', 'a.yaml')).files).toEqual(['a.yaml', 'b.yaml']);
  });

  it('says what it cannot read and lints the rest', async () => {
    write({ 'a.yaml': bad });
    symlinkSync('nowhere', join(folder, 'dangling.yaml'));
    const { code, err, files } = await runJson('missing.yaml', 'a.yaml', 'dangling.yaml');
    expect(code).toBe(2);
    expect(err).toContain('missing.yaml');
    expect(err).toContain('dangling.yaml');
    expect(files).toEqual(['a.yaml']);
  });

  it('says that there are no documents only where it could look', async () => {
    expect(await run([])).toMatchObject({ code: 0, out: 'No documents found.\n', err: '' });
    expect(await run(['missing'])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('missing') });
  });

  it.each([['--format', 'xml'], ['--colour'], ['--format']])('refuses %s', async (...args) => {
    await expect(run(args)).rejects.toMatchObject({ name: 'UsageError' });
  });

  it('reads standard input', async () => {
    const { code, out } = await run(['-', '--format=json'], { stdin: bad });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([{ file: '-', kind: 'component', diagnostics: [{ rule: 'unknown-action' }] }]);
  });

  it('has one clear finding for a text that is not UTF-8', async () => {
    write({ 'latin1.yaml': Buffer.from(`# \u00fcber\n${good}`, 'latin1'), 'utf16.yaml': Buffer.from(`\ufeff${good}`, 'utf16le') });
    const { code, documents } = await runJson('latin1.yaml', 'utf16.yaml');
    expect(code).toBe(1);
    expect(documents[0]).toMatchObject({
      kind: 'component',
      diagnostics: [{ rule: 'invalid-encoding', range: { start: { line: 0, character: 2 } } }],
    });
    expect(documents[1]?.diagnostics.map(({ rule }) => rule)).toEqual(['invalid-encoding']);
  });

  it('counts columns as editors do in a text with a byte order mark and CRLF', async () => {
    write({ 'bom.yaml': `\ufeff${bad.replaceAll('\n', '\r\n').replace('schemaVersion', 'SchemaVersion')}` });
    const { documents } = await runJson();
    expect(documents[0]?.diagnostics.map(({ range }) => range)).toContainEqual({
      start: { line: 0, character: 0 },
      end: { line: 0, character: 13 },
    });
    expect(documents[0]?.diagnostics.map(({ range }) => range)).toContainEqual({
      start: { line: 5, character: 16 },
      end: { line: 5, character: 26 },
    });
  });
});

describe('the report for people', () => {
  it('counts lines and columns from one and ends with a summary', async () => {
    write({ 'bad.yaml': bad, 'good.yaml': good });
    const { out } = await run([]);
    expect(out).toMatch(/^bad\.yaml\n {2}6:17 {2}error {4}.*ExecuteBsh.* {2}unknown-action\n/);
    expect(out).toContain('2 documents checked: 1 error, 0 warnings, 0 info.');
    expect(out).not.toContain('good.yaml');
  });

  it('has colours on a terminal only, and not where they are unwanted', async () => {
    write({ 'bad.yaml': bad });
    expect((await run([])).out).not.toContain('\u001b[');
    expect((await run([], { tty: true })).out).toContain('\u001b[31m');
    expect((await run([], { tty: true, env: { NO_COLOR: '1' } })).out).not.toContain('\u001b[');
  });

  it('does not let a document write control characters to the terminal', async () => {
    write({ 'evil.yaml': good.replace('ExecuteBash', '"\\e]0;owned\\a"') });
    const { out } = await run([], { tty: true, env: { NO_COLOR: '1' } });
    expect(out).toContain('unknown-action');
    expect(out.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });
});

describe('threads', () => {
  it('give the same outcomes in the same order', async () => {
    write(Object.fromEntries(Array.from({ length: 130 }, (_, at) => [`${String(at).padStart(3, '0')}.yaml`, at % 7 === 0 ? bad : good])));
    const { signal } = new AbortController();
    const candidates = await placedCandidates();
    const options = { workspaces: [], detailed: true };
    const linter = createLinter(options);
    const outcomes = await lintInThreads(candidates, { threads: 2, signal, options, learn: linter.learn });
    expect(outcomes).toHaveLength(130);
    expect(outcomes).toEqual(await Promise.all(candidates.map(linter.lint)));
  });

  it('end without work when it was cancelled', async () => {
    write({ 'a.yaml': good });
    const options = { workspaces: [], detailed: false };
    expect(
      await lintInThreads(await placedCandidates(), { threads: 2, signal: AbortSignal.abort(), options, learn: () => undefined }),
    ).toEqual([]);
  });

  async function placedCandidates() {
    const { candidates } = await findCandidates(['.'], { cwd: folder, signal: new AbortController().signal });
    return candidates.map((candidate) => ({ ...candidate, root: folder }));
  }
});
