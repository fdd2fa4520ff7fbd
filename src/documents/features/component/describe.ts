import type { OperatorSpec } from '../../actions/operators.ts';
import type { ActionSpec, InputSpec, OutputSpec } from '../../actions/spec.ts';
import type { KeySpec } from '../../kinds/component/keys.ts';
import { oneOf } from '../../spelling.ts';
import { bullets, guideLink, paragraphs } from '../markdown.ts';

// Markdown for hover and completion, made from the descriptions of the language.

/** An action with its inputs, outputs, notes and example. */
export function describeAction(action: ActionSpec): string {
  const shape = { list: 'a list of maps', map: 'a map', condition: 'a map with one operator' }[action.shape];
  return paragraphs([
    `**${action.name}** — ${action.summary}`,
    `Runs on ${action.platforms.join(', ')}. Inputs: ${shape}${action.inputsRequired ? '' : ', may be left out'}.`,
    bullets(action.inputs.map((input) => `\`${input.name}\`${input.required ? ' (required)' : ''} — ${input.description}`)),
    action.outputs.length === 0
      ? 'No outputs.'
      : `Outputs:\n${bullets(action.outputs.map((output) => `\`${output.name}\` — ${output.description}`))}`,
    bullets(action.notes),
    `\`\`\`yaml\n${action.example}\`\`\``,
    guideLink(action.source),
  ]);
}

export function describeInput(input: InputSpec): string {
  const facts = [
    input.required ? 'Required.' : undefined,
    input.enum === undefined ? undefined : `One of ${oneOf(input.enum)}.`,
    input.default === undefined ? undefined : `Default: \`${input.default}\`.`,
    input.platforms === undefined ? undefined : `Only on ${input.platforms.join(' and ')}.`,
  ];
  return paragraphs([
    `**${input.name}** (${typeWords[input.type]}) — ${input.description}`,
    facts.filter((fact) => fact !== undefined).join(' '),
  ]);
}

/** The types of inputs in words. */
export const typeWords: Readonly<Record<InputSpec['type'], string>> = {
  string: 'text',
  boolean: 'true or false',
  integer: 'whole number',
  'string-list': 'list of texts',
  'string-map': 'map of texts',
  'name-value-list': 'list of name and value',
  'string-or-number': 'text or number',
  any: 'text, number or list',
};

export function describeOutput(output: OutputSpec, action: ActionSpec): string {
  return `**${output.name}** — output of ${action.name}. ${output.description}`;
}

export function describeKey(key: KeySpec): string {
  const facts = [
    key.required ? 'Required.' : undefined,
    key.enum === undefined ? undefined : `One of ${oneOf(key.enum)}.`,
    key.default === undefined ? undefined : `Default: \`${key.default}\`.`,
  ];
  return paragraphs([`**${key.name}** — ${key.description}`, facts.filter((fact) => fact !== undefined).join(' ')]);
}

export function describeOperator(operator: OperatorSpec): string {
  const companion = operator.companion === undefined ? '' : `Needs \`${operator.companion}\` beside it.`;
  return paragraphs([`**${operator.name}** — ${operator.summary}`, companion]);
}
