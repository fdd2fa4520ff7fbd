import type { Analysis } from '../../analysis.ts';
import type { PathReference, WorkflowStep } from '../../kinds/workflow/model.ts';
import { mapOf, scalarOf } from '../../syntax/entries.ts';
import { entryNamed } from '../../syntax/lookup.ts';
import type { MapEntry, MapNode } from '../../syntax/tree.ts';
import { edited, isSimple, type Mutant, type Mutation, misspelt, reworded, withLineBefore, without } from '../mutation.ts';

function ofSteps(id: string, mutants: (analysis: Analysis, step: WorkflowStep) => readonly Mutant[]): Mutation {
  return { id: `workflow: ${id}`, mutants: (analysis) => analysis.workflow?.steps.flatMap((step) => mutants(analysis, step)) ?? [] };
}

/** A mutation of each entry of the inputs. */
function ofInputs(id: string, mutants: (analysis: Analysis, entry: MapEntry, step: WorkflowStep) => readonly Mutant[]): Mutation {
  return ofSteps(id, (analysis, step) => mapOf(step.inputs)?.entries.flatMap((entry) => mutants(analysis, entry, step)) ?? []);
}

/** Another value behind a key of each step: in its place, or in a line of its own. */
function withValue(id: string, key: string, value: string): Mutation {
  return ofSteps(id, (analysis, { node }) => {
    const entry = entryNamed(node, key);
    if (entry?.value !== undefined) return entry.value.kind === 'scalar' ? [edited(analysis, entry.value.range, value)] : [];
    const action = entryNamed(node, 'action');
    const isBlock = node?.flow === false && action !== undefined && node.entries[0] !== action;
    return isBlock ? [withLineBefore(analysis, action.key.range.start, `${key}: ${value}`)] : [];
  });
}

function ofPaths(id: string, root: string, at: number): Mutation {
  return ofSteps(id, (analysis, { references }) => references.flatMap((found) => changedPart(analysis, { found, root, at })));
}

/** Another name in a part of a path. */
function changedPart(analysis: Analysis, { found, root, at }: { found: PathReference; root: string; at: number }): readonly Mutant[] {
  const part = found.path.root === root && found.exact ? found.path.parts[at] : undefined;
  return part === undefined ? [] : [edited(analysis, part.range, `${misspelt(part.text)}Zz`)];
}

function misspeltKey(analysis: Analysis, map: MapNode | undefined, key: string): readonly Mutant[] {
  const entry = entryNamed(map, key);
  return entry === undefined ? [] : [reworded(analysis, entry.key, misspelt(key))];
}

const stepKeys = ['name', 'action', 'inputs', 'onFailure', 'timeoutSeconds', 'rollbackEnabled', 'waitSeconds', 'if'];

export const workflowMutations: readonly Mutation[] = [
  ...stepKeys.map((key) => ofSteps(`the key ${key} is misspelt`, (analysis, { node }) => misspeltKey(analysis, node, key))),
  ...['schemaVersion', 'steps', 'parameters', 'outputs'].map(
    (key): Mutation => ({
      id: `workflow: the key ${key} of a document is misspelt`,
      mutants: (analysis) => misspeltKey(analysis, analysis.workflow?.node, key),
    }),
  ),
  ofSteps('an action does not exist', (analysis, { action }) =>
    action === undefined ? [] : [reworded(analysis, action, misspelt(action.value))],
  ),
  ofSteps('a step has no action', (analysis, { node }) => {
    const action = entryNamed(node, 'action');
    return node === undefined || action === undefined ? [] : without(analysis, node, action);
  }),
  ofSteps('the name of a step has a blank', (analysis, { name }) =>
    name === undefined || !isSimple(analysis, name) ? [] : [reworded(analysis, name, `${name.value} again`)],
  ),
  ofInputs('an input is misspelt', (analysis, { key }) => [reworded(analysis, key, misspelt(key.value))]),
  ofInputs('a needed input is missing', (analysis, entry, { spec, inputs }) => {
    const map = mapOf(inputs);
    const name = entry.key.value.replace(/\.\$$/, '');
    const isRequired = spec?.inputs.some((input) => input.name === name && input.required) === true;
    return map !== undefined && isRequired ? without(analysis, map, entry) : [];
  }),
  ofInputs('an input has another shape', (analysis, { value }) =>
    value?.kind === 'scalar' && isSimple(analysis, value) ? [edited(analysis, value.range, '{one: {two: three}}')] : [],
  ),
  withValue('onFailure has no such value', 'onFailure', 'Retry'),
  withValue('a time-out is no number', 'timeoutSeconds', 'soon'),
  withValue('a time-out is negative', 'timeoutSeconds', '-5'),
  withValue('rollbackEnabled is no boolean', 'rollbackEnabled', 'perhaps'),
  withValue('a key of another language', 'maxAttempts', '3'),
  ofPaths('a parameter is not declared', 'parameters', 1),
  ofPaths('a step does not exist', 'stepOutputs', 1),
  ofPaths('an output does not exist', 'stepOutputs', 2),
  ofPaths('a variable does not exist', 'imagebuilder', 1),
  ofSteps('a path leads to the step itself', (analysis, { references, name }) =>
    references.flatMap(({ path, exact }) => {
      const part = path.root === 'stepOutputs' && exact ? path.parts[1] : undefined;
      return part === undefined || name === undefined ? [] : [edited(analysis, part.range, name.value)];
    }),
  ),
  {
    id: 'workflow: two steps have one name',
    mutants: (analysis) => {
      const [first, ...others] = analysis.workflow?.steps ?? [];
      const name = first?.name?.value;
      return name === undefined ? [] : others.flatMap((step) => (step.name === undefined ? [] : [reworded(analysis, step.name, name)]));
    },
  },
  {
    id: 'workflow: a parameter has no such type',
    mutants: (analysis) =>
      analysis.workflow?.parameters.flatMap(({ type }) => (type === undefined ? [] : [reworded(analysis, type, 'strng')])) ?? [],
  },
  {
    id: 'workflow: the schema version is not supported',
    mutants: (analysis) => {
      const version = scalarOf(analysis.workflow?.schemaVersion);
      return version === undefined ? [] : [reworded(analysis, version, '2.0')];
    },
  },
];
