import type { ScriptFault } from '../model.ts';
import { type PowerShellReader, readPiece } from './pieces.ts';

const closers: Readonly<Record<string, string>> = { '(': ')', '{': '}' };

/**
 * The first thing that keeps PowerShell from running a script at all: a quote, here-string, comment, brace or parenthesis without its
 * partner. Everything else is not judged, because PowerShell's grammar is larger than what can be known of it here.
 */
export function powershellFault(text: string): ScriptFault | undefined {
  const reader: PowerShellReader = { text, at: 0, open: [], outdented: [], fault: undefined, depth: 0 };
  while (reader.at < text.length) {
    const char = text[reader.at] ?? '';
    if (char === '(' || char === '{') {
      reader.open.push(reader.at);
      reader.at++;
    } else if (char === ')' || char === '}') close(reader, char);
    else readPiece(reader);
  }
  const opened = reader.open.at(-1);
  if (reader.fault !== undefined || opened === undefined) return reader.fault;
  // Every end was taken for that of the innermost; by the indentation it is told which one has none.
  const unclosed = reader.outdented.find((at) => at > opened) ?? opened;
  const open = text[unclosed] ?? '';
  return { range: { start: unclosed, end: unclosed + 1 }, message: `“${open}” is never closed with “${closers[open]}”.` };
}

function close(reader: PowerShellReader, char: string): void {
  const opened = reader.open.pop();
  const open = opened === undefined ? '' : (reader.text[opened] ?? '');
  const range = { start: reader.at, end: reader.at + 1 };
  reader.at++;
  if (closers[open] === char) {
    if (opened !== undefined && isOutdented(reader.text, opened, range.start)) reader.outdented.push(opened);
    return;
  }
  const message =
    open === ''
      ? `“${char}” closes nothing.`
      : `“${char}” cannot stand here: “${open}” before it is not yet closed with “${closers[open]}”.`;
  reader.fault = { range, message };
  reader.at = reader.text.length;
}

/** Longer lines are not looked at: a text made of them would be read again and again. */
const LONGEST_LINE = 300;

/** Whether what closes begins a line that stands further left than the line of what opens: then it was meant for something around that. */
function isOutdented(text: string, opened: number, closed: number): boolean {
  const closing = lineBefore(text, closed);
  if (closing === undefined || closing.trim() !== '') return false;
  const opening = lineBefore(text, opened);
  return opening !== undefined && closing.length < opening.length - opening.trimStart().length;
}

/** What stands before an offset on its line. */
function lineBefore(text: string, offset: number): string | undefined {
  const first = Math.max(0, offset - LONGEST_LINE);
  const before = text.slice(first, offset);
  const lineEnd = before.lastIndexOf('\n');
  return lineEnd === -1 && first > 0 ? undefined : before.slice(lineEnd + 1);
}
