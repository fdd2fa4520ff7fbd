import type { TextEdit } from '../diagnostic.ts';

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
const INDENTATION = '  ';

/** Whether a text is JSON, and nothing that only YAML allows. */
export function isJson(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    // Not JSON is an answer, not a failure.
    return false;
  }
}

/** The edits that put each member of a JSON text on a line of its own. Only blanks change: numbers and texts stay as they are written. */
export function jsonEdits(text: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  let depth = 0;
  let end = 0;
  let before = '';
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '}' || token === ']') depth--;
    const blanks = gapBetween(before, token);
    put(edits, text, { start: end, end: index, newText: blanks === 'line' ? lineEnd + INDENTATION.repeat(depth) : blanks });
    if (token === '{' || token === '[') depth++;
    before = token;
    end = index + token.length;
  }
  put(edits, text, { start: end, end: text.length, newText: lineEnd });
  return edits;
}

function gapBetween(before: string, token: string): '' | ' ' | 'line' {
  if (before === '') return '';
  if (before === ':') return ' ';
  if (token === ',' || token === ':') return '';
  const isEmpty = (before === '{' && token === '}') || (before === '[' && token === ']');
  return isEmpty ? '' : 'line';
}

function put(edits: TextEdit[], text: string, { start, end, newText }: { start: number; end: number; newText: string }): void {
  if (text.slice(start, end) !== newText) edits.push({ range: { start, end }, newText });
}
