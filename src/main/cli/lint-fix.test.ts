import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kilnLint } from '../testing/kiln-lint.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const good = `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Greet
        action: ExecuteBash
        inputs: {commands: [echo hello]}
`;
/** The comment silences nothing, which is mended safely; the action is misspelt, which is not. */
const idle = `# kiln-ignore-file unknown-key: there was one\n${good}`;
const misspelt = good.replace('ExecuteBash', 'ExecuteBsh');

const read = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8');

describe('kiln lint --fix', () => {
  it('makes the safe fixes, and reports what is left', async () => {
    const folder = temporaryFolder({ 'a.yaml': idle.replace('ExecuteBash', 'ExecuteBsh'), 'b.yaml': idle });
    const { code, out } = await kilnLint(folder, ['--fix']);
    expect(code).toBe(1);
    expect(out).toContain('unknown-action');
    expect(out).not.toContain('unused-suppression');
    expect(read(folder, 'a.yaml')).toBe(misspelt);
    expect(read(folder, 'b.yaml')).toBe(good);
  });

  it('makes the others too when it is told to', async () => {
    const folder = temporaryFolder({ 'a.yaml': misspelt });
    expect((await kilnLint(folder, ['--fix-unsafe'])).code).toBe(0);
    expect(read(folder, 'a.yaml')).toBe(good);
  });

  it('keeps the byte order mark, line ends, mode and symbolic links', async () => {
    const folder = temporaryFolder({ 'real.txt': `\uFEFF${idle.replaceAll('\n', '\r\n')}` });
    chmodSync(join(folder, 'real.txt'), 0o640);
    symlinkSync('real.txt', join(folder, 'a.yaml'));
    await kilnLint(folder, ['--fix', 'a.yaml']);
    expect(read(folder, 'real.txt')).toBe(`\uFEFF${good.replaceAll('\n', '\r\n')}`);
    expect(statSync(join(folder, 'real.txt')).mode & 0o777).toBe(0o640);
    expect(lstatSync(join(folder, 'a.yaml')).isSymbolicLink()).toBe(true);
  });

  it('writes nothing where nothing is to mend', async () => {
    const folder = temporaryFolder({ 'a.yaml': misspelt });
    const before = statSync(join(folder, 'a.yaml'));
    await kilnLint(folder, ['--fix']);
    expect(statSync(join(folder, 'a.yaml'))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
  });

  it('mends the standard input onto standard output and reports beside it', async () => {
    const { out, err } = await kilnLint(temporaryFolder(), ['-', '--fix'], idle);
    expect(out).toBe(good);
    expect(err).toContain('1 document checked');
    expect((await kilnLint(temporaryFolder(), ['-', '--fix'], good)).out).toBe(good);
  });

  it('fixes findings that are in no baseline, and those that are', async () => {
    const folder = temporaryFolder({ 'a.yaml': idle });
    await kilnLint(folder, ['--baseline', 'base.json', '--update-baseline']);
    expect((await kilnLint(folder, ['--fix', '--baseline', 'base.json'])).code).toBe(0);
    expect(read(folder, 'a.yaml')).toBe(good);
  });
});

describe('kiln lint --fix-dry-run', () => {
  const git = (folder: string, args: readonly string[], input?: string) => execFileSync('git', args, { cwd: folder, input, stdio: 'pipe' });

  it('prints a patch that git applies, for odd names and line ends too, and changes nothing', async () => {
    const files = { 'sub dir/a "b".yaml': idle, 'ü.yaml': idle.replaceAll('\n', '\r\n'), 'end.yaml': idle.trimEnd() };
    const folder = temporaryFolder(files);
    git(folder, ['init', '-q']);
    const { code, out, err } = await kilnLint(folder, ['--fix-dry-run']);
    expect(code).toBe(0);
    expect(err).toContain('3 documents checked');
    expect(read(folder, 'end.yaml')).toBe(idle.trimEnd());
    git(folder, ['apply'], out);
    expect(read(folder, 'sub dir/a "b".yaml')).toBe(good);
    expect(read(folder, 'ü.yaml')).toBe(good.replaceAll('\n', '\r\n'));
    expect(read(folder, 'end.yaml')).toBe(good.trimEnd());
  });

  it('names files from the root of the repository, wherever it is called', async () => {
    const folder = temporaryFolder({ 'deep/er/a.yaml': idle });
    git(folder, ['init', '-q']);
    const { out } = await kilnLint(join(folder, 'deep'), ['--fix-dry-run', 'er/a.yaml']);
    git(join(folder, 'deep'), ['apply'], out);
    expect(read(folder, 'deep/er/a.yaml')).toBe(good);
  });

  it('is empty where nothing is to mend, and takes the unsafe fixes when these are wanted', async () => {
    const folder = temporaryFolder({ 'a.yaml': misspelt });
    expect((await kilnLint(folder, ['--fix-dry-run'])).out).toBe('');
    expect((await kilnLint(folder, ['--fix-dry-run', '--fix-unsafe'])).out).toContain('+        action: ExecuteBash\n');
    writeFileSync(join(folder, 'a.yaml'), Buffer.from([0xff, 0xfe, 0x41, 0x00]));
    expect((await kilnLint(folder, ['--fix-dry-run'])).out).toBe('');
  });
});
