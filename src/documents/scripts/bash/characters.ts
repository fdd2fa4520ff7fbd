// The loops that look at every letter of a script ask here; regular expressions for single letters would be most of their time.

const WORD = 1;
const QUOTED = 2;
const META = 4;
const LOWER = 8;

const classes = new Uint8Array(128);
const mark = (letters: string, bit: number) => {
  for (const letter of letters) classes[letter.charCodeAt(0)] = (classes[letter.charCodeAt(0)] ?? 0) | bit;
};
const lower = 'abcdefghijklmnopqrstuvwxyz';
mark(`${lower}${lower.toUpperCase()}0123456789_./:,%~=-`, WORD);
for (let code = 0; code < classes.length; code++)
  if (!'"\'\\`$'.includes(String.fromCharCode(code))) classes[code] = (classes[code] ?? 0) | QUOTED;
mark(' \t\n\v\f\r;&|<>()', META);
mark(lower, LOWER);

const classOf = (code: number): number => (code < 128 ? (classes[code] ?? 0) : 0);

/** The end of the letters that mean nothing but themselves: most of every word. */
export function endOfPlain(text: string, from: number): number {
  let at = from;
  while ((classOf(text.charCodeAt(at)) & WORD) !== 0) at++;
  return at;
}

/** The same between double quotes, where only quotes, backslashes, backticks and dollar signs mean more. */
export function endOfQuoted(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code >= 128 || (classOf(code) & QUOTED) !== 0; code = text.charCodeAt(at)) at++;
  return at;
}

/** The end of lower-case letters. */
export function endOfLower(text: string, from: number): number {
  let at = from;
  while ((classOf(text.charCodeAt(at)) & LOWER) !== 0) at++;
  return at;
}

/** Whether a word ends before this place: at a blank, an operator or the end of the text. */
export function isWordEnd(text: string, at: number): boolean {
  return at >= text.length || (classOf(text.charCodeAt(at)) & META) !== 0;
}
