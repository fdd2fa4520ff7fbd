import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { fixFile, writeFixed } from './fix-files.ts';
import { createLinter } from './linter.ts';

const idle = '# kiln-ignore-file unknown-key: there was one\nschemaVersion: 1.0\nphases: [{name: build, steps: []}]\n';

async function fixedIn(folder: string) {
  const candidate = { file: 'a.yaml', path: join(folder, 'a.yaml'), named: true, root: folder };
  const linter = createLinter({ workspaces: [], detailed: false });
  const surroundings = { linter, files: new Map(), wholeRoots: new Set<string>() };
  const fixed = await fixFile(candidate, { unsafe: false, surroundings });
  if (fixed === undefined) throw new Error('there was nothing to fix');
  return fixed;
}

describe('writing a mended file', () => {
  it('leaves a file alone that was changed since it was read', async () => {
    const folder = temporaryFolder({ 'a.yaml': idle });
    const fixed = await fixedIn(folder);
    writeFileSync(join(folder, 'a.yaml'), `${idle}# mine\n`);
    expect(await writeFixed(fixed)).toEqual({ refused: expect.stringContaining('changed') });
    expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toBe(`${idle}# mine\n`);
  });

  it('does not bring back a file that is gone', async () => {
    const folder = temporaryFolder({ 'a.yaml': idle });
    const fixed = await fixedIn(folder);
    rmSync(join(folder, 'a.yaml'));
    expect(await writeFixed(fixed)).toEqual({ refused: expect.any(String) });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('says why a folder takes no file (skipped for root)', async () => {
    const folder = temporaryFolder({ 'a.yaml': idle });
    const fixed = await fixedIn(folder);
    chmodSync(folder, 0o500);
    expect(await writeFixed(fixed)).toEqual({ refused: 'permission denied' });
    chmodSync(folder, 0o700);
  });
});

describe('mending a text of Windows', () => {
  it('writes new lines with the ends that the text has', async () => {
    const folder = temporaryFolder({ 'a.yaml': 'phases:\r\n  - name: build\r\n    steps: []\r\n' });
    const candidate = { file: 'a.yaml', path: join(folder, 'a.yaml'), named: true, root: folder };
    const surroundings = { linter: createLinter({ workspaces: [], detailed: false }), files: new Map(), wholeRoots: new Set<string>() };
    const fixed = await fixFile(candidate, { unsafe: true, surroundings });
    expect(Buffer.from(fixed?.after ?? []).toString()).toContain('schemaVersion: 1.0\r\n');
  });
});
