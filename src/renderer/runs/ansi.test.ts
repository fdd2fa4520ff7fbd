import { describe, expect, it } from 'vitest';
import { parseAnsi, plainText } from './ansi.ts';

const ESC = '\u001b';

describe('a line with escape sequences', () => {
  it('is split where the look changes', () => {
    expect(parseAnsi(`a${ESC}[1;31mb${ESC}[0mc`)).toEqual([
      { text: 'a' },
      { text: 'b', bold: true, color: 'var(--ansi-1)' },
      { text: 'c' },
    ]);
  });

  it('takes back single attributes', () => {
    expect(parseAnsi(`${ESC}[1;4;32mx${ESC}[22;39my`)).toEqual([
      { text: 'x', bold: true, underline: true, color: 'var(--ansi-2)' },
      { text: 'y', underline: true },
    ]);
  });

  it.each([
    [`${ESC}[38;5;9mx`, { color: 'var(--ansi-9)' }],
    [`${ESC}[38;5;196mx`, { color: 'rgb(255 0 0)' }],
    [`${ESC}[48;5;244mx`, { background: 'rgb(128 128 128)' }],
    [`${ESC}[38;2;1;2;3mx`, { color: 'rgb(1 2 3)' }],
    [`${ESC}[97mx`, { color: 'var(--ansi-15)' }],
    [`${ESC}[38;5;9;1mx`, { color: 'var(--ansi-9)', bold: true }],
    [`${ESC}[mx`, {}],
  ])('understands %j', (line, look) => {
    expect(parseAnsi(line)).toEqual([{ text: 'x', ...look }]);
  });

  it('loses sequences that move the cursor, set titles or link', () => {
    expect(plainText(`${ESC}[2K${ESC}]0;title\u0007a${ESC}]8;;http://x${ESC}\\b${ESC}(Bc`)).toBe('abc');
  });

  it('keeps the last drawing of a progress bar', () => {
    expect(plainText('10%\r50%\r100%')).toBe('100%');
    expect(plainText('done\r')).toBe('done');
  });

  it('passes plain text through as one piece', () => {
    expect(parseAnsi('plain')).toEqual([{ text: 'plain' }]);
  });
});
