/** How a text became another one: what stands before and behind the change is the same in both. */
export interface TextChange {
  /** Behind the characters that both begin with. */
  readonly prefixEnd: number;
  /** In the new text, where the characters begin that both end with. */
  readonly suffixStart: number;
  /** How much further back the end of the new text stands. */
  readonly shift: number;
}

const BLOCK = 1024;

/** The change between two texts, as small as it can be told from them. */
export function changeBetween(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  const prefixEnd = commonPrefix(before, after, shorter);
  const suffix = commonSuffix(before, after, shorter - prefixEnd);
  return { prefixEnd, suffixStart: after.length - suffix, shift: after.length - before.length };
}

/** The offset in the text before of an offset in the text after; undefined inside of the change. */
export function offsetBefore({ prefixEnd, suffixStart, shift }: TextChange, offset: number): number | undefined {
  if (offset < prefixEnd) return offset;
  return offset >= suffixStart ? offset - shift : undefined;
}

function commonPrefix(a: string, b: string, limit: number): number {
  let at = 0;
  // Comparing strings is many times as fast as comparing their characters one by one.
  while (at + BLOCK <= limit && a.slice(at, at + BLOCK) === b.slice(at, at + BLOCK)) at += BLOCK;
  while (at < limit && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function commonSuffix(a: string, b: string, limit: number): number {
  let length = 0;
  const block = (text: string) => text.slice(text.length - length - BLOCK, text.length - length);
  while (length + BLOCK <= limit && block(a) === block(b)) length += BLOCK;
  while (length < limit && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length++;
  return length;
}
