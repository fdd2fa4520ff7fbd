import { expect, it } from 'vitest';
import type { AppStreamPage } from './page.ts';
import { pageRows } from './page-rows.ts';

const page = (id: string, more: Partial<AppStreamPage> = {}): AppStreamPage => ({
  id,
  title: id,
  icon: 'file',
  listed: true,
  view: () => undefined,
  ...more,
});

const registry = page('images', {
  entries: [
    { subject: 'public', title: 'Public', icon: 'globe' },
    { subject: 'private', title: 'Private', icon: 'lock' },
  ],
});

it('pages that are not listed are opened from elsewhere, and do not count among their siblings', () => {
  const rows = pageRows([page('builders'), page('wizard', { listed: false }), page('fleets')], new Set());
  expect(rows.map(({ id, position, siblings }) => [id, position, siblings])).toEqual([
    ['builders', 1, 2],
    ['fleets', 2, 2],
  ]);
});

it('what a page can be opened for stands below it, unless it is folded', () => {
  expect(pageRows([registry], new Set()).map(({ id, level, subject }) => [id, level, subject])).toEqual([
    ['images', 1, undefined],
    ['images/public', 2, 'public'],
    ['images/private', 2, 'private'],
  ]);
  expect(pageRows([registry], new Set(['images'])).map(({ id, expanded }) => [id, expanded])).toEqual([['images', false]]);
});
