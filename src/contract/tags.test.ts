import { expect, it } from 'vitest';
import { tagFault } from './tags.ts';

it('takes what AWS takes', () => {
  for (const key of ['Team', 'team/name', 'cost center', 'a:b=c+d-e@f.g_h', 'Größe']) expect(tagFault({ key, value: key })).toBeUndefined();
  expect(tagFault({ key: 'empty', value: '' })).toBeUndefined();
  expect(tagFault({ key: 'k'.repeat(128), value: 'v'.repeat(256) })).toBeUndefined();
});

it('says what is wrong with what AWS refuses', () => {
  expect(tagFault({ key: '', value: 'x' })).toContain('needs a key');
  expect(tagFault({ key: 'k'.repeat(129), value: '' })).toContain('129 characters');
  expect(tagFault({ key: 'aws:cloudformation', value: '' })).toContain('belong to AWS');
  expect(tagFault({ key: 'AWS:x', value: '' })).toContain('belong to AWS');
  expect(tagFault({ key: 'a*b', value: '' })).toContain('A key has letters');
  expect(tagFault({ key: 'a', value: 'v'.repeat(257) })).toContain('257 characters');
  expect(tagFault({ key: 'a', value: '<x>' })).toContain('A value has letters');
});
