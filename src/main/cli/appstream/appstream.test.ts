import { describe, expect, it } from 'vitest';
import { commandIo } from '../../testing/command-io.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { UsageError } from '../command.ts';
import { appstream } from './index.ts';
import { columns, numberOf, pairsOf } from './printing.ts';
import { runVerb } from './run-verb.ts';
import { verb } from './verb.ts';

const io = () => commandIo(temporaryFolder());

describe('kiln appstream', () => {
  it('explains itself, each noun and each verb', async () => {
    expect(await appstream.usageFor?.([])).toMatch(/Usage: kiln appstream NOUN VERB.*fleets +Fleets, which/s);
    expect(await appstream.usageFor?.(['fleets'])).toMatch(/Usage: kiln appstream fleets VERB.*list +every fleet/s);
    expect(await appstream.usageFor?.(['fleets', 'list', '--help'])).toMatch(
      /Usage: kiln appstream fleets list.*--connection NAME.*Exit code/s,
    );
  });

  it.each([[[]], [['flets']], [['fleets']], [['fleets', 'lst']], [['toString']]])('refuses %j as wrong usage', async (words) => {
    await expect(appstream.run(words, io())).rejects.toThrow(UsageError);
  });

  it('answers with one JSON document', async () => {
    const recorded = io();
    expect(await appstream.run(['fleets', 'list', '--json'], recorded)).toBe(0);
    expect(JSON.parse(recorded.output())).toEqual({ fleets: [] });
  });

  it('ends with 1 and a sentence when the account refuses', async () => {
    const recorded = io();
    const refused = verb({
      summary: 'asks for a fleet that is not there',
      run: async ({ aws }) => void (await (await (await aws()).appstream()).describeFleets({ Names: ['missing'] })),
    });
    expect(await runVerb({ name: 'appstream try', verb: refused }, [], recorded)).toBe(1);
    expect(recorded.errors()).toMatch(/^kiln appstream try: .*missing/);
  });

  it('asks another Region of the same account', async () => {
    const recorded = io();
    const regions = verb({
      summary: 'tells two Regions',
      async run({ aws, io: { stdout } }) {
        stdout.write(`${(await aws()).connection.region} ${(await aws('eu-west-1')).connection.region}`);
      },
    });
    await runVerb({ name: 'appstream try', verb: regions }, ['--region', 'us-west-2'], recorded);
    expect(recorded.output()).toBe('us-west-2 eu-west-1');
  });
});

describe('the words and options of a verb', () => {
  const echo = verb({
    summary: 'says what it was given',
    words: ['NAME', '[OTHER]'],
    options: {
      size: { type: 'string', required: true, value: 'N', tells: 'how big' },
      tag: { type: 'string', multiple: true, value: 'KEY=VALUE', tells: 'a tag' },
      quick: { type: 'boolean', tells: 'at once' },
    },
    offline: true,
    async run({ words, options: { size, tag, quick }, io: { stdout } }) {
      stdout.write(JSON.stringify({ words, size, tag, quick }));
    },
  });
  const run = (args: readonly string[], recorded = io()) => runVerb({ name: 'appstream echo', verb: echo }, args, recorded);

  it('reach it as they were declared', async () => {
    const recorded = io();
    await run(['a', '--size', '3', '--tag', 'x=y', '--tag', 'z='], recorded);
    expect(JSON.parse(recorded.output())).toEqual({ words: ['a'], size: '3', tag: ['x=y', 'z='], quick: false });
  });

  it.each([
    [[], /takes NAME \[OTHER\]/],
    [['a', 'b', 'c', '--size', '3'], /takes NAME/],
    [['a'], /needs --size/],
    [['a', '--siez', '3'], /--siez/],
    [['a', '--size', '3', '--region', 'us-east-1'], /--region/],
  ])('%j is wrong usage', async (args, message) => {
    await expect(run(args)).rejects.toThrow(message);
  });
});

it('a table has a head and aligned columns, and says when it is empty', () => {
  expect(columns(['A', 'B'], [['long', '1']], 'none')).toEqual(['A     B', 'long  1']);
  expect(columns(['A', 'B'], [], 'none')).toEqual(['none']);
});

it('numbers and pairs that are none are wrong usage', () => {
  expect(numberOf('--n', '12', { min: 0, max: 20 })).toBe(12);
  for (const text of ['', '-1', '1.5', '21', 'x']) expect(() => numberOf('--n', text, { min: 0, max: 20 })).toThrow(UsageError);
  expect(pairsOf('tag', ['a=b=c', 'd='])).toEqual({ a: 'b=c', d: '' });
  expect(() => pairsOf('tag', ['=b'])).toThrow(UsageError);
});
