import { connectionUsage } from '../connection-options.ts';
import type { Option, Verb } from './verb.ts';

const exitCodes = 'Exit code: 0 done, 1 refused or failed, 2 wrong usage.';

/** Names and what they are, in two columns, of which the first is at least so wide. */
function table(rows: readonly (readonly [string, string])[], least = 0): string {
  const width = Math.max(least, ...rows.map(([name]) => name.length));
  return rows.map(([name, tells]) => `  ${name.padEnd(width)}  ${tells}`).join('\n');
}

const summaries = (entries: Readonly<Record<string, { readonly summary: string }>>) =>
  table(Object.entries(entries).map(([name, { summary }]) => [name, summary]));

/** The help of `kiln appstream` itself. */
export function usageOf(entries: Readonly<Record<string, { readonly summary: string }>>): string {
  return `Usage: kiln appstream NOUN VERB [OPTIONS]\n\n${summaries(entries)}\n\n'kiln appstream NOUN --help' and 'kiln appstream NOUN VERB --help' tell more.`;
}

/** The help of a noun: its verbs. */
export function nounUsage(name: string, { summary, verbs }: { readonly summary: string; readonly verbs: Readonly<Record<string, Verb>> }) {
  const rows = Object.entries(verbs).map(([verb, { words = [], summary: tells }]) => [[verb, ...words].join(' '), tells] as const);
  return `Usage: ${name} VERB [OPTIONS]\n\n${summary}\n\n${table(rows)}\n\n'${name} VERB --help' tells more.`;
}

/** The help of a verb: its words, its options, those of the connection, the exit codes. */
export function verbUsage(name: string, { summary, words = [], options = {}, asks, offline }: Verb): string {
  const own = Object.entries(options);
  const needed = own.filter(([, { required }]) => required).map(([option, { value }]) => `--${option} ${value ?? 'VALUE'}`);
  const rows = [
    ...own.map(([option, one]) => [written(option, one), one.tells] as const),
    ...(asks ? [['--yes', 'do not ask'] as const] : []),
    ['--json', 'print one JSON document'] as const,
  ];
  const connection = offline ? '' : `\n${connectionUsage}`;
  return `Usage: ${[name, ...words, ...needed].join(' ')} [OPTIONS]\n\n${summary}\n\n${table(rows, '--connection NAME'.length)}${connection}\n\n${exitCodes}`;
}

const written = (option: string, { type, value = 'VALUE', multiple }: Option) =>
  `--${option}${type === 'boolean' ? '' : ` ${value}${multiple ? ' …' : ''}`}`;
