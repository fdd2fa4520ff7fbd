import type { InstructionSpec } from '../../kinds/dockerfile/instructions.ts';
import type { VariableSpec } from '../../kinds/dockerfile/variables.ts';

/** An instruction in Markdown. */
export function describeInstruction({ form, description }: InstructionSpec): string {
  return `\`${form}\`\n\n${description}`;
}

/** A variable of a template in Markdown. */
export function describeVariable({ name, description }: VariableSpec): string {
  return `**${name}** — ${description}`;
}

/** A variable as it is written in a template. */
export function writtenVariable(name: string): string {
  return `{{{ imagebuilder:${name} }}}`;
}
