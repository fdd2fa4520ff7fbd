import type { IncomingHttpHeaders } from 'node:http';
import { incomplete, type Trailer } from '../protocol/aws-chunked.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { type Checksum, checksums } from '../protocol/checksums.ts';

/** Measures content as it passes by. */
export interface Meter {
  update(bytes: Buffer): void;
  size(): number;
  /** Compares what was measured with what the headers and the trailer say; throws S3's errors. */
  finish(trailer: Trailer): Digests;
}

export interface Digests {
  /** In hexadecimal digits. */
  readonly md5: string;
  /** Those that the client sent, in base64. */
  readonly checksums: Readonly<Record<string, string>>;
}

const prefix = 'x-amz-checksum-';

/** Headers with the same beginning that say something about checksums. */
const notSums = ['type', 'algorithm', 'mode'];

/** The meter of a request to S3. A trailer that a header announces is measured too. */
export function meterOf(headers: IncomingHttpHeaders): Meter {
  const announced = String(headers['x-amz-trailer'] ?? '').split(',');
  const names = [...Object.keys(headers), ...announced.map((name) => name.trim().toLowerCase())].filter((name) => name.startsWith(prefix));
  const algorithms = new Set(names.map((name) => name.slice(prefix.length)).filter((name) => !notSums.includes(name)));
  const meters = new Map<string, Checksum>([...algorithms, 'md5'].map((algorithm) => [algorithm, meter(algorithm)]));
  let size = 0;
  return {
    update(bytes) {
      size += bytes.length;
      for (const checksum of meters.values()) checksum.update(bytes);
    },
    size: () => size,
    finish(trailer) {
      checkSize(headers, size);
      const found = new Map([...meters].map(([algorithm, checksum]) => [algorithm, checksum.digest()]));
      const md5 = found.get('md5') ?? Buffer.alloc(0);
      const sentMd5 = headers['content-md5'];
      if (sentMd5 !== undefined) compare(String(sentMd5), md5, 'Content-MD5');
      const sums = [...algorithms].map((algorithm): [string, string] => {
        const name = `${prefix}${algorithm}`;
        const sum = found.get(algorithm) ?? Buffer.alloc(0);
        compare(trailer.get(name) ?? String(headers[name] ?? ''), sum, name);
        return [algorithm, sum.toString('base64')];
      });
      return { md5: md5.toString('hex'), checksums: Object.fromEntries(sums) };
    },
  };
}

function meter(algorithm: string): Checksum {
  const make = Object.hasOwn(checksums, algorithm) ? checksums[algorithm] : undefined;
  if (make) return make();
  const known = Object.keys(checksums).join(', ');
  throw new AwsError('InvalidRequest', `The local account knows no checksum '${algorithm}'; it knows ${known}.`);
}

/** What a client says about the length of content that it sends in chunks. */
function checkSize(headers: IncomingHttpHeaders, size: number): void {
  const decoded = headers['x-amz-decoded-content-length'];
  if (decoded !== undefined && Number(decoded) !== size) throw incomplete();
}

function compare(sent: string, measured: Buffer, name: string): void {
  const bytes = Buffer.from(sent, 'base64');
  if (bytes.length !== measured.length || bytes.toString('base64') !== sent) {
    const code = name === 'Content-MD5' ? 'InvalidDigest' : 'InvalidRequest';
    throw new AwsError(code, `The value of ${name} is not the base64 of ${measured.length} bytes.`);
  }
  if (!bytes.equals(measured)) throw new AwsError('BadDigest', `The ${name} you specified did not match what we received.`);
}
