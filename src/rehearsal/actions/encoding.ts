import { ActionFailure } from './action-failure.ts';

type Encoding = 'utf8' | 'utf16-le' | 'utf16-be' | 'utf32-le' | 'utf32-be';

/** Reads an `encoding` input: case and hyphens don't matter, and without an ending the byte order is little-endian. */
export function encodingNamed(name: string | undefined): Encoding {
  const match = /^utf-?(?:(8)|(16|32)(?:-?(le|be))?)$/i.exec(name || 'utf8');
  if (match === null) throw new ActionFailure(`'${name}' is not an encoding that AWSTOE knows`);
  if (match[1] !== undefined) return 'utf8';
  return `utf${match[2] === '32' ? '32' : '16'}-${match[3]?.toLowerCase() === 'be' ? 'be' : 'le'}`;
}

/** The bytes of a text. No byte order mark is added: AWS mentions none. */
export function encode(text: string, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'utf8':
      return Buffer.from(text, 'utf8');
    case 'utf16-le':
      return Buffer.from(text, 'utf16le');
    case 'utf16-be':
      return Buffer.from(text, 'utf16le').swap16();
    case 'utf32-le':
      return utf32(text);
    case 'utf32-be':
      return utf32(text).swap32();
  }
}

/** The text of bytes, without a byte order mark at its start; fails when they are not in that encoding. */
export function decode(bytes: Buffer, encoding: Encoding): string {
  try {
    if (encoding === 'utf8') return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (encoding === 'utf16-le') return new TextDecoder('utf-16le', { fatal: true }).decode(bytes);
    if (encoding === 'utf16-be') return new TextDecoder('utf-16le', { fatal: true }).decode(Buffer.from(bytes).swap16());
    return fromUtf32(bytes, encoding === 'utf32-be');
  } catch (cause) {
    if (cause instanceof TypeError || cause instanceof RangeError) throw new ActionFailure(`the file is not ${encoding} text`);
    throw cause;
  }
}

function utf32(text: string): Buffer {
  const points = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const bytes = Buffer.alloc(points.length * 4);
  for (const [index, point] of points.entries()) bytes.writeUInt32LE(point, index * 4);
  return bytes;
}

function fromUtf32(bytes: Buffer, bigEndian: boolean): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 4) {
    parts.push(String.fromCodePoint(bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)));
  }
  return parts.join('').replace(/^\u{feff}/u, '');
}
