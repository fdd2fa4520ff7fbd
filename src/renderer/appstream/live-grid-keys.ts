interface GridPlace {
  /** The active row; -1: none. */
  readonly at: number;
  readonly last: number;
  /** How many rows fit on the screen. */
  readonly page: number;
}

/** The row that a key leads to; undefined for keys that lead nowhere. */
export function gridKey(key: string, { at, last, page }: GridPlace): number | undefined {
  const within = (to: number) => Math.min(Math.max(to, 0), last);
  switch (key) {
    case 'ArrowDown':
      return within(at + 1);
    case 'ArrowUp':
      return at === -1 ? last : within(at - 1);
    case 'PageDown':
      return within(at + page);
    case 'PageUp':
      return within(at - page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
