import type { ScriptWord } from '../model.ts';

/** Commands that run the command behind them, with their options that take a word. */
const wrappers: ReadonlyMap<string, readonly string[]> = new Map([
  ['sudo', ['-u', '-g', '-h', '-p', '-C', '-r', '-t', '-T', '-U', '-D', '-R', '--user', '--group']],
  ['env', ['-u', '-C', '-S', '--unset', '--chdir']],
  ['nice', ['-n']],
  ['timeout', ['-k', '-s', '--kill-after', '--signal']],
  ['nohup', []],
  ['exec', ['-a']],
  ['command', []],
  ['builtin', []],
  ['time', ['-f', '-o']],
  ['stdbuf', ['-i', '-o', '-e']],
]);

/** Whether a program, by its name without a path, may run the one that is named behind it. */
export function isWrapper(name: string): boolean {
  return wrappers.has(name);
}

/** The name of a program without its path. */
export const baseName = (text: string): string => text.slice(text.lastIndexOf('/') + 1);

/** The words of the command that is meant: `sudo -u app FOO=1 tool x` is `tool x`. */
export function unwrapped(words: readonly ScriptWord[]): readonly ScriptWord[] {
  let rest = words;
  for (;;) {
    const name = baseName(rest[0]?.text ?? '');
    const withWord = wrappers.get(name);
    const asksOnly = name === 'command' && /^-[vV]$/.test(rest[1]?.text ?? '');
    if (withWord === undefined || asksOnly) return rest;
    const inner = behindOptions(rest, withWord);
    // `timeout 60 command`: its first word is no command.
    const command = name === 'timeout' ? inner.slice(1) : inner;
    if (command.length === 0) return rest;
    rest = command;
  }
}

function behindOptions(words: readonly ScriptWord[], withWord: readonly string[]): readonly ScriptWord[] {
  let at = 1;
  for (let word = words[at]?.text; word !== undefined; word = words[at]?.text) {
    if (word.startsWith('-')) at += withWord.includes(word) ? 2 : 1;
    else if (/^\w+=/.test(word)) at++;
    else break;
  }
  return words.slice(at);
}
