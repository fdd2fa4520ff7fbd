/** A piece of a log line in one look. `color` and `background` are CSS values; the sixteen named colours follow the theme. */
export interface Styled {
  readonly text: string;
  readonly color?: string;
  readonly background?: string;
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
}

type Look = Omit<Styled, 'text'>;

// Control sequences (CSI), operating system commands (titles, links) and short escapes; only CSI … m means something here.
const ESC = '\u001b';
const BEL = '\u0007';
const ESCAPE = new RegExp(`${ESC}(?:\\[([\\d;:]*)[ -/]*([@-~])|\\][^${BEL}${ESC}]*(?:${BEL}|${ESC}\\\\)|[ -/]+[0-~]|[0-_])`, 'g');

/** Splits a line at its escape sequences. Other control characters go; of a line redrawn by carriage returns the last drawing stays. */
export function parseAnsi(line: string): Styled[] {
  const text = lastDrawing(line);
  if (!text.includes(ESC)) return [{ text }];
  const pieces: Styled[] = [];
  let look: Look = {};
  let at = 0;
  for (const match of text.matchAll(ESCAPE)) {
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), ...look });
    at = match.index + match[0].length;
    if (match[2] === 'm') look = applyCodes(look, codesOf(match[1] ?? ''));
  }
  if (at < text.length) pieces.push({ text: text.slice(at), ...look });
  return pieces;
}

/** The line without its escape sequences: what search and copy work on. */
export const plainText = (line: string): string => lastDrawing(line).replace(ESCAPE, '');

function lastDrawing(line: string): string {
  const trimmed = line.replace(/\r+$/, '');
  return trimmed.slice(trimmed.lastIndexOf('\r') + 1);
}

const codesOf = (text: string): number[] => text.split(/[;:]/).map((code) => Number(code || '0'));

function applyCodes(look: Look, codes: readonly number[]): Look {
  let next = look;
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? 0;
    if (code !== 38 && code !== 48) {
      next = applyCode(next, code);
      continue;
    }
    const { color, used } = extendedColor(codes.slice(at + 1));
    if (color) next = { ...next, [code === 38 ? 'color' : 'background']: color };
    at += used;
  }
  return next;
}

function applyCode(look: Look, code: number): Look {
  if (code === 0) return {};
  if (code === 39) return without(look, 'color');
  if (code === 49) return without(look, 'background');
  if (code === 22) return without(without(look, 'bold'), 'dim');
  if (code === 23) return without(look, 'italic');
  if (code === 24) return without(look, 'underline');
  if (code === 1) return { ...look, bold: true };
  if (code === 2) return { ...look, dim: true };
  if (code === 3) return { ...look, italic: true };
  if (code === 4) return { ...look, underline: true };
  const named = namedColor(code);
  return named ? { ...look, ...named } : look;
}

function namedColor(code: number): Look | undefined {
  if (code >= 30 && code <= 37) return { color: variable(code - 30) };
  if (code >= 90 && code <= 97) return { color: variable(code - 90 + 8) };
  if (code >= 40 && code <= 47) return { background: variable(code - 40) };
  if (code >= 100 && code <= 107) return { background: variable(code - 100 + 8) };
  return undefined;
}

const variable = (index: number): string => `var(--ansi-${index})`;

/** What follows 38 or 48: `5;n` of the palette of 256, or `2;r;g;b`. `used` counts the codes that belong to it. */
function extendedColor([mode, ...rest]: readonly number[]): { readonly color?: string; readonly used: number } {
  if (mode === 5) return { color: paletteColor(rest[0] ?? 0), used: 2 };
  if (mode === 2) return { color: `rgb(${rest[0] ?? 0} ${rest[1] ?? 0} ${rest[2] ?? 0})`, used: 4 };
  return { used: 0 };
}

/** xterm's palette: 16 named, a cube of 6×6×6, 24 greys. */
function paletteColor(index: number): string {
  if (index < 16) return variable(index);
  if (index >= 232) {
    const grey = 8 + (index - 232) * 10;
    return `rgb(${grey} ${grey} ${grey})`;
  }
  const level = (value: number) => (value === 0 ? 0 : 55 + value * 40);
  const cube = index - 16;
  return `rgb(${level(Math.floor(cube / 36))} ${level(Math.floor(cube / 6) % 6)} ${level(cube % 6)})`;
}

function without(look: Look, key: keyof Look): Look {
  const { [key]: _, ...rest } = look;
  return rest;
}
