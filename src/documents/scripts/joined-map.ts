import type { TextMap } from '../syntax/text-map.ts';

/** A part of a text that was joined of several: where it begins in the whole, and its map from its own beginning. */
export interface JoinedPart {
  readonly start: number;
  readonly length: number;
  readonly map: TextMap;
}

/** The map of a text that was put together of parts; what was written between two parts belongs to the end of the first. */
export function joinedMap(parts: readonly JoinedPart[]): TextMap {
  return {
    toOuter(inner) {
      const part = parts.findLast(({ start }) => start <= inner) ?? parts[0];
      return part === undefined ? 0 : part.map.toOuter(Math.min(inner - part.start, part.length));
    },
    toInner(outer) {
      for (const { start, map } of parts) {
        const inner = map.toInner(outer);
        if (inner !== undefined) return start + inner;
      }
      return undefined;
    },
  };
}
