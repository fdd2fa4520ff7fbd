// Bodies that clients send as streams: chunks with their sizes, each signed or none of them, and behind the last one perhaps a checksum.
// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html and sigv4-streaming-trailers.html
import { createHash } from 'node:crypto';
import { AwsError } from './aws-error.ts';

/** Checks the signatures of a signed stream; throws for a wrong one. */
export interface ChunkChecks {
  /** `sha256` of a chunk's bytes, in hexadecimal digits. */
  checkChunk(sha256: string, signature: string): void;
  checkTrailer(sha256: string, signature: string): void;
}

/** What stands behind the last chunk: names in lower case, and values. */
export type Trailer = ReadonlyMap<string, string>;

export interface ChunkedForm {
  /** undefined: the chunks are not signed. */
  readonly checks: ChunkChecks | undefined;
  /** Whether a trailer may follow. */
  readonly trailer: boolean;
  onTrailer(trailer: Trailer): void;
}

/** Lines of sizes and signatures have some hundred characters. */
const maxLine = 1024;
const maxTrailerLines = 20;

/** Yields the content of a body as it comes; throws for a body that is damaged or ends early. */
export async function* readChunks(source: AsyncIterable<Buffer>, form: ChunkedForm): AsyncGenerator<Buffer> {
  const reader = readerOf(source);
  for (;;) {
    const { size, signature } = readChunkLine(await reader.line());
    const hash = createHash('sha256');
    for (let left = size; left > 0; ) {
      const piece = await reader.bytes(left);
      left -= piece.length;
      if (form.checks) hash.update(piece);
      yield piece;
    }
    form.checks?.checkChunk(hash.digest('hex'), signature);
    if (size === 0) break;
    if ((await reader.line()) !== '') throw incomplete();
  }
  form.onTrailer(await readTrailer(reader, form));
}

function readChunkLine(line: string): { readonly size: number; readonly signature: string } {
  const [, size = '', signature = ''] = /^([\da-f]{1,8})(?:;chunk-signature=([\da-f]{64}))?$/i.exec(line) ?? [];
  if (size === '') throw incomplete();
  return { size: Number.parseInt(size, 16), signature };
}

async function readTrailer(reader: Reader, { checks, trailer: expected }: ChunkedForm): Promise<Trailer> {
  const fields = new Map<string, string>();
  for (let count = 0; count < maxTrailerLines; count++) {
    const line = await reader.line();
    if (line === '') break;
    const [, name = '', value = ''] = /^([\w-]+)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
    if (name === '') throw incomplete();
    fields.set(name.toLowerCase(), value);
  }
  const signature = fields.get('x-amz-trailer-signature');
  fields.delete('x-amz-trailer-signature');
  if (expected && checks) checks.checkTrailer(hashOf(fields), signature ?? '');
  if (!expected && fields.size > 0) throw new AwsError('MalformedTrailerError', 'The request did not declare the trailer that it has.');
  return fields;
}

function hashOf(fields: Trailer): string {
  const lines = [...fields].map(([name, value]) => `${name}:${value}\n`);
  return createHash('sha256').update(lines.join('')).digest('hex');
}

interface Reader {
  /** The next line, without its end; an end of the body reads as an empty line where it may. */
  line(): Promise<string>;
  /** At least one byte, and no more than these. */
  bytes(most: number): Promise<Buffer>;
}

function readerOf(source: AsyncIterable<Buffer>): Reader {
  const pieces = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const { value, done } = await pieces.next();
    if (!done) held = held.length === 0 ? value : Buffer.concat([held, value]);
    return !done;
  };
  return {
    async line() {
      for (;;) {
        const end = held.indexOf('\r\n');
        if (end > maxLine || (end < 0 && held.length > maxLine)) throw incomplete();
        if (end >= 0) {
          const line = held.toString('latin1', 0, end);
          held = held.subarray(end + 2);
          return line;
        }
        if (await more()) continue;
        // Some clients leave out the empty line behind the trailer.
        if (held.length === 0) return '';
        throw incomplete();
      }
    },
    async bytes(most) {
      while (held.length === 0) if (!(await more())) throw incomplete();
      const piece = held.subarray(0, most);
      held = held.subarray(piece.length);
      return piece;
    },
  };
}

/** The body breaks off, or is none of this form. */
export function incomplete(): AwsError {
  return new AwsError('IncompleteBody', 'You did not provide the number of bytes that the headers of the request announce.');
}
