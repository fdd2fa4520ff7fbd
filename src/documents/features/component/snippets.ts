import type { ActionSpec, InputSpec } from '../../actions/spec.ts';
import type { Cursor } from '../cursor.ts';

/**
 * Editors indent the further lines of an insertion like the line that it begins on. Where that line has dashes before the key the
 * further lines have to stand further in.
 */
export function indented(text: string, { column, indentation }: Pick<Cursor, 'column' | 'indentation'>): string {
  return text.replaceAll('\n', `\n${' '.repeat(Math.max(0, column - indentation))}`);
}

/** The `inputs` of an action as a snippet: what is required, or the first input where one of several is. Empty where nothing is needed. */
export function inputsSnippet(spec: ActionSpec): string {
  if (spec.shape === 'condition') return 'inputs:\n  $1: $2\n  value: $0';
  const wanted = spec.inputs.filter((input) => input.required || spec.exactlyOne?.some(([first]) => first === input.name));
  if (wanted.length === 0) return '';
  const lines = wanted.map((input, at) => inputSnippet(input, at + 1));
  if (spec.shape === 'map') return `inputs:\n${lines.map((line) => `  ${line}`).join('\n')}`;
  return `inputs:\n${lines.map((line, at) => (at === 0 ? `  - ${line}` : `    ${line}`)).join('\n')}`;
}

function inputSnippet({ name, type, enum: words }: InputSpec, stop: number): string {
  if (type === 'string-list') return `${name}:\n    - $${stop}`;
  if (words !== undefined) return `${name}: \${${stop}|${words.join(',')}|}`;
  return `${name}: $${stop}`;
}

/** A new item of each list of the language. */
export const newItems = {
  phases: { label: 'new phase', text: `- name: \${1|build,validate,test|}\n  steps:\n    - name: $2\n      action: $0` },
  steps: { label: 'new step', text: '- name: $1\n  action: $0' },
  parameters: { label: 'new parameter', text: `- \${1:Name}:\n    type: string\n    default: $2\n    description: $0` },
  constants: { label: 'new constant', text: `- \${1:Name}:\n    type: string\n    value: $0` },
} as const;
