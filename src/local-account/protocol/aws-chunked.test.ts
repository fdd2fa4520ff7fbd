import { describe, expect, it } from 'vitest';
import { readChunks } from './aws-chunked.ts';

async function* pieces(text: string, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < text.length; at += size) yield Buffer.from(text.slice(at, at + size), 'latin1');
}

async function read(body: string, { trailer = true, size = 7 } = {}): Promise<readonly [content: string, trailer: object]> {
  let found: object = {};
  const onTrailer = (fields: ReadonlyMap<string, string>) => {
    found = Object.fromEntries(fields);
  };
  const content: Buffer[] = [];
  for await (const piece of readChunks(pieces(body, size), { checks: undefined, trailer, onTrailer })) content.push(piece);
  return [Buffer.concat(content).toString(), found];
}

describe('a body in chunks', () => {
  it.each([1, 2, 5, 1000])('is joined, in pieces of %i bytes, and has a trailer', async (size) => {
    const body = '2\r\nab\r\n1\r\nc\r\n0\r\nX-Amz-Checksum-CRC32: NSRBwg==\r\n\r\n';
    expect(await read(body, { size })).toEqual(['abc', { 'x-amz-checksum-crc32': 'NSRBwg==' }]);
  });

  it.each(['0\r\n\r\n', '0\r\n'])('may be empty: %j', async (body) => {
    expect(await read(body)).toEqual(['', {}]);
  });

  it.each([
    { title: 'ends early', body: '9\r\nab', code: 'IncompleteBody' },
    { title: 'has no last chunk', body: '2\r\nab\r\n', code: 'IncompleteBody' },
    { title: 'has a chunk that is longer than it says', body: '1\r\nab\r\n0\r\n\r\n', code: 'IncompleteBody' },
    { title: 'has no sizes', body: 'abc', code: 'IncompleteBody' },
    { title: 'has a line without an end', body: 'a'.repeat(5000), code: 'IncompleteBody' },
    { title: 'has a size of more digits than any', body: '123456789\r\nab', code: 'IncompleteBody' },
    { title: 'has a trailer that is none', body: '0\r\nwhat\r\n\r\n', code: 'IncompleteBody' },
  ])('is refused when it $title', async ({ body, code }) => {
    await expect(read(body)).rejects.toMatchObject({ code });
  });

  it('is refused when it has a trailer that it did not announce', async () => {
    await expect(read('0\r\na: b\r\n\r\n', { trailer: false })).rejects.toMatchObject({ code: 'MalformedTrailerError' });
  });
});
