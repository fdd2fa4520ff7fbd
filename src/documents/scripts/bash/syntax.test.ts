import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { readBash } from './syntax.ts';

const hasBash = spawnSync('bash', ['--version']).status === 0;
const bashTakes = (text: string) => {
  const { status, stderr } = spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' });
  return status === 0 && !stderr.includes('syntax error');
};

const right = [
  '',
  '# nothing but a comment',
  'if a; then b; elif c; then d; else e; fi > log 2>&1',
  'for f in a "b c" $(ls); do echo "$f"; done',
  'for ((i = 0; i < 3; i++)); do echo $i; done',
  'for f; do :; done',
  'while read -r a b; do echo "$a"; done < <(ls)',
  'until false\ndo sleep 1\ndone &',
  'case "$1" in\n  (a|b) echo 1 ;;\n  c*) echo 2 ;&\n  *) ;;\nesac',
  'f() { echo "it\'s"; }; function g { :; }; function h() (cd /; ls)',
  "cat <<'END'\nif ( \" ' `\nEND\necho done",
  'cat <<-END | tr a b\n\ttext $(date)\n\tEND',
  'x=$(cat <<END\ntext )\nEND\n)',
  'a=(one "two" # comment\n three) b[1+2]=c',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expansion of bash
  'echo $((1 + (2 * 3))) $( (echo sub) ) ${x:-"a}b"} "${y%\'}\'}"',
  "echo $'it\\'s' a#b \\' \\\" don\\'t",
  '[[ $a =~ ^(x|y)+$ && -f b ]] || ! true',
  '(( a > 1 )) && { echo a; } | tee b',
  'echo "$(echo "$(echo ")")")"',
  'time -p ls; ! ls | wc -l; coproc cat',
  'echo a &>> log; exec 3<>file; echo b >&2',
  'echo if then fi; echo }',
  'a && \\\n  b ||\n  # why\n  c',
  'select x in a b; do break; done',
];

const wrong: readonly (readonly [text: string, fault: string])[] = [
  ['echo "never closed', '"'],
  ["echo 'never closed", "'"],
  ['echo "one\necho "two"', '"'],
  ['echo `date', '`'],
  ['if a; then b', 'if'],
  ['if a; then b; done', 'done'],
  ['if a then b; fi', 'fi'],
  ['for f in a b\n  echo\ndone', 'echo'],
  ['while a; do b; fi', 'fi'],
  ['fi', 'fi'],
  ['echo )', ')'],
  ['( echo', '('],
  ['x=$(ls', '$('],
  ['x=${y', '${'],
  ['case a in b) c ;;', 'case'],
  ['a && && b', '&&'],
  ['a |', '|'],
  ['if a; then fi', 'fi'],
  ['echo a >', '>'],
  ['f() ', 'f()'],
  ['[[ -f a', '[['],
  ['; echo', ';'],
  ['{ echo', '{'],
  ['a=(b', '('],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expansion of bash
  ['echo "${a:-it\'s}"', "'"],
];

describe('the syntax of bash', () => {
  it.each(right)('takes %j', (text) => {
    expect(readBash(text).fault).toBeUndefined();
  });

  it.each(wrong)('finds the fault of %j at %j', (text, place) => {
    const { fault } = readBash(text);
    expect(text.slice(fault?.range.start, fault?.range.end)).toBe(place);
  });

  it('blames the string that swallowed the next line, not the quote that was left over', () => {
    expect(readBash('echo "one\necho "two"').fault?.range).toEqual({ start: 5, end: 6 });
  });

  it('tells of a here-document without its last line, which is no fault to bash', () => {
    expect(readBash('cat <<END\ntext\n  END\nls')).toMatchObject({ fault: undefined, endlessHeredocs: [{ start: 4, end: 9 }] });
  });

  it('ends on anything that is cut off, with a fault inside the text', () => {
    for (const text of [...right, ...wrong.map(([text]) => text)]) {
      for (let at = 0; at <= text.length; at++) {
        const { fault } = readBash(text.slice(0, at));
        expect(fault === undefined || (fault.range.start >= 0 && fault.range.end <= at && fault.range.start <= fault.range.end)).toBe(true);
      }
    }
  });

  it('ends on nesting without end', () => {
    for (const opener of ['$(', '(', '{ ', 'if ', '"$(', '${a:-', '$((', 'a=(', '[[ "$('])
      expect(() => readBash(opener.repeat(20_000))).not.toThrow();
  });
});

describe.skipIf(!hasBash)('the syntax of bash, asked of bash itself', () => {
  it.each(right)('bash takes %j', (text) => {
    expect(bashTakes(text)).toBe(true);
  });

  it.each(wrong)('bash refuses %j', (text) => {
    expect(bashTakes(text)).toBe(false);
  });

  it('agrees with it about scripts that lost a token', { timeout: 60_000 }, () => {
    // What stands inside of [[ … ]] and ((…)) is not judged.
    const script = right.filter((text) => !/END|\[\[|\(\(/.test(text)).join('\n');
    const disagreements: string[] = [];
    for (const { 0: token, index } of script.matchAll(/\b(?:if|then|fi|do|done|esac|case|else|in)\b|["'`(){};|&]+|\$\(|\[\[|\]\]/g)) {
      const damaged = script.slice(0, index) + script.slice(index + token.length);
      if (bashTakes(damaged) !== (readBash(damaged).fault === undefined)) disagreements.push(`${token} at ${index}`);
    }
    expect(disagreements).toEqual([]);
  });
});
