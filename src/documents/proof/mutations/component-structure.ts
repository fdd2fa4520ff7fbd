import type { Analysis } from '../../analysis.ts';
import type { ComponentDocument, StepAlone } from '../../kinds/component/model.ts';
import { entryNamed, scalarNamed } from '../../syntax/lookup.ts';
import type { MapNode } from '../../syntax/tree.ts';
import { edited, isSimple, type Mutant, type Mutation, misspelt, reworded, withLineBefore, without } from '../mutation.ts';

/** Where a step's keys begin that stand on lines of their own. */
function behindAction({ node }: StepAlone): number | undefined {
  const action = entryNamed(node, 'action');
  return node?.flow === false && node.entries[0] !== action ? action?.key.range.start : undefined;
}

/** A mutation of each step. */
function ofSteps(id: string, mutants: (analysis: Analysis, step: StepAlone, document: ComponentDocument) => readonly Mutant[]): Mutation {
  return {
    id,
    mutants: (analysis) => analysis.component?.steps.flatMap((step) => mutants(analysis, step, analysis.component ?? never())) ?? [],
  };
}

function never(): never {
  throw new Error('a document with steps is a component');
}

function misspeltKey(analysis: Analysis, map: MapNode | undefined, key: string): readonly Mutant[] {
  const entry = entryNamed(map, key);
  return entry === undefined ? [] : [reworded(analysis, entry.key, misspelt(key))];
}

/** Another line in each step. */
function withLine(id: string, line: string, unless: keyof StepAlone): Mutation {
  return ofSteps(id, (analysis, step) => {
    const at = behindAction(step);
    return at === undefined || step[unless] !== undefined ? [] : [withLineBefore(analysis, at, line)];
  });
}

const stepKeys = ['name', 'action', 'inputs', 'onFailure', 'timeoutSeconds', 'maxAttempts', 'loop', 'if'];

export const componentStructureMutations: readonly Mutation[] = [
  ...stepKeys.map((key) => ofSteps(`the key ${key} is misspelt`, (analysis, { node }) => misspeltKey(analysis, node, key))),
  ...['name', 'steps'].map(
    (key): Mutation => ({
      id: `the key ${key} of a phase is misspelt`,
      mutants: (analysis) => analysis.component?.phases.flatMap(({ node }) => misspeltKey(analysis, node, key)) ?? [],
    }),
  ),
  ...['schemaVersion', 'parameters', 'constants', 'description'].map(
    (key): Mutation => ({
      id: `the key ${key} of a document is misspelt`,
      mutants: (analysis) => misspeltKey(analysis, analysis.component?.node, key),
    }),
  ),
  ofSteps('a step has no action', (analysis, { node }) => {
    const action = entryNamed(node, 'action');
    return node === undefined || action === undefined ? [] : without(analysis, node, action);
  }),
  ofSteps('a step has no inputs', (analysis, { node, spec }) => {
    const inputs = entryNamed(node, 'inputs');
    return node === undefined || inputs === undefined || spec?.inputsRequired !== true ? [] : without(analysis, node, inputs);
  }),
  ofSteps('an action does not exist', (analysis, { action, spec }) =>
    action === undefined || spec === undefined ? [] : [reworded(analysis, action, misspelt(action.value))],
  ),
  ofSteps('an action is written in lower case', (analysis, { action, spec }) =>
    action === undefined || spec === undefined ? [] : [reworded(analysis, action, action.value.toLowerCase())],
  ),
  ofSteps('the name of a step has a blank', (analysis, { name }) =>
    name === undefined || !isSimple(analysis, name) ? [] : [reworded(analysis, name, `${name.value} again`)],
  ),
  ofSteps('the name of a step is too short', (analysis, { name }) => (name === undefined ? [] : [reworded(analysis, name, 'ab')])),
  withLine('a time-out is no number', 'timeoutSeconds: soon', 'timeoutSeconds'),
  withLine('a time-out is zero', 'timeoutSeconds: 0', 'timeoutSeconds'),
  withLine('there are no attempts', 'maxAttempts: 0', 'maxAttempts'),
  withLine('onFailure has no such value', 'onFailure: Retry', 'onFailure'),
  withLine('a key of another language', 'when: always', 'disableLogging'),
  withLine('a loop never ends', 'loop: {for: {start: 1, end: 3, updateBy: 0}}', 'loop'),
  withLine('a loop counts the wrong way', 'loop: {for: {start: 3, end: 1, updateBy: 1}}', 'loop'),
  withLine('a loop goes over a text', 'loop: {forEach: one}', 'loop'),
  withLine('a loop goes over nothing', 'loop: {name: each}', 'loop'),
  withLine('a condition has no such operator', "if: {stringEqual: a, value: 'b'}", 'conditionNode'),
  withLine('a condition lacks its value', 'if: {stringEquals: a}', 'conditionNode'),
  withLine('a condition has no such outcome', "if: {stringEquals: a, value: 'b', then: Stop}", 'conditionNode'),
  {
    id: 'the schema version is not supported',
    mutants: (analysis) => {
      const version = scalarNamed(analysis.component?.node, 'schemaVersion');
      return version === undefined ? [] : [reworded(analysis, version, '2.0')];
    },
  },
  {
    id: 'phases is a map',
    mutants: (analysis) => {
      const phases = entryNamed(analysis.component?.node, 'phases');
      if (phases?.value === undefined) return [];
      return [edited(analysis, phases.value.range, { newText: '{build: {}}', fault: phases.key.range })];
    },
  },
  {
    id: 'two phases have one name',
    mutants: (analysis) => {
      const [first, ...others] = analysis.component?.phases ?? [];
      const name = first?.name?.value;
      return name === undefined ? [] : others.flatMap((phase) => (phase.name === undefined ? [] : [reworded(analysis, phase.name, name)]));
    },
  },
  {
    id: 'two steps of a phase have one name',
    mutants: (analysis) =>
      analysis.component?.phases.flatMap(({ steps: [first, ...others] }) =>
        first?.name === undefined
          ? []
          : others.flatMap(({ name }) => (name === undefined ? [] : [reworded(analysis, name, first.name?.value ?? '')])),
      ) ?? [],
  },
  {
    id: 'a platform does not go with the others',
    mutants: (analysis) => {
      const [first, ...others] = analysis.component?.steps.filter(({ spec }) => spec?.name === 'ExecuteBash') ?? [];
      const isEverywhere = others.every(({ conditionNode }) => conditionNode === undefined) && first?.conditionNode === undefined;
      return isEverywhere
        ? others.flatMap(({ action }) => (action === undefined ? [] : [reworded(analysis, action, 'ExecutePowerShell')]))
        : [];
    },
  },
];
