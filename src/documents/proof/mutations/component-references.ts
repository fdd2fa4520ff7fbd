import type { Analysis } from '../../analysis.ts';
import type { Declaration, Step, StepReference } from '../../kinds/component/model.ts';
import { runsBefore } from '../../kinds/component/targets.ts';
import { eachScalar, entryNamed } from '../../syntax/lookup.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import { edited, isSimple, type Mutant, type Mutation, misspelt, reworded } from '../mutation.ts';

/** Another word in every reference that has such a word. */
function inReferences(id: string, wordOf: (found: StepReference) => string | undefined): Mutation {
  return {
    id,
    mutants: (analysis) =>
      analysis.component?.steps.flatMap(({ references }) =>
        references.flatMap((found) => {
          const word = found.place === 'inputs' ? wordOf(found) : undefined;
          return word === undefined ? [] : changed(analysis, found, word);
        }),
      ) ?? [],
  };
}

function changed(analysis: Analysis, { reference: { range } }: StepReference, word: string): readonly Mutant[] {
  const start = analysis.text.indexOf(word, range.start);
  return start === -1 || start >= range.end ? [] : [edited(analysis, { start, end: start + word.length }, `${misspelt(word)}Zz`)];
}

function ofDeclarations(id: string, mutants: (analysis: Analysis, declaration: Declaration) => readonly Mutant[]): Mutation {
  return {
    id,
    mutants: (analysis) =>
      [...(analysis.component?.parameters ?? []), ...(analysis.component?.constants ?? [])].flatMap((each) => mutants(analysis, each)),
  };
}

/** The first text of a step's inputs that stands on one line. */
function textOf(analysis: Analysis, { inputs }: Step): ScalarNode | undefined {
  const texts: ScalarNode[] = [];
  eachScalar(inputs, (scalar) => texts.push(scalar));
  return texts.find((scalar) => scalar.type === 'string' && isSimple(analysis, scalar));
}

/** A reference in place of a text of each step. */
function withReference(id: string, referenceFrom: (step: Step, steps: readonly Step[]) => string | undefined): Mutation {
  return {
    id,
    mutants: (analysis) =>
      analysis.component?.steps.flatMap((step) => {
        const text = textOf(analysis, step);
        const reference = referenceFrom(step, analysis.component?.steps ?? []);
        return text === undefined || reference === undefined ? [] : [edited(analysis, text.range, `'{{ ${reference} }}'`)];
      }) ?? [],
  };
}

export const componentReferenceMutations: readonly Mutation[] = [
  inReferences('a parameter is not declared', ({ reference }) => (reference.kind === 'name' ? reference.name : undefined)),
  inReferences('a phase does not exist', ({ reference }) => (reference.kind === 'step' ? reference.phase : undefined)),
  inReferences('a step does not exist', ({ reference }) => (reference.kind === 'step' ? reference.step : undefined)),
  inReferences('an output does not exist', ({ reference }) =>
    reference.kind === 'step' && reference.io === 'outputs' ? reference.variable : undefined,
  ),
  withReference('a reference leads to a later step', (step, steps) => {
    const later = steps.find((other) => runsBefore(step, other) && other.spec?.outputs.some(({ name }) => name === 'stdout') === true);
    return later === undefined ? undefined : `${later.phase.name?.value}.${later.name?.value}.outputs.stdout`;
  }),
  withReference('a reference leads to the step itself', ({ phase, name, spec }) =>
    spec?.outputs.some((output) => output.name === 'stdout') === true ? `${phase.name?.value}.${name?.value}.outputs.stdout` : undefined,
  ),
  withReference('a loop variable stands outside of a loop', ({ loop }) => (loop === undefined ? 'loop.value' : undefined)),
  withReference('an undeclared name stands in braces', () => 'NobodyDeclaredThis'),
  withReference('a reference is cut short', () => 'build.Step'),
  {
    id: 'a reference is not in quotes',
    mutants: (analysis) =>
      analysis.component?.steps.flatMap(({ references }) =>
        references.flatMap(({ scalar, reference, place }) => {
          const isWhole = scalar.range.start + 1 === reference.range.start && isSimple(analysis, scalar) && scalar.style !== 'plain';
          return isWhole && place === 'inputs' ? [edited(analysis, scalar.range, scalar.value)] : [];
        }),
      ) ?? [],
  },
  ofDeclarations('a declaration has no such type', (analysis, { type }) => (type === undefined ? [] : [reworded(analysis, type, 'strng')])),
  ofDeclarations('a declaration has an unknown key', (analysis, { body }) => {
    const entry = entryNamed(body, 'description') ?? entryNamed(body, 'default') ?? entryNamed(body, 'value');
    return entry === undefined ? [] : [reworded(analysis, entry.key, misspelt(entry.key.value))];
  }),
  ofDeclarations('a name has a sign that names cannot have', (analysis, { name }) =>
    name === undefined || !isSimple(analysis, name) ? [] : [reworded(analysis, name, `${name.value}.new`)],
  ),
  {
    id: 'two declarations have one name',
    mutants: (analysis) => {
      const [first, ...others] = [...(analysis.component?.parameters ?? []), ...(analysis.component?.constants ?? [])];
      const name = first?.name?.value;
      return name === undefined ? [] : others.flatMap((other) => (other.name === undefined ? [] : [reworded(analysis, other.name, name)]));
    },
  },
];
