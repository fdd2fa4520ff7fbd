import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineCutter } from './lines.ts';

test('however the bytes come, the lines are the same', () => {
  const line = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n]/g, ''));
  fc.assert(
    fc.property(fc.array(line), fc.array(fc.nat({ max: 40 })), (lines, cuts) => {
      const bytes = Buffer.from(lines.map((text) => `${text}\n`).join(''));
      const cutter = lineCutter();
      const found: string[] = [];
      let at = 0;
      for (const size of [...cuts, bytes.length]) {
        found.push(...cutter.push(bytes.subarray(at, at + size)));
        at += size;
      }
      expect([...found, ...cutter.end()]).toEqual(lines);
    }),
  );
});

test('a last line without a newline is a line, and a newline at the end begins none', () => {
  const cutter = lineCutter();
  expect(cutter.push(Buffer.from('a\r\nb'))).toEqual(['a']);
  expect(cutter.end()).toEqual(['b']);
  expect(lineCutter().end()).toEqual([]);
});

test('a line without end is cut and says by how much', () => {
  const cutter = lineCutter(4);
  expect(cutter.push(Buffer.from('abcdef'))).toEqual([]);
  expect(cutter.push(Buffer.from('ghi\nnext\n'))).toEqual(['abcd … (5 more characters)', 'next']);
});
