import { createReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import type { FilePart, WireResponse } from '../protocol/wire.ts';

/** Sends an answer. No browser is to make a page of it, whatever an object says that it is. */
export function send(response: ServerResponse, id: string, { status, contentType, headers, body }: WireResponse): void {
  response.writeHead(status, {
    'Content-Type': contentType,
    'Content-Length': typeof body === 'string' ? Buffer.byteLength(body) : body.length,
    'x-amzn-RequestId': id,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    ...headers,
  });
  if (typeof body === 'string') response.end(body);
  else sendFile(response, body);
}

/** The status is out already: a file that breaks off breaks the connection off, which clients notice by the length. */
function sendFile(response: ServerResponse, { file, start, length }: FilePart): void {
  if (length === 0) {
    response.end();
    return;
  }
  pipeline(createReadStream(file, { start, end: start + length - 1 }), response, (error) => {
    if (error) response.destroy(error);
  });
}
