// The flags of Image Assistant's command line. Unlike `parseArgs` it lets values begin with hyphens, as launch parameters do, and a flag
// have several of them.
import { Refusal } from './refusal.ts';

export interface Flag {
  /** `text` takes one word, `texts` all words up to the next flag, `switch` none. */
  readonly takes: 'text' | 'texts' | 'switch';
  readonly tells: string;
  readonly required?: boolean;
}

export type Flags = Readonly<Record<string, Flag>>;

/** What the flags of a command line say. */
export interface Given {
  text(flag: string): string | undefined;
  texts(flag: string): readonly string[];
  has(flag: string): boolean;
}

export interface CommandLine extends Given {
  /** The words that belong to no flag. */
  readonly words: readonly string[];
}

/** Reads words and flags, in any order. Throws a Refusal for a flag that is not known, stands twice, or lacks its value. */
export function readCommandLine(args: readonly string[], flags: Flags): CommandLine {
  const words: string[] = [];
  const found = new Map<string, readonly string[]>();
  let at = 0;
  while (at < args.length) {
    const word = args[at++] ?? '';
    if (!word.startsWith('--')) {
      words.push(word);
      continue;
    }
    const [, name = '', attached] = /^--([^=]*)(?:=([\s\S]*))?$/.exec(word) ?? [];
    const flag = Object.hasOwn(flags, name) ? flags[name] : undefined;
    if (!flag) throw new Refusal(`Unknown parameter: --${name}`);
    if (found.has(name)) throw new Refusal(`The parameter --${name} is there twice.`);
    const values = attached === undefined ? valuesAt(args.slice(at), flag, flags) : [attached];
    if (attached === undefined) at += values.length;
    checkCount(name, flag, values);
    found.set(name, values);
  }
  return {
    words,
    // What is empty says nothing: scripts pass on what they were not given.
    text: (flag) => found.get(flag)?.[0] || undefined,
    texts: (flag) => found.get(flag) ?? [],
    has: (flag) => found.has(flag),
  };
}

/** A word that is a flag itself is no value; one that only looks like one is. */
function valuesAt(rest: readonly string[], { takes }: Flag, flags: Flags): readonly string[] {
  const isFlag = (word: string) => word.startsWith('--') && Object.hasOwn(flags, word.slice(2).replace(/=.*$/s, ''));
  const next = rest.findIndex(isFlag);
  const values = next < 0 ? rest : rest.slice(0, next);
  return takes === 'switch' ? [] : takes === 'text' ? values.slice(0, 1) : values;
}

function checkCount(name: string, { takes }: Flag, values: readonly string[]): void {
  if (takes === 'switch' && values.length > 0) throw new Refusal(`The parameter --${name} takes no value.`);
  if (takes !== 'switch' && values.length === 0) throw new Refusal(`The parameter --${name} needs a value.`);
}
