/** Lines of a step that are kept to find out why it failed. */
export const keptLines = 200;

/** Lines that the failure card shows. */
const shownLines = 20;

/** Of evidence that stands further up, this much of what is around it. */
const before = 3;
const after = 6;

export interface LastLines {
  add(lines: readonly string[]): void;
  clear(): void;
  all(): readonly string[];
}

/** The last lines of something that may go on for millions. */
export function lastLines(): LastLines {
  let lines: string[] = [];
  return {
    add(more) {
      for (const line of more.slice(-keptLines)) lines.push(line);
      if (lines.length > 2 * keptLines) lines = lines.slice(-keptLines); // rarely, so that a line costs next to nothing
    },
    clear() {
      lines = [];
    },
    all: () => lines.slice(-keptLines),
  };
}

/** The end of the log; and the evidence, where that stands further up. */
export function linesThatMatter(lines: readonly string[], evidence: string | undefined): readonly string[] {
  const at = evidence === undefined ? -1 : lines.findLastIndex((line) => line.startsWith(evidence));
  if (at === -1 || at >= lines.length - shownLines) return lines.slice(-shownLines);
  const around = lines.slice(Math.max(0, at - before), at + after + 1);
  return [...around, '…', ...lines.slice(-(shownLines - around.length - 1))];
}
