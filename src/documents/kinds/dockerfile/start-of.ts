import type { TextRange } from '../../text.ts';
import type { DockerfileTemplate } from './model.ts';

/** Where to point when something is missing: at the first line. */
export function startOf({ text }: DockerfileTemplate): TextRange {
  const end = text.indexOf('\n');
  return { start: 0, end: end === -1 ? text.length : end };
}
