import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { layerChanges } from './layer-changes.ts';
import { layerOf } from './test-kit.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiln-layers-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, content = '') => ({ name, content });
const directory = (name: string) => ({ name, type: 'directory' as const });

test('what layers add, change and delete is told against those below, and what comes and goes between them is not', async () => {
  const below = await layerOf(folder, 'below', [
    ...[directory('etc/'), file('etc/kept', '1'), file('etc/edited', '1'), file('etc/gone', '1')],
    ...[directory('old/'), file('old/a'), file('old/b')],
  ]);
  const first = await layerOf(folder, 'first', [directory('etc/'), file('etc/edited', '22'), file('etc/.wh.gone'), file('short')]);
  const second = await layerOf(folder, 'second', [
    file('.wh.short'),
    directory('old/'),
    file('old/.wh..wh..opq'),
    file('old/c', '333'),
    file('./new'),
  ]);
  const changes = await layerChanges([below], [first, second]);
  expect(changes.map(({ kind, path, size }) => `${kind} ${path} ${size}`)).toEqual([
    'changed /etc/edited 2',
    'deleted /etc/gone 1',
    'added /new 0',
    'deleted /old/a 0',
    'deleted /old/b 0',
    'added /old/c 3',
  ]);
});

test('an image without a layer of its own differs in nothing', async () => {
  expect(await layerChanges([await layerOf(folder, 'below', [file('a')])], [])).toEqual([]);
});
