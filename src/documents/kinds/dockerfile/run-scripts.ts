import type { DockerfileInstruction, DockerfileTemplate } from './model.ts';

/** What a RUN gives to its shell. Each letter of `text` stands in the template `start` letters further on. */
export interface RunScript {
  readonly language: 'bash' | 'powershell';
  readonly text: string;
  readonly start: number;
}

const POWERSHELL = /^\[\s*"(?:[^"]*[\\/])?(?:powershell|pwsh)(?:\.exe)?"/i;
const SHELL_OF_OURS = /^\[\s*"(?:[^"]*\/)?(?:ba|da|a)?sh"/;
/** Signs that the image is one of Windows, where `cmd` runs what no SHELL is named for. */
const WINDOWS = /\b[A-Z]:\\|%\w+%|\b(?:powershell|cmd|msiexec)(?:\.exe)?\b\s*[-/]|\bsetx\b/i;
const OTHER_ESCAPE = /^\uFEFF?#[ \t]*escape[ \t]*=[ \t]*`/im;
const JSON_FORM = /^\[/;
const OPTIONS = /^(?:--[a-z][\w-]*(?:=\S*)?\s+)*/;
/** The command line is a heredoc alone, or one that a shell reads. */
const HEREDOC_SCRIPT =
  /^(?:(?:\/\S*\/)?(?:ba|da)?sh(?:[ \t]+-[a-z]+)*[ \t]+)?<<-?(?:"[^"\s]+"|'[^'\s]+'|[A-Za-z_]\w*)[ \t]*(?:(?:\/\S*\/)?(?:ba|da)?sh)?$/;
const HEREDOC = /(?<!\S)\d*<<-?["']?\w/;
const OTHER_INTERPRETER = /^#!(?![ \t]*(?:\/usr)?\/bin\/(?:env[ \t]+)?(?:ba|da)?sh\b)/;

/**
 * The scripts that a template gives to a shell as text: with blanks in place of escaped line ends and of comments between lines, and with
 * words in place of the variables of Image Builder. Nothing is given that another shell may read: none in JSON form, none of `cmd`.
 */
export function runScripts(template: DockerfileTemplate): readonly RunScript[] {
  const { text, instructions } = template;
  const unnamed = OTHER_ESCAPE.test(text) || instructions.some(isOfWindows) ? undefined : 'bash';
  const found: RunScript[] = [];
  let language: RunScript['language'] | undefined = unnamed;
  for (const instruction of instructions) {
    if (instruction.keyword === 'FROM') language = unnamed;
    else if (instruction.keyword === 'SHELL') language = languageOf(instruction.content);
    else if (instruction.keyword === 'RUN' && language !== undefined) {
      const script = scriptOf(instruction, template, language);
      if (script !== undefined) found.push(script);
    }
  }
  return found;
}

function isOfWindows({ keyword, content }: DockerfileInstruction): boolean {
  return keyword !== 'LABEL' && keyword !== 'SHELL' && WINDOWS.test(content);
}

function languageOf(shell: string): RunScript['language'] | undefined {
  if (POWERSHELL.test(shell)) return 'powershell';
  return SHELL_OF_OURS.test(shell) ? 'bash' : undefined;
}

function scriptOf(
  { content, contentRange, range, openHeredocs }: DockerfileInstruction,
  template: DockerfileTemplate,
  language: RunScript['language'],
): RunScript | undefined {
  const options = OPTIONS.exec(content)?.[0].length ?? 0;
  const command = content.slice(options);
  const start = contentRange.start + options;
  if (JSON_FORM.test(command) || openHeredocs.length > 0) return undefined;
  const bodyStart = HEREDOC.test(command) ? template.text.indexOf('\n', contentRange.end) + 1 : 0;
  if (bodyStart === 0 || bodyStart >= range.end) return { language, text: command, start };
  if (language === 'powershell') return undefined; // it has no heredocs, and Docker's are for files there
  const body = maskedText(template, bodyStart, range.end);
  if (!HEREDOC_SCRIPT.test(command)) return { language, text: `${command.padEnd(bodyStart - 1 - start)}\n${body}`, start };
  if (OTHER_INTERPRETER.test(body)) return undefined;
  return { language, text: body.slice(0, body.lastIndexOf('\n') + 1), start: bodyStart };
}

/** A part of the template with words, as long as they are, in place of the variables in it. */
function maskedText({ text, variables }: DockerfileTemplate, start: number, end: number): string {
  let masked = text.slice(start, end);
  for (const { range } of variables) {
    if (range.start < start || range.end > end) continue;
    masked = masked.slice(0, range.start - start) + 'x'.repeat(range.end - range.start) + masked.slice(range.end - start);
  }
  return masked;
}
