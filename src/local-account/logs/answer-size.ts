/** What one answer holds of lines, in bytes of their text. */
const maxBytes = 1024 * 1024;

interface Line {
  readonly message: string;
}

/** The first lines that fit into one answer; at least one. */
export function fitting<Item extends Line>(lines: readonly Item[]): readonly Item[] {
  let bytes = 0;
  const end = lines.findIndex(({ message }) => {
    bytes += Buffer.byteLength(message);
    return bytes > maxBytes;
  });
  return end < 0 ? lines : lines.slice(0, Math.max(end, 1));
}

/** The last lines that fit. */
export function fittingLast<Item extends Line>(lines: readonly Item[]): readonly Item[] {
  return fitting(lines.toReversed()).toReversed();
}
