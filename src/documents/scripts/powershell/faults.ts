import type { ScriptFault } from '../model.ts';
import { type PowerShellReader, readPiece } from './pieces.ts';

const closers: Readonly<Record<string, string>> = { '(': ')', '{': '}' };

/**
 * The first thing that keeps PowerShell from running a script at all: a quote, here-string, comment, brace or parenthesis without its
 * partner. Everything else is not judged, because PowerShell's grammar is larger than what can be known of it here.
 */
export function powershellFault(text: string): ScriptFault | undefined {
  const reader: PowerShellReader = { text, at: 0, open: [], fault: undefined, depth: 0 };
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
  const open = text[opened] ?? '';
  return { range: { start: opened, end: opened + 1 }, message: `“${open}” is never closed with “${closers[open]}”.` };
}

function close(reader: PowerShellReader, char: string): void {
  const opened = reader.open.pop();
  const open = opened === undefined ? '' : (reader.text[opened] ?? '');
  const range = { start: reader.at, end: reader.at + 1 };
  reader.at++;
  if (closers[open] === char) return;
  const message =
    open === ''
      ? `“${char}” closes nothing.`
      : `“${char}” cannot stand here: “${open}” before it is not yet closed with “${closers[open]}”.`;
  reader.fault = { range, message };
  reader.at = reader.text.length;
}
