import { UsageError } from '../command.ts';
import { isConfirmed } from '../confirm.ts';
import type { Asked } from './verb.ts';

/** The same answer for programs and for people. */
export function print({ io, json }: Pick<Asked, 'io' | 'json'>, value: unknown, lines: readonly string[]): void {
  io.stdout.write(json ? `${JSON.stringify(value, undefined, 2)}\n` : lines.map((line) => `${line}\n`).join(''));
}

/** Rows with a head, in columns; without rows it says so. */
export function columns(head: readonly string[], rows: readonly (readonly string[])[], none: string): readonly string[] {
  if (rows.length === 0) return [none];
  const all = [head, ...rows];
  const widths = head.map((_, index) => Math.max(...all.map((row) => (row[index] ?? '').length)));
  return all.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** Tells what would happen, then asks; says whether to go on. */
export async function agreed({ io, yes }: Pick<Asked, 'io' | 'yes'>, consequences: readonly string[], question: string): Promise<boolean> {
  for (const line of consequences) io.stderr.write(`${line}\n`);
  return isConfirmed({ yes, question }, io);
}

/** The number that an option or a word was given as. */
export function numberOf(option: string, text: string, { min, max }: { readonly min: number; readonly max: number }): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= min && number <= max) return number;
  throw new UsageError(`${option} takes a number from ${min} to ${max}, not '${text}'`);
}

/** The pairs that an option was given as, each `KEY=VALUE`. */
export function pairsOf(option: string, texts: readonly string[]): Record<string, string> {
  const pairs = texts.map((text) => {
    const at = text.indexOf('=');
    if (at < 1) throw new UsageError(`--${option} takes KEY=VALUE, not '${text}'`);
    return [text.slice(0, at), text.slice(at + 1)] as const;
  });
  return Object.fromEntries(pairs);
}
