import type { WorkflowOutputSpec } from './actions/spec.ts';
import type { WorkflowDocument, WorkflowParameter, WorkflowStep } from './model.ts';
import type { PathPart, WorkflowPath } from './path.ts';
import { type SystemVariable, systemVariableByName } from './system-variables.ts';
import { boolean, integer, text, texts, type ValueType } from './value-type.ts';

/** What a path leads to. */
export interface Target {
  readonly parameter: WorkflowParameter | undefined;
  readonly step: WorkflowStep | undefined;
  /** Of an output of a step: which of its action. */
  readonly output: WorkflowOutputSpec | undefined;
  readonly variable: SystemVariable | undefined;
}

/** Looks up what a path names; of a path that names nothing all parts are undefined. */
export function targetOf({ root, parts: [, name, field] }: WorkflowPath, document: WorkflowDocument): Target {
  const step = root === 'stepOutputs' ? document.stepsByName.get(name?.text ?? '') : undefined;
  return {
    parameter: root === 'parameters' ? document.parametersByName.get(name?.text ?? '') : undefined,
    step,
    output: step?.spec?.outputs.find((output) => output.name === field?.text),
    variable: root === 'imagebuilder' ? systemVariableByName(name?.text ?? '') : undefined,
  };
}

/** The type of what a path leads to; undefined where that is not known. */
export function typeOfPath(path: WorkflowPath, document: WorkflowDocument): ValueType | undefined {
  const { parameter, output, variable } = targetOf(path, document);
  const [, name, ...rest] = path.parts;
  if (name === undefined) return undefined;
  if (parameter !== undefined) return inside(typeOfParameter(parameter), [name, ...rest]);
  if (variable !== undefined) return inside(variable.type, [name, ...rest]);
  return output === undefined ? undefined : inside(output.type, rest);
}

/** The type of a parameter's value: text where none is told; undefined for an unknown word. */
export function typeOfParameter({ type }: WorkflowParameter): ValueType | undefined {
  return type === undefined ? text : parameterTypes.get(type.value);
}

const parameterTypes: ReadonlyMap<string, ValueType> = new Map([
  ['string', text],
  ['integer', integer],
  ['boolean', boolean],
  ['stringList', texts],
]);

/** A name in a path behind a value that has no such part. */
export interface StrayPart {
  readonly part: PathPart;
  /** The value that is asked for it. */
  readonly owner: PathPart;
  /** What the value has instead. */
  readonly known: readonly string[];
}

/** The first name of a path that its value does not have; undefined where all is well, or not known. */
export function strayPartOf(path: WorkflowPath, document: WorkflowDocument): StrayPart | undefined {
  const at = path.root === 'stepOutputs' ? 2 : 1;
  for (let length = at + 2; length <= path.parts.length; length++) {
    const part = path.parts[length - 1];
    const owner = path.parts[length - 2];
    const type = typeOfPath({ ...path, parts: path.parts.slice(0, length - 1) }, document);
    if (part === undefined || owner === undefined || part.text === '' || type === undefined) return undefined;
    // A text without further description may hold JSON, which is looked into.
    if (type.kind === 'any' || type.kind === 'list' || type.kind === 'map' || type === text) return undefined;
    const known = type.kind === 'object' ? type.fields.map(({ name }) => name) : [];
    if (!known.includes(part.text)) return { part, owner, known };
  }
  return undefined;
}

/** Follows the indices and names behind a value; the first part is the value itself. */
function inside(type: ValueType | undefined, [own, ...rest]: readonly PathPart[]): ValueType | undefined {
  const item = own?.indexed === true ? (type?.kind === 'list' ? type.of : undefined) : type;
  const [next] = rest;
  if (next === undefined) return item;
  if (item?.kind !== 'object') return undefined;
  return inside(item.fields.find(({ name }) => name === next.text)?.type, rest);
}
