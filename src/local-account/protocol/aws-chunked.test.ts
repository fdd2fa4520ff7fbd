import { describe, expect, it } from 'vitest';
import { contentOf, unsignedTrailer } from './aws-chunked.ts';

const read = (body: string, length: number) =>
  contentOf({
    headers: { 'x-amz-content-sha256': unsignedTrailer, 'x-amz-decoded-content-length': String(length) },
    body: Buffer.from(body),
  }).toString();

describe('a body in chunks', () => {
  it('is joined, and vouched for by its checksum', () => {
    expect(read('2\r\nab\r\n1\r\nc\r\n0\r\nx-amz-checksum-crc32:NSRBwg==\r\n\r\n', 3)).toBe('abc');
  });

  it.each([
    { title: 'ends early', body: '9\r\nab', length: 9, code: 'IncompleteBody' },
    { title: 'has no last chunk', body: '2\r\nab\r\n', length: 2, code: 'IncompleteBody' },
    { title: 'is shorter than it says', body: '2\r\nab\r\n0\r\nx-amz-checksum-crc32:x\r\n', length: 3, code: 'IncompleteBody' },
    { title: 'has no sizes', body: 'abc', length: 3, code: 'IncompleteBody' },
    { title: 'has no checksum', body: '2\r\nab\r\n0\r\n\r\n', length: 2, code: 'InvalidRequest' },
    { title: 'has the checksum of another', body: '2\r\nab\r\n0\r\nx-amz-checksum-crc32:NSRBwg==\r\n', length: 2, code: 'BadDigest' },
  ])('is refused when it $title', ({ body, length, code }) => {
    expect(() => read(body, length)).toThrow(expect.objectContaining({ code }));
  });
});
