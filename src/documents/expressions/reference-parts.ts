import type { TextRange } from '../text.ts';
import type { Reference } from './reference.ts';

export type PartKind = 'declaration' | 'phase' | 'step' | 'io' | 'variable' | 'loop' | 'loop-variable' | 'prefix' | 'path';

/** One word of a reference. */
export interface ReferencePart {
  readonly kind: PartKind;
  readonly text: string;
  readonly range: TextRange;
}

const STEP_PARTS: readonly PartKind[] = ['phase', 'step', 'io', 'variable'];
const LOOP_PARTS: readonly PartKind[] = ['loop', 'loop-variable'];
const BRACES = 2;
const RESOLVED = /resolve\(\s*([^\s)]*)/;

/** The words of a reference with their places in the text, in order; none of a malformed one. */
export function referenceParts(reference: Reference, text: string): readonly ReferencePart[] {
  const inside = text.slice(reference.range.start + BRACES, reference.range.end - BRACES);
  const body = inside.trim();
  const start = reference.range.start + BRACES + inside.indexOf(body);
  switch (reference.kind) {
    case 'name':
      return [part('declaration', body, start)];
    case 'step':
      return dotted(STEP_PARTS, body, start);
    case 'loop':
      return dotted(LOOP_PARTS, body, start);
    case 'ssm':
      return ssmParts(reference, body, start);
    case 'env':
    case 'context':
    case 'imds':
      return prefixed(body, start);
    case 'malformed':
      return [];
  }
}

function part(kind: PartKind, text: string, start: number): ReferencePart {
  return { kind, text, range: { start, end: start + text.length } };
}

function dotted(kinds: readonly PartKind[], body: string, start: number): readonly ReferencePart[] {
  let at = start;
  return body.split('.').map((word, index) => {
    const found = part(kinds[index] ?? 'path', word, at);
    at += word.length + 1;
    return found;
  });
}

function ssmParts({ resolve }: Extract<Reference, { kind: 'ssm' }>, body: string, start: number): readonly ReferencePart[] {
  const inner = RESOLVED.exec(body);
  if (resolve !== 'parameter' || inner === null) return prefixed(body, start);
  const name = inner[1] ?? '';
  const nameAt = inner.index + inner[0].length - name.length;
  return [part('prefix', body.slice(0, nameAt), start), part('declaration', name, start + nameAt)];
}

/** `aws:ssm:`, `aws:imds:`, `env:` or `context:`, and what stands behind it. */
function prefixed(body: string, start: number): readonly ReferencePart[] {
  const [prefix = ''] = /^(?:aws:)?\w+:/.exec(body) ?? [];
  return [part('prefix', prefix, start), part('path', body.slice(prefix.length), start + prefix.length)];
}
