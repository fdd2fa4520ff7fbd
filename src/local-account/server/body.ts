import type { IncomingMessage } from 'node:http';
import { AwsError } from '../protocol/aws-error.ts';

/** The largest legal request is a recipe of some 25 KB beside a document of 16,000 characters; this leaves ample room. */
const maxBodyBytes = 1024 * 1024;

/** Reads the whole body; throws when it is larger than any request may be. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > maxBodyBytes) throw new AwsError('RequestEntityTooLargeException', `The request is larger than ${maxBodyBytes} bytes.`, 413);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
