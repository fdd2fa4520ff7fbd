import type { TextRange } from '../../text.ts';
import type { DockerfileTemplate } from './model.ts';

/** What a RUN gives to the shell: positions are those of the template, from `range.start` on. */
export interface RunScript {
  readonly text: string;
  readonly range: TextRange;
}

/** An escape for Windows, or a shell of its own: what runs is no POSIX shell, as far as can be told. */
const OTHER_ESCAPE = /^#[ \t]*escape[ \t]*=[ \t]*`/im;
const JSON_FORM = /^\[/;
const OPTIONS = /^(?:--[a-z][\w-]*(?:=\S*)?\s+)*/;
const HEREDOC = /<</;
const SHELL_OF_OURS = /"(?:\/usr)?\/bin\/(?:ba)?sh"/;

/** The commands that a template gives to a shell as text, each on one line and as long as what is written. */
export function runScripts({ text, instructions }: DockerfileTemplate): readonly RunScript[] {
  if (OTHER_ESCAPE.test(text)) return [];
  if (instructions.some(({ keyword, content }) => keyword === 'SHELL' && !SHELL_OF_OURS.test(content))) return [];
  return instructions.flatMap(({ keyword, content, contentRange }) => {
    if (keyword !== 'RUN' || JSON_FORM.test(content) || HEREDOC.test(content)) return [];
    const options = OPTIONS.exec(content)?.[0].length ?? 0;
    return [{ text: content.slice(options), range: { start: contentRange.start + options, end: contentRange.end } }];
  });
}
