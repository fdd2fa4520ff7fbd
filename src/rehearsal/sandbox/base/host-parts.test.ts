import { expect, test } from 'vitest';
import { hostParts } from './host-parts.ts';
import { mountPoints } from './mounts.ts';

test('a folder without mounts beneath it is one overlay', () => {
  const { overlays, loose } = hostParts(['/', '/proc', '/usr']);
  expect(overlays).toContain('/etc');
  expect(overlays).toContain('/usr');
  expect(overlays.every((path) => !path.startsWith('/etc/'))).toBe(true);
  expect(loose.every((path) => !path.startsWith('/etc'))).toBe(true);
});

test('a folder with mounts beneath it is split into its children', () => {
  const { overlays, folders } = hostParts(['/', '/etc/ssl/mounted']);
  expect(overlays).not.toContain('/etc');
  expect(overlays).toContain('/etc/apt');
  expect(folders).toContain('/etc');
  expect(overlays).not.toContain('/etc/ssl');
  expect(folders).toContain('/etc/ssl');
});

test('mount points are read with the kernel’s escapes undone', () => {
  expect(mountPoints('22 27 0:21 / /a\\040b\\134c rw - proc proc rw\n')).toEqual(['/a b\\c']);
});
