import type { LineIndex, TextRange } from '../text.ts';

/** A rule that a comment names, and where. */
export interface NamedRule {
  readonly id: string;
  readonly range: TextRange;
}

/** A comment that silences findings: `# kiln-ignore RULE, RULE: reason` or `# kiln-ignore-file RULE: reason`. */
export interface Suppression {
  readonly rules: readonly NamedRule[];
  /** The line whose findings it silences, from zero; undefined: the whole file. */
  readonly line: number | undefined;
  readonly hasReason: boolean;
  /** The comment, from its `#` on. */
  readonly range: TextRange;
}

const MARK = 'kiln-ignore';
const COMMENT = /(?<=^|[ \t])#[ \t]*kiln-ignore(-file)?(?![\w-])([^\n\r]*)/gm;
const RULE = /[\w-]+/g;

/** The comments of a text that silence findings. A text without any costs one search. */
export function readSuppressions(text: string, lines: LineIndex): readonly Suppression[] {
  if (!text.includes(MARK)) return [];
  const found: Suppression[] = [];
  for (const comment of text.matchAll(COMMENT)) found.push(suppression({ text, lines }, comment));
  return found;
}

function suppression({ text, lines }: { text: string; lines: LineIndex }, comment: RegExpMatchArray): Suppression {
  const [whole, ofFile, rest = ''] = comment;
  const start = comment.index ?? 0;
  const colon = rest.indexOf(':');
  const names = colon === -1 ? rest : rest.slice(0, colon);
  const namesAt = start + whole.length - rest.length;
  const rules = [...names.matchAll(RULE)].map(({ 0: id, index }) => {
    return { id, range: { start: namesAt + index, end: namesAt + index + id.length } };
  });
  const line = ofFile === undefined ? coveredLine(text, lines, start) : undefined;
  return { rules, line, hasReason: colon !== -1 && rest.slice(colon + 1).trim() !== '', range: { start, end: start + whole.length } };
}

/** A comment behind something speaks about its own line, one that stands alone about the next line with content. */
function coveredLine(text: string, lines: LineIndex, start: number): number {
  const { line } = lines.positionAt(start);
  const from = lines.starts[line] ?? 0;
  if (text.slice(from, start).trim() !== '') return line;
  for (let next = line + 1; next < lines.starts.length; next++) {
    const content = text.slice(lines.starts[next], lines.starts[next + 1]).trim();
    if (content !== '' && !content.startsWith('#')) return next;
  }
  return line;
}
