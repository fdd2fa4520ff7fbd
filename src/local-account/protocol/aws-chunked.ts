// Bodies that clients send as streams: chunks with their sizes, and behind the last one a checksum. The signature covers the headers
// alone, so that the checksum is what vouches for the body.
// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { AwsError } from './aws-error.ts';
import type { WireRequest } from './wire.ts';

/** What such a request declares in place of the hash of its body. */
export const unsignedTrailer = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';

/** The content of a body, whichever way it was sent; throws for one that is damaged. */
export function contentOf({ headers, body }: Pick<WireRequest, 'headers' | 'body'>): Buffer {
  if (headers['x-amz-content-sha256'] !== unsignedTrailer) return body;
  const { content, trailer } = split(body);
  if (content.length !== Number(headers['x-amz-decoded-content-length'])) throw incomplete();
  checkTrailer(content, trailer);
  return content;
}

function split(body: Buffer): { readonly content: Buffer; readonly trailer: string } {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = body.indexOf('\r\n', at);
    const size = /^([\da-f]{1,8})(?:;|$)/i.exec(end < 0 ? '' : body.toString('latin1', at, end))?.[1];
    if (size === undefined) throw incomplete();
    const start = end + 2;
    const length = Number.parseInt(size, 16);
    if (length === 0) return { content: Buffer.concat(chunks), trailer: body.toString('latin1', start) };
    if (start + length > body.length) throw incomplete();
    chunks.push(body.subarray(start, start + length));
    at = start + length + 2;
  }
}

const checksums: Readonly<Record<string, (content: Buffer) => Buffer>> = {
  crc32(content) {
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(content));
    return sum;
  },
  sha1: (content) => createHash('sha1').update(content).digest(),
  sha256: (content) => createHash('sha256').update(content).digest(),
};

function checkTrailer(content: Buffer, trailer: string): void {
  const [, algorithm = '', sent] = /^x-amz-checksum-(\w+):(\S+)/im.exec(trailer) ?? [];
  const checksum = checksums[algorithm.toLowerCase()];
  if (!checksum) {
    const known = Object.keys(checksums).join(', ');
    throw new AwsError('InvalidRequest', `The body of a stream must end in a checksum that the local account knows: ${known}.`);
  }
  if (checksum(content).toString('base64') !== sent)
    throw new AwsError('BadDigest', 'The checksum you specified did not match what we received.');
}

function incomplete(): AwsError {
  return new AwsError(
    'IncompleteBody',
    'You did not provide the number of bytes specified by the x-amz-decoded-content-length HTTP header.',
  );
}
