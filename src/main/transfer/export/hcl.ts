// Terraform's language, as text: attributes, blocks and values.

/** What stands as it is: a reference to another resource. */
export interface HclExpression {
  readonly hcl: string;
}

/** Controls, lone halves of characters and what else would not come back the same. */
const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '"': '\\"', '\\': '\\\\' };
const SPECIAL = /["\\\p{Cc}\p{Cs}\u2028\u2029\uFEFF]/gu;

/** A string in quotes. A sign that begins a template is doubled; where doubling would be misread, it is given by its number. */
export function quoted(text: string): string {
  const escaped = text.replaceAll(SPECIAL, (letter) => ESCAPES[letter] ?? numbered(letter));
  return `"${escaped.replaceAll(/[$%](?=\{)/g, (sign, at: number) => (escaped[at - 1] === sign ? numbered(sign) : sign + sign))}"`;
}

const numbered = (letter: string) => `\\u${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;

/** A text of several lines as a heredoc; one that would not come back the same is put in quotes. */
export function multiline(text: string): string {
  const isSafe = text.endsWith('\n') && text.indexOf('\n') < text.length - 1 && !/[\r\p{Cs}\uFEFF]|[^\P{Cc}\n\t]|\$\$\{|%%\{/u.test(text);
  if (!isSafe) return quoted(text);
  const lines = new Set(text.split('\n').map((line) => line.trim()));
  let word = 'EOT';
  for (let count = 2; lines.has(word); count += 1) word = `EOT${count}`;
  return `<<${word}\n${text.replaceAll(/[$%](?=\{)/g, '$&$&')}${word}`;
}

export function hclValue(value: unknown, indent: string): string {
  if (isExpression(value)) return value.hcl;
  if (typeof value === 'string') return value.includes('\n') ? multiline(value) : quoted(value);
  if (Array.isArray(value))
    return `[${value.map((item) => (typeof item === 'string' ? quoted(item) : hclValue(item, indent))).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${indent}  ${quoted(key)} = ${quoted(String(member))}\n`);
  return members.length === 0 ? '{}' : `{\n${members.join('')}${indent}}`;
}

function isExpression(value: unknown): value is HclExpression {
  return typeof value === 'object' && value !== null && 'hcl' in value;
}

/** A block with attributes first and blocks behind them, in the order given. */
export interface HclBlock {
  readonly head: string;
  readonly attributes: readonly (readonly [string, unknown])[];
  readonly blocks: readonly HclBlock[];
}

export function hclBlock({ head, attributes, blocks }: HclBlock, indent = ''): string {
  const inner = `${indent}  `;
  const width = Math.max(0, ...attributes.map(([name]) => name.length));
  const lines = attributes.map(([name, value]) => `${inner}${name.padEnd(width)} = ${hclValue(value, inner)}\n`);
  const below = blocks.map((block, index) => `${lines.length > 0 || index > 0 ? '\n' : ''}${hclBlock(block, inner)}`);
  return `${indent}${head} {\n${lines.join('')}${below.join('')}${indent}}\n`;
}
