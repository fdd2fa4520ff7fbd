import type { TextRange } from '../../text.ts';

/** What Image Builder puts in place of a variable of a template, in words for a hover. */
export interface VariableSpec {
  readonly name: string;
  readonly description: string;
}

export const variableSpecs: readonly VariableSpec[] = [
  {
    name: 'parentImage',
    description: 'The image that the container recipe builds upon. Every template has it, in `FROM`.',
  },
  {
    name: 'environments',
    description: 'What components need to run: the instructions that set it up. Stands behind `FROM` and before the components.',
  },
  {
    name: 'components',
    description: 'The components of the recipe, run in its order. Left out, none of them is run.',
  },
];

/** A variable as it is written. */
export interface WrittenVariable {
  readonly name: string;
  readonly nameRange: TextRange;
  readonly range: TextRange;
  readonly braces: { readonly opening: number; readonly closing: number };
}

/** Bounded, so that a text of nothing but braces or blanks is read in one go. */
const VARIABLE = /(\{{1,6})([ \t]{0,40}imagebuilder:[ \t]{0,40})([\w.-]{0,80})[ \t]{0,40}(\}{0,6})/g;

/** The variables of a template, those with too few or too many braces among them. */
export function findVariables(text: string): readonly WrittenVariable[] {
  return [...text.matchAll(VARIABLE)].map(({ 0: whole, 1: open = '', 2: scheme = '', 3: name = '', 4: close = '', index }) => {
    const start = index + open.length + scheme.length;
    return {
      name,
      nameRange: { start, end: start + name.length },
      range: { start: index, end: index + whole.length },
      braces: { opening: open.length, closing: close.length },
    };
  });
}
