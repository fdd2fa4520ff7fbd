// Bodies on their way in: bounded, decoded, and compared with what the request says of them.
import { createHash, hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { readChunks, type Trailer } from '../protocol/aws-chunked.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { Upload } from '../protocol/wire.ts';
import { mismatch } from './canonical-request.ts';
import { type Digests, meterOf } from './digests.ts';
import type { Payload } from './payload.ts';
import type { ChunkSigner } from './signature.ts';
import { discardSpooled, type Spool, spool } from './spool.ts';

/** How the body of a request is to be received. */
export interface Intake {
  readonly payload: Payload;
  /** Checks the signatures of chunks. */
  readonly signer: ChunkSigner | undefined;
  /** The most bytes that the content may have, decompressed. */
  readonly limit: number;
  /** Where the content goes if it is that of an object; undefined: into memory. */
  readonly spool: Spool | undefined;
  /** Whether the body is for S3, for which `Content-Encoding` is a fact of the object. */
  readonly s3: boolean;
  /** Whether the checksums among the headers are of this body. */
  readonly measured: boolean;
}

export interface Body {
  readonly body: Buffer;
  readonly upload?: Upload;
  /** SHA-256 of the body as it was sent, in hexadecimal digits. */
  readonly sha256: string;
}

/** Receives a whole body; throws for one that is too large, breaks off, or is not what the request declares. */
export async function receive(source: Readable, headers: IncomingHttpHeaders, intake: Intake): Promise<Body> {
  const { payload, limit, s3, measured } = intake;
  if (!intake.spool && payload.kind !== 'chunks' && !measured) return await receiveWhole(source, headers, intake);
  const sent = createHash('sha256');
  const meter = measured ? meterOf(headers) : undefined;
  let trailer: Trailer = new Map();
  const keepTrailer = (found: Trailer) => {
    trailer = found;
  };
  const raw = tapped(source, (bytes) => void sent.update(bytes));
  const decoded = unchunked(raw, intake, keepTrailer);
  const content = tapped(bounded(decoded, limit), (bytes) => meter?.update(bytes));
  const finish = (): { readonly sha256: string; readonly digests: Digests | undefined } => {
    const sha256 = sent.digest('hex');
    if (payload.kind === 'hashed' && payload.declared !== sha256) throw wrongHash(s3);
    return { sha256, digests: meter?.finish(trailer) };
  };
  if (!intake.spool) {
    const body = await collect(content);
    const { sha256 } = finish();
    return { body: s3 ? body : await decompressed(body, headers, limit), sha256 };
  }
  const file = await spool(intake.spool, content);
  try {
    const { sha256, digests } = finish();
    const { md5, checksums } = digests ?? { md5: '', checksums: {} };
    return { body: Buffer.alloc(0), upload: { size: meter?.size() ?? 0, md5, checksums, file }, sha256 };
  } catch (error) {
    await discardSpooled(file);
    throw error;
  }
}

/** A body that stays in memory as it was sent, as nearly all are: to pass it through the stages of the others takes longer than all else. */
async function receiveWhole(source: Readable, headers: IncomingHttpHeaders, { payload, limit, s3 }: Intake): Promise<Body> {
  const sent = await gather(source, limit);
  const sha256 = hash('sha256', sent);
  if (payload.kind === 'hashed' && payload.declared !== sha256) throw wrongHash(s3);
  return { body: s3 ? sent : await decompressed(sent, headers, limit), sha256 };
}

/** By its events: to iterate over a stream costs as much as all else that is done for a small request. */
function gather(source: Readable, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let size = 0;
    const end = () => {
      source.off('data', take).off('end', whole).off('error', broken).off('close', cut);
    };
    const take = (piece: Buffer) => {
      size += piece.length;
      pieces.push(piece);
      if (size > limit) broken(tooLarge(limit));
    };
    const whole = () => {
      end();
      const [first = Buffer.alloc(0)] = pieces;
      resolve(pieces.length > 1 ? Buffer.concat(pieces, size) : first);
    };
    const broken = (error: Error) => {
      end();
      source.pause();
      reject(error);
    };
    const cut = () => broken(new Error('The connection was closed in the middle of a request.'));
    if (source.destroyed) return cut(); // while the service was loaded: its events have passed
    source.on('data', take).on('end', whole).on('error', broken).on('close', cut);
  });
}

async function* tapped(source: AsyncIterable<Buffer>, tap: (bytes: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const piece of source) {
    tap(piece);
    yield piece;
  }
}

function unchunked(raw: AsyncIterable<Buffer>, { payload, signer }: Intake, onTrailer: (trailer: Trailer) => void): AsyncIterable<Buffer> {
  if (payload.kind !== 'chunks') return raw;
  return readChunks(raw, { checks: payload.signed ? signer : undefined, trailer: payload.trailer, onTrailer });
}

/** Requests may come compressed, as SDKs send large ones where they are told to. */
async function decompressed(body: Buffer, headers: IncomingHttpHeaders, limit: number): Promise<Buffer> {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity') return body;
  if (encoding !== 'gzip') {
    throw new AwsError(
      'SerializationException',
      `The local account reads bodies as they are or compressed with gzip, not as '${encoding}'.`,
    );
  }
  try {
    return await promisify(gunzip)(body, { maxOutputLength: limit });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limit);
    throw new AwsError('SerializationException', 'The body is not what gzip makes.');
  }
}

function tooLarge(limit: number): AwsError {
  return new AwsError('RequestEntityTooLargeException', `The request is larger than ${limit} bytes.`, 413);
}

async function* bounded(content: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const piece of content) {
    size += piece.length;
    if (size > limit) throw tooLarge(limit);
    yield piece;
  }
}

async function collect(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
}

function wrongHash(s3: boolean): AwsError {
  if (!s3) return mismatch('The hash of the body is not the one that was signed.');
  return new AwsError('XAmzContentSHA256Mismatch', "The provided 'x-amz-content-sha256' header does not match what was computed.");
}
