import type { TextRange } from '../../text.ts';
import type { ScriptAssignment, ScriptCommand, ScriptWord } from '../model.ts';
import type { ReadCommand } from './reader.ts';
import { baseName, isWrapper, unwrapped } from './wrappers.ts';

const assignment = /^(?<name>[A-Za-z_]\w*)\+?=/;
const declaring: ReadonlySet<string> = new Set(['export', 'declare', 'local', 'readonly', 'typeset']);
/** A first word that is the name of its command as it stands. */
const plainName = /^[\w./+-]+$/;

/** The commands of a bash script, in the order of the text. */
export function bashCommands(text: string, read: readonly ReadCommand[]): readonly ScriptCommand[] {
  const ordered = read.toSorted((a, b) => a.range.start - b.range.start);
  const fed = new Set(read.flatMap(({ pipedInto }) => pipedInto ?? []));
  const made = new Map<ReadCommand, ScriptCommand>();
  const commands: ScriptCommand[] = [];
  // From the end, so that what a command is piped into is there before it.
  for (let at = ordered.length - 1; at >= 0; at--) {
    const from = ordered[at];
    const command = from && commandOf(text, from, from.pipedInto && made.get(from.pipedInto));
    if (from === undefined || command === undefined) continue;
    if (fed.has(from)) made.set(from, command);
    commands.push(command);
  }
  return commands.reverse();
}

/** The assignments of a bash script, in the order of the text: before a command, alone, and behind `export` and its like. */
export function bashAssignments(text: string, read: readonly ReadCommand[]): readonly ScriptAssignment[] {
  return read
    .toSorted((a, b) => a.range.start - b.range.start)
    .flatMap(({ words }) => {
      const { before, called } = callIn(text, words);
      const [name, ...rest] = called;
      const assigned = name !== undefined && declaring.has(name.text) ? rest.filter((word) => assignment.test(word.text)) : before;
      return assigned.flatMap(({ range }) => assignmentAt(text, range));
    });
}

/** Most commands are asked for nothing but their name, so the words wait. */
class BashCommand implements ScriptCommand {
  readonly name: string;
  readonly nameRange: TextRange;
  readonly range: TextRange;
  readonly pipedInto: ScriptCommand | undefined;
  readonly #makeWords: () => readonly ScriptWord[];
  #words: readonly ScriptWord[] | undefined;

  constructor(name: string, { range, nameRange, pipedInto, words }: CommandParts) {
    this.name = name;
    this.nameRange = nameRange;
    this.range = range;
    this.pipedInto = pipedInto;
    this.#makeWords = words;
  }

  get words(): readonly ScriptWord[] {
    this.#words ??= this.#makeWords();
    return this.#words;
  }
}

interface CommandParts extends Pick<ScriptCommand, 'range' | 'nameRange' | 'pipedInto'> {
  readonly words: () => readonly ScriptWord[];
}

/** Undefined when there are assignments only. */
function commandOf(text: string, read: ReadCommand, pipedInto: ScriptCommand | undefined): ScriptCommand | undefined {
  const [first] = read.words;
  if (first === undefined) return undefined;
  const written = text.slice(first.start, first.end);
  const plain = plainName.test(written) ? baseName(written) : '';
  if (plain !== '' && !isWrapper(plain)) {
    const words = () => read.words.slice(1).map((range) => wordAt(text, range));
    return new BashCommand(plain, { range: read.range, nameRange: first, pipedInto, words });
  }
  const [name, ...rest] = callIn(text, read.words).called;
  return name && new BashCommand(baseName(name.text), { range: read.range, nameRange: name.range, pipedInto, words: () => rest });
}

/** The words of the command that is meant, and the assignments before it. */
function callIn(text: string, ranges: readonly TextRange[]): { before: readonly ScriptWord[]; called: readonly ScriptWord[] } {
  const words = ranges.map((range) => wordAt(text, range));
  const first = words.findIndex((word) => !assignment.test(word.text));
  if (first === -1) return { before: words, called: [] };
  return { before: words.slice(0, first), called: unwrapped(words.slice(first)) };
}

function assignmentAt(text: string, range: TextRange): readonly ScriptAssignment[] {
  const written = text.slice(range.start, range.end);
  const found = assignment.exec(written);
  if (found === null) return [];
  const value = written.slice(found[0].length);
  const isLiteral = !/[$`(]/.test(value) || /^'[^']*'$/.test(value);
  const start = range.start + found[0].length;
  return [
    { name: found.groups?.name ?? '', range, value: isLiteral ? { text: unquoted(value), range: { start, end: range.end } } : undefined },
  ];
}

const wordAt = (text: string, range: TextRange): ScriptWord => ({ text: unquoted(text.slice(range.start, range.end)), range });

const quoting = /'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\\n|\\([\s\S])/g;

/** A word without its quotes and backslashes. */
function unquoted(word: string): string {
  if (!/['"\\]/.test(word)) return word;
  return word.replace(quoting, (_match, ...parts: (string | undefined)[]) => parts.slice(0, 3).find((part) => part !== undefined) ?? '');
}
