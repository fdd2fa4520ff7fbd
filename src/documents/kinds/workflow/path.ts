import type { TextRange } from '../../text.ts';

/** The roots of the paths that Image Builder resolves. */
export const pathRoots = ['parameters', 'stepOutputs', 'workflowOutputs', 'imagebuilder'] as const;

export type PathRoot = (typeof pathRoots)[number];

/** One name of a path, without brackets behind it. `$.stepOutputs.Run.output[0]` has three. */
export interface PathPart {
  readonly text: string;
  readonly range: TextRange;
  /** `[0]` stands behind it. */
  readonly indexed: boolean;
}

/** A JSONPath of workflow documents: `$.parameters.Channel`. Ranges are of the text that it was read from. */
export interface WorkflowPath {
  readonly range: TextRange;
  readonly text: string;
  /** undefined: none of the four, or misspelt. */
  readonly root: PathRoot | undefined;
  /** What stands behind `$`, the root included. */
  readonly parts: readonly PathPart[];
}

const PART = /\.([\w-]*)((?:\[[^\]]*\])*)/y;
const roots: ReadonlySet<string> = new Set(pathRoots);

/** Reads a path that is the whole of `source`; undefined when it does not begin with a dollar sign. Never throws. */
export function parsePath(source: string, offset: number): WorkflowPath | undefined {
  if (!source.startsWith('$')) return undefined;
  const parts: PathPart[] = [];
  let at = 1;
  while (at < source.length) {
    PART.lastIndex = at;
    const [whole, name, brackets] = PART.exec(source) ?? [];
    if (whole === undefined || name === undefined) break;
    const start = offset + at + 1;
    parts.push({ text: name, range: { start, end: start + name.length }, indexed: brackets !== undefined && brackets !== '' });
    at += whole.length;
  }
  if (at < source.length) parts.push({ text: '', range: { start: offset + at, end: offset + source.length }, indexed: false });
  const first = parts[0]?.text ?? '';
  return {
    range: { start: offset, end: offset + source.length },
    text: source,
    root: isRoot(first) ? first : undefined,
    parts,
  };
}

function isRoot(word: string): word is PathRoot {
  return roots.has(word);
}
