import { instructionSpecs } from '../../kinds/dockerfile/instructions.ts';
import type { DockerfileTemplate } from '../../kinds/dockerfile/model.ts';
import { readDockerfile } from '../../kinds/dockerfile/read.ts';
import { type VariableSpec, variableSpecs } from '../../kinds/dockerfile/variables.ts';
import type { TextRange } from '../../text.ts';
import { lineText } from '../block-lines.ts';
import type { Place } from '../language.ts';
import type { Completion } from '../types.ts';
import { describeInstruction, describeVariable, writtenVariable } from './describe.ts';

/** The beginning of a variable, up to the cursor, and what an editor has closed behind it. */
const BEGUN = /\{+[ \t]*(?:i[a-z]*:?)?[ \t]*\w*$/;
const CLOSED = /^\w*[ \t]*\}*/;
const WORD = /^[ \t]*\w*$/;
const AFTER_FROM = /^[ \t]*FROM[ \t]+(\w*)$/i;

/** Instructions at the start of a line, and variables where they can stand; the later lines of an instruction are its own business. */
export function complete({ analysis, offset }: Place): readonly Completion[] {
  const template = analysis.dockerfile ?? readDockerfile(analysis.text);
  const { line, character } = analysis.lines.positionAt(offset);
  const text = lineText(analysis, line);
  const lineStart = offset - character;
  const before = text.slice(0, character);
  if (/^[ \t]*#/.test(text)) return [];
  const begun = BEGUN.exec(before);
  if (begun !== null) {
    const range = { start: lineStart + begun.index, end: offset + (CLOSED.exec(text.slice(character))?.[0].length ?? 0) };
    return variableSpecs.map((spec) => variable(spec, range));
  }
  const afterFrom = AFTER_FROM.exec(before)?.[1];
  if (afterFrom !== undefined) return variablesFor(['parentImage'], { start: offset - afterFrom.length, end: offset });
  if (!WORD.test(before) || isContinued(template, lineStart)) return [];
  const range = { start: offset - before.trimStart().length, end: offset };
  const missing = ['environments', 'components'].filter((name) => template.variables.every((each) => each.name !== name));
  return [...variablesFor(missing, range), ...instructionSpecs.map((spec) => instruction(spec, range))];
}

function isContinued({ instructions }: DockerfileTemplate, lineStart: number): boolean {
  return instructions.some(({ range }) => range.start < lineStart && lineStart <= range.end);
}

function variablesFor(names: readonly string[], range: TextRange): readonly Completion[] {
  return variableSpecs.filter(({ name }) => names.includes(name)).map((spec) => variable(spec, range));
}

function variable(spec: VariableSpec, range: TextRange): Completion {
  const written = writtenVariable(spec.name);
  return {
    label: written,
    kind: 'reference',
    detail: 'variable of Image Builder',
    documentation: describeVariable(spec),
    range,
    insertText: written,
    snippet: false,
    sortText: `0${spec.name}`,
  };
}

function instruction(spec: (typeof instructionSpecs)[number], range: TextRange): Completion {
  const { keyword, form } = spec;
  return {
    label: keyword,
    kind: 'key',
    detail: form,
    documentation: describeInstruction(spec),
    range,
    insertText: `${keyword} `,
    snippet: false,
    sortText: `1${keyword}`,
  };
}
