import { describe, expect, it } from 'vitest';
import type { ListStatus } from '../../contract/index.ts';
import { narrowedLists } from './narrowed-lists.ts';
import { plainQuery } from './table-query.ts';
import { failureWords, type TableFacts, tableWords } from './table-words.ts';

const now = Date.parse('2026-01-02T12:00:00Z');
const status: ListStatus = { phase: 'idle', read: 50, readWhole: false, whole: false, asOf: new Date(now).toISOString() };
const words = (facts: Partial<TableFacts>, changes: Partial<ListStatus> = {}) =>
  tableWords({
    status: { ...status, ...changes },
    shown: 50,
    known: 50,
    narrows: false,
    byAws: false,
    sorted: false,
    noun: 'components',
    now,
    ...facts,
  });

describe('how much is shown', () => {
  it('is told with how far it was read and how old it is', () => {
    expect(words({})).toBe('50 components read so far');
    expect(words({}, { whole: true, readWhole: true })).toBe('50 components');
    expect(words({}, { whole: true, asOf: '2026-01-02T09:00:00Z' })).toBe('50 components, as of 3 h ago');
    expect(words({}, { asOf: undefined })).toBe('');
    expect(words({}, { phase: 'reading', read: 75 })).toContain('; reading on, 75 rows read');
  });

  it('tells who filters, and that an order is one of what was read', () => {
    expect(words({ narrows: true, shown: 3 }, { whole: true, readWhole: true })).toBe('3 of 50 components, filtered here');
    expect(words({ narrows: true, shown: 3, byAws: true })).toContain('filtered by AWS');
    expect(words({ sorted: true })).toContain('sorted among what was read');
    expect(words({ sorted: true }, { whole: true, readWhole: true })).toBe('50 components');
  });
});

describe('what went wrong', () => {
  it('is told with what is shown meanwhile and when it is tried again', () => {
    const failure = { message: 'No route.', offline: true, retryAt: '2026-01-02T12:00:20Z' };
    const time = new Date(failure.retryAt).toLocaleTimeString();
    expect(failureWords({ ...status, phase: 'failed', asOf: '2026-01-02T09:00:00Z', failure }, now)).toBe(
      `Not reachable: No route. Shown is what was known 3 h ago. Kiln tries again at ${time}.`,
    );
    const pause = { message: 'Rate exceeded.', offline: false };
    expect(failureWords({ ...status, phase: 'waiting', failure: pause }, now)).toBe('AWS asks for a pause: Rate exceeded.');
    expect(failureWords(status, now)).toBeUndefined();
  });
});

describe('AWS is asked to filter', () => {
  it('while not everything is known here, by what it can filter by', () => {
    const query = { ...plainQuery, text: 'web server', choices: { platform: 'Linux' } };
    expect(narrowedLists('component', query, false)).toEqual({
      chosen: { kind: 'component', owner: 'Self', filters: { platform: ['Linux'] } },
      named: { kind: 'component', owner: 'Self', filters: { platform: ['Linux'], name: ['web server'] } },
    });
    expect(narrowedLists('component', query, true)).toEqual({ chosen: undefined, named: undefined });
    expect(narrowedLists('workflow', query, false).chosen).toBeUndefined();
  });

  it('for what it leaves out unless it is asked, however much is known', () => {
    const query = { ...plainQuery, choices: { state: 'DEPRECATED' } };
    expect(narrowedLists('component', query, true).chosen).toEqual({
      kind: 'component',
      owner: 'Self',
      filters: { state: ['DEPRECATED'] },
    });
  });

  it('for whole names alone', () => {
    expect(narrowedLists('component', { ...plainQuery, text: 'we' }, false).named).toBeUndefined();
    expect(narrowedLists('component', { ...plainQuery, text: '1.0/*' }, false).named).toBeUndefined();
  });
});
