import { describe, expect, it } from 'vitest';
import type { LogLine } from '../../contract/index.ts';
import { emptyLog, lineAt, missingOf, withLines } from './log-lines.ts';
import { lineOfRow, noRows, rowOfLine, withStretches } from './log-rows.ts';

const lines = (from: number, count: number): LogLine[] =>
  Array.from({ length: count }, (_, at) => ({ index: from + at, time: '', stream: 'stdout', text: `line ${from + at}` }));

describe('a log', () => {
  it('gives every line back after batches of uneven size', () => {
    let log = emptyLog;
    for (let from = 0; from < 5000; from += 617) log = withLines(log, lines(from, Math.min(617, 5000 - from)), Math.min(from + 617, 5000));
    expect(log.length).toBe(5000);
    for (const at of [0, 1023, 1024, 2047, 2048, 4999]) expect(lineAt(log, at)?.index).toBe(at);
    expect(lineAt(log, 5000)).toBeUndefined();
  });

  it('shares the chunks that a batch does not touch with the version that it grew from', () => {
    const before = withLines(emptyLog, lines(0, 1500), 1500);
    const after = withLines(before, lines(1500, 10), 1510);
    expect(after.chunks.get(0)).toBe(before.chunks.get(0));
    expect(lineAt(before, 1500)).toBeUndefined();
  });

  it('knows what to ask for: the chunks of lines that are not held', () => {
    const log = withLines(emptyLog, lines(999_000, 1000), 1_000_000);
    expect(missingOf(log, [999_999, 999_500])).toEqual([]);
    expect(missingOf(log, [3, 5, 2000, 998_999])).toEqual([
      [0, 1024],
      [1024, 2048],
      [998_400, 999_424],
    ]);
  });

  it('holds no more of a million lines than a window needs', () => {
    let log = withLines(emptyLog, [], 1_000_000);
    for (let from = 0; from < 1_000_000; from += 1024) log = withLines(log, lines(from, 1024));
    expect(log.chunks.size).toBe(96);
    expect(lineAt(log, 5)).toBeUndefined();
    expect(lineAt(log, 999_000)?.text).toBe('line 999000');
  });
});

describe('the rows of a view', () => {
  const rows = withStretches(withStretches(noRows, [[10, 12]]), [
    [20, 21],
    [30, 33],
  ]);

  it('are the lines of its stretches, one behind the other', () => {
    expect(rows.count).toBe(6);
    expect([0, 1, 2, 3, 5, 6].map((row) => lineOfRow(rows, row))).toEqual([10, 11, 20, 30, 32, undefined]);
  });

  it('are found by their lines', () => {
    expect([10, 11, 20, 31].map((line) => rowOfLine(rows, line))).toEqual([0, 1, 2, 4]);
    expect(rowOfLine(rows, 25)).toBe(2);
    expect(rowOfLine(noRows, 25)).toBe(0);
  });
});
