import type { TextMap } from '../syntax/text-map.ts';

/** The file itself: letters stand where they stand. */
export const inFile: TextMap = { toOuter: (offset) => offset, toInner: (offset) => offset };
