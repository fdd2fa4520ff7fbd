import { describe, expect, it } from 'vitest';
import { builderStates, type RunningBuilder, runningLength, runningSentence, runningWords } from '../../../contract/index.ts';
import { builderMark, namesOf } from './builder-words.ts';
import { newlyDue } from './newly-due.ts';

const minute = 60_000;
const hour = 60 * minute;
const since = '2026-11-21T10:00:00.000Z';
const now = Date.parse(since) + 3 * hour + 5 * minute;

describe('how long a builder runs', () => {
  it.each([
    [0, 'less than a minute'],
    [4 * minute, '4 min'],
    [3 * hour + 5 * minute, '3 h 05 min'],
    [52 * hour, '2 days 4 h'],
  ])('%d ms are %s', (ms, words) => {
    expect(runningLength(ms)).toBe(words);
  });

  it('is told no better than it is known', () => {
    expect(runningWords({ since, known: 'start' }, now)).toBe('3 h 05 min');
    expect(runningWords({ since, known: 'seen' }, now)).toBe('at least 3 h 05 min');
    expect(runningWords({ since, known: 'gaps' }, now)).toBe('up to 3 h 05 min');
    expect(runningWords({ since, known: 'seen' }, Date.parse(since))).toBe('some time');
    for (const known of ['seen', 'gaps'] as const) expect(runningSentence({ since, known }, now)).toContain('AWS does not tell');
  });
});

it('each state has a mark of its own word, and one that nobody knows is shown as AWS calls it', () => {
  expect(new Set(builderStates.map((state) => builderMark(state).word)).size).toBe(builderStates.length);
  expect(builderMark('TOMORROW')).toEqual({ icon: 'question', word: 'TOMORROW', tone: 'warn' });
});

it('names stand in a sentence', () => {
  expect([[], ['a'], ['a', 'b', 'c']].map((names) => namesOf(names.map((name) => ({ name }))))).toEqual(['', 'a', 'a, b and c']);
});

it('one is reminded once of a builder, and again after it was not due for a while', () => {
  const builder = (name: string, due: boolean): RunningBuilder => ({
    ...{ connection: 'local', region: 'us-east-1', name, instanceType: '', since, known: 'start', due },
  });
  const state = (...builders: RunningBuilder[]) => ({ builders, remindAfterHours: 4 });
  const names = (...args: Parameters<typeof newlyDue>) => newlyDue(...args).map(({ name }) => name);
  expect(names(undefined, state(builder('a', true), builder('b', false)))).toEqual(['a']);
  expect(names(state(builder('a', true)), state(builder('a', true), builder('b', true)))).toEqual(['b']);
  expect(names(state(builder('a', false)), state(builder('a', true)))).toEqual(['a']);
});
