import { expect, it } from 'vitest';
import { awsTags, draftFaults, rowsOf, tagChange, tagDifferences } from './tag-draft.ts';

const tags = { Team: 'platform', Env: 'test', 'aws:cloudformation:stack-name': 'x' };

it('leaves the tags of AWS alone', () => {
  expect(rowsOf(tags).map(({ key }) => key)).toEqual(['Team', 'Env']);
  expect(awsTags(tags).map(({ key }) => key)).toEqual(['aws:cloudformation:stack-name']);
  expect(tagDifferences(tags, rowsOf(tags))).toEqual([]);
});

it('tells what is added, changed and removed', () => {
  const differences = tagDifferences(tags, [
    { key: 'Env', value: 'prod' },
    { key: 'Owner', value: 'me' },
  ]);
  expect(differences).toEqual([
    { kind: 'removed', key: 'Team', from: 'platform' },
    { kind: 'changed', key: 'Env', value: 'prod', from: 'test' },
    { kind: 'added', key: 'Owner', value: 'me' },
  ]);
  expect(tagChange(differences)).toEqual({ set: { Env: 'prod', Owner: 'me' }, remove: ['Team'] });
});

it('finds faults in the rows that have them', () => {
  const { rows } = draftFaults([
    { key: 'a', value: '' },
    { key: 'a', value: '' },
    { key: '', value: '' },
  ]);
  expect(rows[0]).toBeUndefined();
  expect(rows[1]).toContain("a tag 'a' already");
  expect(rows[2]).toContain('needs a key');
  expect(draftFaults(Array.from({ length: 51 }, (_, at) => ({ key: `k${at}`, value: '' }))).all).toContain('these are 51');
});
