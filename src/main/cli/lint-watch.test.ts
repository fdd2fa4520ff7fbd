import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { commandIo } from '../testing/command-io.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
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

function watching(folder: string, ...args: readonly string[]) {
  const io = commandIo(folder);
  const ended = lint.run(['--watch', '--no-cache', ...args], io);
  const sees = (text: string) => vi.waitFor(() => expect(io.output()).toContain(text), { timeout: 10_000 });
  return { io, ended, sees, isReady: () => vi.waitFor(() => expect(io.errors()).toContain('Ctrl-C'), { timeout: 10_000 }) };
}

describe('kiln lint --watch', () => {
  it('lints all, then what was changed, and ends as cancelled', async () => {
    const folder = temporaryFolder({ 'a.yaml': good, 'b.yaml': good });
    const { io, ended, sees, isReady } = watching(folder);
    await isReady();
    expect(io.output()).toContain('2 documents checked, nothing found.');
    writeFileSync(join(folder, 'b.yaml'), bad);
    await sees('1 document checked: 1 error');
    writeFileSync(join(folder, 'new.yaml'), good);
    await sees('1 document checked, nothing found.');
    io.stop();
    expect(await ended).toBe(130);
  });

  it('lints all again when the settings were changed, and is silent about what is no document', async () => {
    const folder = temporaryFolder({ 'kiln.config.yaml': 'profile: strict\n', 'a.yaml': bad });
    const { io, ended, sees, isReady } = watching(folder);
    await isReady();
    const before = io.output();
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    writeFileSync(join(folder, 'kiln.config.yaml'), 'rules: {unknown-action: off}\n');
    await sees('2 documents checked, nothing found.');
    expect(io.output().slice(before.length)).not.toContain('No documents');
    io.stop();
    expect(await ended).toBe(130);
  });

  it('passes over what git ignores and what goes away', async () => {
    const folder = temporaryFolder({ '.git/HEAD': '', '.gitignore': 'out/\n', 'out/made.yaml': good, 'a.yaml': good, 'b.yaml': good });
    const { io, ended, sees, isReady } = watching(folder);
    await isReady();
    rmSync(join(folder, 'a.yaml'));
    writeFileSync(join(folder, 'out', 'made.yaml'), bad);
    writeFileSync(join(folder, 'b.yaml'), bad);
    await sees('1 document checked: 1 error');
    expect(io.output()).not.toMatch(/made|a\.yaml/);
    io.stop();
    expect(await ended).toBe(130);
  });

  it('ends when the first run finds that it cannot work', async () => {
    const folder = temporaryFolder({ 'a.yaml': good, 'base.json': '{"a"' });
    const { io, ended } = watching(folder, '--baseline', 'base.json', 'a.yaml');
    expect(await ended).toBe(2);
    expect(io.errors()).toContain('base.json');
  });
});
