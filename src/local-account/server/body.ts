import type { IncomingMessage } from 'node:http';
import { AwsError } from '../protocol/aws-error.ts';

/** The largest legal request is a recipe of some 25 KB beside a document of 16,000 characters; this leaves ample room. */
const maxBodyBytes = 1024 * 1024;

/** Objects of S3 may be larger; clients send what is larger still in parts, which are not emulated. */
const maxObjectBytes = 16 * maxBodyBytes;

/** Reads the whole body; throws when it is larger than any request may be. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const limit = request.headers.authorization?.includes('/s3/aws4_request') ? maxObjectBytes : maxBodyBytes;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > limit) throw new AwsError('RequestEntityTooLargeException', `The request is larger than ${limit} bytes.`, 413);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
