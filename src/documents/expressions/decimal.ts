/** A number as its digits, so that none is too large or too exact to compare. No leading zeros before the point, none behind it. */
export interface Decimal {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
}

/** What AWSTOE takes for a number; `.5`, `1.` and `1e3` are none. */
const NUMBER = /^([-+])?(?:([0-9]+)\.)?([0-9]+)$/;

/** Reads a number; undefined for a text that AWSTOE would not convert. */
export function parseDecimal(text: string): Decimal | undefined {
  const found = NUMBER.exec(text);
  if (found === null) return undefined;
  const [, sign, beforePoint, last = ''] = found;
  const whole = withoutLeadingZeros(beforePoint ?? last);
  const fraction = beforePoint === undefined ? '' : withoutTrailingZeros(last);
  const isZero = whole === '' && fraction === '';
  return { negative: sign === '-' && !isZero, whole, fraction };
}

/** Below zero when `a` is the smaller number, zero when they are equal. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  if (a.negative !== b.negative) return a.negative ? -1 : 1;
  const order = compareSizes(a, b);
  return a.negative ? -order : order;
}

function compareSizes(a: Decimal, b: Decimal): number {
  return a.whole.length - b.whole.length || compareTexts(a.whole, b.whole) || compareTexts(a.fraction, b.fraction);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function withoutLeadingZeros(digits: string): string {
  return digits.replace(/^0+/, '');
}

/** Not by a pattern: `0+$` would look at every run of zeros of a long number again and again. */
function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}
