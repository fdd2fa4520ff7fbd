import { describe, expect, it } from 'vitest';
import { createBackups } from './backups.ts';

function memoryStorage() {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index: number) => [...items.keys()][index] ?? null,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}

describe('backups', () => {
  it('give back what was written, by folder and file', () => {
    const backups = createBackups(memoryStorage());
    backups.write('/w', 'a.yaml', { text: 'x', diskVersion: 'v1' });
    backups.write('/w', 'b/c.yaml', { text: 'y', diskVersion: null });
    backups.write('/w2', 'a.yaml', { text: 'z', diskVersion: 'v9' });
    expect(backups.read('/w', 'a.yaml')).toEqual({ text: 'x', diskVersion: 'v1' });
    expect(backups.paths('/w')).toEqual(['a.yaml', 'b/c.yaml']);
  });

  it('are gone once removed', () => {
    const backups = createBackups(memoryStorage());
    backups.write('/w', 'a.yaml', { text: 'x', diskVersion: 'v1' });
    backups.remove('/w', 'a.yaml');
    expect(backups.read('/w', 'a.yaml')).toBeUndefined();
    expect(backups.paths('/w')).toEqual([]);
  });
});
