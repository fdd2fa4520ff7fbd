import { describe, expect, it } from 'vitest';
import type { LogLine } from '../../contract/index.ts';
import { extendIndex, nothingSeen } from './log-index.ts';
import { appendLines, emptyLog, lineAt, mergeLines } from './log-lines.ts';

const lines = (from: number, count: number): LogLine[] =>
  Array.from({ length: count }, (_, at) => ({ index: from + at, time: '', stream: 'stdout', text: `line ${from + at}` }));

describe('a log', () => {
  it('gives every line back after batches of uneven size', () => {
    let log = emptyLog;
    for (let from = 0; from < 5000; from += 617) log = appendLines(log, lines(from, Math.min(617, 5000 - from)));
    expect(log.length).toBe(5000);
    for (const at of [0, 1023, 1024, 2047, 2048, 4999]) expect(lineAt(log, at)?.index).toBe(at);
    expect(lineAt(log, 5000)).toBeUndefined();
  });

  it('shares its full chunks with the version that it grew from', () => {
    const before = appendLines(emptyLog, lines(0, 1500));
    const after = appendLines(before, lines(1500, 10));
    expect(after.chunks[0]).toBe(before.chunks[0]);
    expect(before.length).toBe(1500);
    expect(lineAt(before, 1500)).toBeUndefined();
  });

  it('takes only what is new of a batch that overlaps', () => {
    const log = mergeLines(appendLines(emptyLog, lines(0, 10)), lines(6, 8));
    expect(log.length).toBe(14);
    expect(lineAt(log, 13)?.text).toBe('line 13');
    expect(lineAt(log, 9)?.text).toBe('line 9');
  });

  it('is unchanged by a batch that it has already', () => {
    const log = appendLines(emptyLog, lines(0, 10));
    expect(mergeLines(log, lines(2, 5)).length).toBe(10);
  });
});

describe('an index of lines', () => {
  it('looks only at what is new', () => {
    const seen: number[] = [];
    const even = (line: LogLine) => {
      seen.push(line.index);
      return line.index % 2 === 0;
    };
    const log = appendLines(emptyLog, lines(0, 4));
    const first = extendIndex(nothingSeen, log, even);
    const second = extendIndex(first, appendLines(log, lines(4, 3)), even);
    expect(second.indices).toEqual([0, 2, 4, 6]);
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(extendIndex(second, appendLines(log, lines(4, 3)), even)).toBe(second);
  });
});
