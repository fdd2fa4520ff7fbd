import { MAX_TEXT_LENGTH } from '../../syntax/limits.ts';
import type { DockerfileInstruction, DockerfileTemplate, TemplateVariable } from './model.ts';
import { findVariables, type WrittenVariable } from './variables.ts';

/** A walk over the lines of a Dockerfile. `masked` is as long as the text, with words in place of variables. */
interface Walk {
  readonly masked: string;
  readonly escape: string;
  at: number;
}

const BYTE_ORDER_MARK = /^\uFEFF/;
const COMMENT = /[ \t]*#/y;
const BLANK = /[ \t]*\r?(?:\n|$)/y;
const KEYWORD = /[ \t]*([^\s]+)/y;
const ESCAPE_DIRECTIVE = /^(?:[ \t]*#[ \t]*\w+[ \t]*=.*\r?\n)*?[ \t]*#[ \t]*escape[ \t]*=[ \t]*([`\\])[ \t]*\r?(?:\n|$)/i;
/** A word of its own: `<<<` and the shift of `$((1<<N))` are the shell's. */
const HEREDOC = /(?<!\S)\d*<<(-?)(?:"([^"\s]+)"|'([^'\s]+)'|([A-Za-z_]\w*))/g;
/** Instructions that may hold heredocs. */
const WITH_HEREDOCS: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD']);

/**
 * Reads a Dockerfile template; never throws. A reader of our own: the packages that read Dockerfiles cost each start of the command line
 * more than the linting of most files. Its test holds it against one of them (dockerfile-ast), instruction by instruction.
 */
export function readDockerfile(source: string): DockerfileTemplate {
  const text = source.replace(BYTE_ORDER_MARK, ' '); // Docker does not see it either
  const written = findVariables(text).filter(({ range }) => !isCommented(text, range.start));
  const walk: Walk = { masked: masked(text, written), escape: ESCAPE_DIRECTIVE.exec(text)?.[1] ?? '\\', at: 0 };
  const instructions: DockerfileInstruction[] = [];
  while (walk.at < text.length) {
    const isSkipped = stands(COMMENT, walk.masked, walk.at) || stands(BLANK, walk.masked, walk.at);
    if (isSkipped) walk.at = lineAfter(text, walk.at);
    else instructions.push(readInstruction(walk));
  }
  return { text: source, instructions, variables: placed(written, instructions) };
}

function isCommented(text: string, at: number): boolean {
  return stands(COMMENT, text, text.lastIndexOf('\n', at - 1) + 1);
}

/** Whether a Dockerfile is the template of a container recipe: any that names a variable of Image Builder is meant to be one. */
export function isDockerfileTemplate(text: string): boolean {
  return text.length <= MAX_TEXT_LENGTH && text.includes('imagebuilder:');
}

/** A variable that stands by itself becomes a comment, one among other text a word. */
function masked(text: string, variables: readonly WrittenVariable[]): string {
  let result = '';
  let at = 0;
  for (const { range } of variables) {
    const lineStart = text.lastIndexOf('\n', range.start - 1) + 1;
    const line = text.slice(lineStart, lineAfter(text, lineStart));
    const isAlone = line.trim() === text.slice(range.start, range.end).trim();
    result += text.slice(at, range.start) + (isAlone ? '#' : 'x').padEnd(range.end - range.start, 'x');
    at = range.end;
  }
  return result + text.slice(at);
}

function placed(written: readonly WrittenVariable[], instructions: readonly DockerfileInstruction[]): readonly TemplateVariable[] {
  let at = 0;
  return written.map((variable) => {
    while ((instructions[at]?.range.end ?? Number.POSITIVE_INFINITY) < variable.range.end) at++;
    const instruction = instructions[at];
    return {
      ...variable,
      instruction: instruction !== undefined && instruction.range.start <= variable.range.start ? instruction : undefined,
    };
  });
}

function readInstruction(walk: Walk): DockerfileInstruction {
  const { masked: text, at: lineStart } = walk;
  KEYWORD.lastIndex = lineStart;
  const [found, word = ''] = KEYWORD.exec(text) ?? [''];
  const start = lineStart + found.length - word.length;
  const keywordEnd = start + word.length;
  let content = '';
  for (walk.at = keywordEnd; walk.at < text.length; ) {
    const line = readLine(walk, walk.at === keywordEnd);
    content += line.content;
    if (!line.goesOn) break;
  }
  const keyword = word.toUpperCase();
  const openHeredocs = WITH_HEREDOCS.has(keyword) ? skipHeredocs(walk, content) : [];
  const end = trimEnd(text, keywordEnd, walk.at);
  const before = content.length - content.trimStart().length;
  const trimmed = content.trim();
  const contentStart = Math.min(keywordEnd + before, end);
  return {
    keyword,
    keywordRange: { start, end: keywordEnd },
    range: { start, end },
    content: trimmed,
    contentRange: { start: contentStart, end: contentStart + trimmed.length },
    openHeredocs,
  };
}

/** A line of an instruction, and whether the next one belongs to it too. Comments and empty lines between its lines are left out. */
function readLine(walk: Walk, isFirst: boolean): { readonly content: string; readonly goesOn: boolean } {
  const { masked: text, escape: sign, at } = walk;
  walk.at = lineAfter(text, at);
  const line = text.slice(at, walk.at);
  if (!isFirst && (stands(COMMENT, text, at) || stands(BLANK, text, at))) return { content: ' '.repeat(line.length), goesOn: true };
  const written = line.trimEnd();
  const goesOn = written.endsWith(sign);
  return { content: (goesOn ? written.slice(0, -1) : written).padEnd(line.length), goesOn };
}

/** Steps over the lines of the heredocs that an instruction begins; gives the names of those that nothing ends. */
function skipHeredocs(walk: Walk, content: string): readonly string[] {
  const open: string[] = [];
  for (const [, dash, ...names] of content.matchAll(HEREDOC)) {
    const name = names.find((each) => each !== undefined) ?? '';
    if (!skipHeredoc(walk, name, dash === '-')) open.push(name);
  }
  return open;
}

function skipHeredoc(walk: Walk, name: string, isIndented: boolean): boolean {
  const { masked: text } = walk;
  while (walk.at < text.length) {
    const start = walk.at;
    walk.at = lineAfter(text, start);
    const line = text.slice(start, walk.at).replace(/\r?\n$/, '');
    if ((isIndented ? line.replace(/^\t+/, '') : line) === name) return true;
  }
  return false;
}

function stands(sticky: RegExp, text: string, at: number): boolean {
  sticky.lastIndex = at;
  return sticky.test(text);
}

function lineAfter(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

function trimEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}
