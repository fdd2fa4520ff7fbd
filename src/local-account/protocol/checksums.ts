// The checksums that S3's clients send beside an object: https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** Takes bytes as they come, and gives their checksum in the end. */
export interface Checksum {
  update(bytes: Buffer): void;
  digest(): Buffer;
}

/** By the names that stand in headers: `x-amz-checksum-crc32`. */
export const checksums: Readonly<Record<string, () => Checksum>> = {
  crc32: () => {
    let value = 0;
    return {
      update(bytes) {
        value = crc32(bytes, value);
      },
      digest: () => bigEndian([value]),
    };
  },
  crc32c: () => {
    let value = -1;
    return {
      update(bytes) {
        for (const byte of bytes) value = (value >>> 8) ^ (castagnoli[(value ^ byte) & 0xff] ?? 0);
      },
      digest: () => bigEndian([~value >>> 0]),
    };
  },
  crc64nvme: () => {
    let [high, low] = [-1, -1];
    return {
      update(bytes) {
        for (const byte of bytes) {
          const index = ((low ^ byte) & 0xff) * 2;
          low = ((low >>> 8) | (high << 24)) ^ (nvme[index + 1] ?? 0);
          high = (high >>> 8) ^ (nvme[index] ?? 0);
        }
      },
      digest: () => bigEndian([~high >>> 0, ~low >>> 0]),
    };
  },
  sha1: () => hash('sha1'),
  sha256: () => hash('sha256'),
  md5: () => hash('md5'),
};

function hash(algorithm: string): Checksum {
  const made = createHash(algorithm);
  return { update: (bytes) => void made.update(bytes), digest: () => made.digest() };
}

function bigEndian(words: readonly number[]): Buffer {
  const bytes = Buffer.alloc(words.length * 4);
  for (const [index, word] of words.entries()) bytes.writeUInt32BE(word, index * 4);
  return bytes;
}

/** CRC-32C, reflected. */
const castagnoli = Int32Array.from({ length: 256 }, (_item, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0x82f63b78 : 0);
  return value;
});

/** CRC-64/NVME, reflected; the halves of each entry one after the other, since numbers of 64 bits are slow here. */
const nvme = Int32Array.from(
  Array.from({ length: 256 }, (_item, byte) => {
    let value = BigInt(byte);
    for (let bit = 0; bit < 8; bit++) value = (value >> 1n) ^ (value & 1n ? 0x9a6c9329ac4bc9b5n : 0n);
    return [Number(BigInt.asIntN(32, value >> 32n)), Number(BigInt.asIntN(32, value))];
  }).flat(),
);
