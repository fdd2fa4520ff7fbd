import type { InputSpec } from '../../actions/spec.ts';
import type { Analysis } from '../../analysis.ts';
import type { StepAlone } from '../../kinds/component/model.ts';
import { eachInput } from '../../kinds/component/step-inputs.ts';
import { follow } from '../../syntax/aliases.ts';
import { entryNamed } from '../../syntax/lookup.ts';
import type { MapEntry, MapNode, ScalarNode } from '../../syntax/tree.ts';
import { edited, isSimple, type Mutant, type Mutation, misspelt, reworded, withLineBefore, without } from '../mutation.ts';

interface Input {
  readonly analysis: Analysis;
  readonly step: StepAlone;
  readonly spec: InputSpec;
  readonly entry: MapEntry;
  readonly map: MapNode;
}

/** A mutation of each input that its action knows. */
function ofInputs(id: string, mutants: (input: Input) => readonly Mutant[]): Mutation {
  return {
    id,
    mutants: (analysis) =>
      analysis.component?.steps.flatMap((step) => {
        const found: Mutant[] = [];
        eachInput(step, (spec, entry, map) => found.push(...mutants({ analysis, step, spec, entry, map })));
        return found;
      }) ?? [],
  };
}

/** The value of an input, if it is a word on one line. */
function wordOf({ analysis, entry }: Input): ScalarNode | undefined {
  const { value } = entry;
  return value?.kind === 'scalar' && isSimple(analysis, value) && !value.value.includes('{{') ? value : undefined;
}

/** Another value in place of the inputs of a type. */
function otherValue(id: string, types: readonly InputSpec['type'][], value: string): Mutation {
  return ofInputs(id, (input) => {
    const word = types.includes(input.spec.type) ? wordOf(input) : undefined;
    return word === undefined ? [] : [edited(input.analysis, word.range, value)];
  });
}

export const componentInputMutations: readonly Mutation[] = [
  ofInputs('an input is misspelt', ({ analysis, entry }) => [reworded(analysis, entry.key, misspelt(entry.key.value))]),
  ofInputs('a needed input is missing', ({ analysis, spec, entry, map }) => (spec.required ? without(analysis, map, entry) : [])),
  ofInputs('a needed input is empty', (input) => {
    const word = input.spec.required ? wordOf(input) : undefined;
    return word === undefined ? [] : [edited(input.analysis, word.range, { newText: '', fault: input.entry.key.range })];
  }),
  ofInputs('an input does not belong to the action', ({ analysis, step, entry, map }) => {
    if (map.flow || entry !== map.entries.at(-1) || map.entries.length < 2 || step.spec?.shape === 'condition') return [];
    return [withLineBefore(analysis, entry.key.range.start, 'verbose: true')];
  }),
  ofInputs('a value is none of those that there are', (input) => {
    const word = input.spec.enum === undefined ? undefined : wordOf(input);
    return word === undefined ? [] : [reworded(input.analysis, word, 'sideways')];
  }),
  otherValue('a text is a list', ['string', 'string-or-number'], '[one, two]'),
  otherValue('a text is a map', ['string', 'string-or-number'], '{one: two}'),
  otherValue('a number is a word', ['integer'], 'many'),
  otherValue('true or false is something else', ['boolean'], 'perhaps'),
  ofInputs('a list of texts is one text', ({ analysis, spec, entry }) => {
    const { value } = entry;
    if (spec.type !== 'string-list' || value?.kind !== 'list') return [];
    return [edited(analysis, { start: entry.key.range.end, end: value.range.end }, ': echo hello')];
  }),
  ofInputs('a list of texts is a map', ({ analysis, spec, entry }) => {
    const { value } = entry;
    if (spec.type !== 'string-list' || value?.kind !== 'list') return [];
    return [edited(analysis, { start: entry.key.range.end, end: value.range.end }, ': {run: echo}')];
  }),
  ofInputs('a mode is not octal', (input) => {
    const word = input.spec.name === 'permissions' ? wordOf(input) : undefined;
    return word === undefined ? [] : [reworded(input.analysis, word, 'rwxr-x---')];
  }),
  ofInputs('a URL has another scheme', (input) => {
    const word = input.step.spec?.name === 'WebDownload' && input.spec.name === 'source' ? wordOf(input) : undefined;
    return word === undefined ? [] : [reworded(input.analysis, word, 'ftp://example.com/file')];
  }),
  {
    id: 'a list of inputs is one map',
    mutants: (analysis) =>
      analysis.component?.steps.flatMap(({ spec, inputs, node }) => {
        const list = follow(inputs);
        const [only, second] = list?.kind === 'list' && !list.flow ? list.items : [];
        const key = entryNamed(node, 'inputs')?.key.range;
        if (spec?.shape !== 'list' || only?.value?.kind !== 'map' || second !== undefined || key === undefined) return [];
        return [edited(analysis, { start: only.range.start, end: only.range.start + 1 }, { newText: ' ', fault: key })];
      }) ?? [],
  },
  {
    id: 'a map of inputs is a list',
    mutants: (analysis) =>
      analysis.component?.steps.flatMap(({ spec, inputs, node }) => {
        const map = follow(inputs);
        const key = entryNamed(node, 'inputs')?.key.range;
        if (spec?.shape !== 'map' || map?.kind !== 'map' || map.flow || map.entries.length !== 1 || key === undefined) return [];
        return [edited(analysis, { start: map.range.start, end: map.range.start }, { newText: '- ', fault: key })];
      }) ?? [],
  },
];
