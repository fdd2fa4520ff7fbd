import { expect, test } from 'vitest';
import { imageSize } from './image-size.ts';

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));

test('a PNG has its size in its first chunk', () => {
  const png = bytes([0x89], 'PNG\r\n', [0x1a, 0x0a], [0, 0, 0, 13], 'IHDR', [0, 0, 1, 0], [0, 0, 0, 32]);
  expect(imageSize(png)).toEqual({ width: 256, height: 32 });
});

test('a BMP may have its rows from above', () => {
  const bmp = Buffer.alloc(26);
  bmp.write('BM', 'latin1');
  bmp.writeInt32LE(48, 18);
  bmp.writeInt32LE(-64, 22);
  expect(imageSize(bmp)).toEqual({ width: 48, height: 64 });
});

test('a JPEG has its size behind whatever else it begins with', () => {
  const start = [[0xff, 0xd8], [0xff, 0xe0, 0, 4, 1, 2], [0xff, 0xc4, 0, 3, 0], [0xff]] as const;
  expect(imageSize(bytes(...start, [0xff, 0xc2, 0, 11, 8, 1, 2, 0, 255, 3, 0]))).toEqual({ width: 255, height: 258 });
});

test.each([
  ['nothing', bytes()],
  ['a text', bytes('just a text, and a long one at that')],
  ['a PNG that was cut', bytes([0x89], 'PNG\r\n', [0x1a, 0x0a])],
  ['a JPEG without a frame', bytes([0xff, 0xd8], [0xff, 0xe0, 0, 4, 1, 2], [0xff, 0xd9, 0, 2])],
  ['a JPEG that goes wrong', bytes([0xff, 0xd8], [0xff, 0xe0, 0, 2], 'not a marker at all')],
])('%s has no size', (_what, picture) => {
  expect(imageSize(picture)).toBeUndefined();
});
