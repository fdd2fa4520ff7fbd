import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BuilderName } from './builder.ts';
import { containerBuilders } from './find-builder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiln-builders-'));
  mkdirSync(join(folder, 'bin'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const builders = (names?: readonly BuilderName[]) => containerBuilders(join(folder, 'containers'), names);

/** Puts a script where tools are looked for, and nothing else. */
function install(tool: string, script: string): void {
  const file = join(folder, 'bin', tool);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  vi.stubEnv('PATH', join(folder, 'bin'));
}

test('without any tool it is known at once that nothing builds', async () => {
  vi.stubEnv('PATH', join(folder, 'bin'));
  const nothing = { available: false, reason: 'No container builder is installed' };
  expect(builders().known()).toMatchObject(nothing);
  expect(await builders().choose()).toMatchObject(nothing);
  expect(existsSync(join(folder, 'containers'))).toBe(false);
});

test('a client of docker without its service is no builder, and is asked again when it may have one', async () => {
  install('docker', 'case "$1" in --version) echo "Docker version 28.2.2";; *) echo "Cannot connect to the daemon" >&2; exit 1;; esac');
  const found = builders();
  expect(found.known()).toBeUndefined();
  expect(await found.choose()).toMatchObject({ available: false, reason: expect.stringContaining('Cannot connect to the daemon') });
  expect(found.known()).toMatchObject({ available: false });
  install('docker', 'case "$1" in --version) echo "Docker version 28.2.2";; *) echo 28.2.2;; esac');
  expect(await found.choose()).toMatchObject({ available: true, builder: { title: 'docker 28.2.2' } });
  expect(found.known()).toMatchObject({ available: true });
});

// Where podman is installed for good, it is the one that is tried, and it may well work.
const hasPodman = existsSync('/usr/bin/podman');
if (hasPodman) console.warn('SKIPPED: podman is installed, so one that does not work is not tried.');
test.skipIf(hasPodman)('a tool that is installed and does not work is no builder', async () => {
  install('podman', 'exit 1');
  expect(await builders(['podman']).choose()).toMatchObject({ available: false, reason: expect.stringContaining('podman') });
});
