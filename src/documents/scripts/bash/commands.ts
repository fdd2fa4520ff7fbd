import type { TextRange } from '../../text.ts';
import type { ScriptAssignment, ScriptCommand, ScriptWord } from '../model.ts';
import type { ReadCommand } from './reader.ts';
import { unwrapped } from './wrappers.ts';

const assignment = /^(?<name>[A-Za-z_]\w*)\+?=/;
const declaring: ReadonlySet<string> = new Set(['export', 'declare', 'local', 'readonly', 'typeset']);

export interface BashContents {
  readonly commands: readonly ScriptCommand[];
  readonly assignments: readonly ScriptAssignment[];
}

/** The commands and assignments of a bash script, in the order of the text. */
export function bashContents(text: string, read: readonly ReadCommand[]): BashContents {
  const assignments: ScriptAssignment[] = [];
  const made = new Map<ReadCommand, ScriptCommand>();
  const ordered = read.toSorted((a, b) => a.range.start - b.range.start);
  // From the end, so that what a command is piped into is there before it.
  for (const command of ordered.toReversed()) {
    const words = command.words.map((range) => ({ text: unquoted(text.slice(range.start, range.end)), range }));
    const first = words.findIndex((word) => !assignment.test(word.text));
    const [before, called] = first === -1 ? [words, []] : [words.slice(0, first), unwrapped(words.slice(first))];
    const [name, ...rest] = called;
    const assigned = name !== undefined && declaring.has(name.text) ? rest.filter((word) => assignment.test(word.text)) : before;
    assignments.push(...assigned.flatMap(({ range }) => assignmentAt(text, range)));
    if (name !== undefined)
      made.set(command, {
        name: baseName(name),
        nameRange: name.range,
        words: rest,
        range: command.range,
        pipedInto: command.pipedInto && made.get(command.pipedInto),
      });
  }
  return { commands: ordered.flatMap((command) => made.get(command) ?? []), assignments: assignments.reverse() };
}

const baseName = ({ text }: ScriptWord) => text.slice(text.lastIndexOf('/') + 1);

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

const quoting = /'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\\n|\\([\s\S])/g;

/** A word without its quotes and backslashes. */
function unquoted(word: string): string {
  if (!/['"\\]/.test(word)) return word;
  return word.replace(quoting, (_match, ...parts: (string | undefined)[]) => parts.slice(0, 3).find((part) => part !== undefined) ?? '');
}
