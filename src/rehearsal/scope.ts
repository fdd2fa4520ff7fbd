import type { InputValue, Reference } from '../documents/index.ts';
import { ActionFailure } from './actions/action-failure.ts';
import { LIST_INPUT_SEPARATOR, valueOfStepThatDidNotRun } from './decisions.ts';

type StepReference = Extract<Reference, { kind: 'step' }>;

interface StepValues {
  readonly inputs: InputValue | undefined;
  readonly outputs: Readonly<Record<string, string>>;
}

/** What later steps of one document run may refer to: the substituted inputs and the outputs of the steps that ran. */
export class ChainingScope {
  private readonly steps = new Map<string, StepValues>();

  record(phase: string, step: string, values: StepValues): void {
    this.steps.set(`${phase}.${step}`, values);
  }

  /** The value of a reference; fails for a step that didn't run and an input that isn't there. An output that wasn't set is empty. */
  read(reference: StepReference): string {
    const values = this.steps.get(`${reference.phase}.${reference.step}`);
    if (values === undefined) return valueOfStepThatDidNotRun(reference.phase, reference.step);
    if (reference.io === 'outputs') return values.outputs[reference.variable] ?? '';
    return asText(inputOf(values.inputs, reference), reference);
  }
}

function inputOf(inputs: InputValue | undefined, { index, variable }: StepReference): InputValue | undefined {
  const map = index !== undefined && isList(inputs) ? inputs[index] : inputs;
  if (map === undefined || typeof map === 'string' || isList(map)) return undefined;
  return Object.hasOwn(map, variable) ? map[variable] : undefined;
}

function asText(value: InputValue | undefined, reference: StepReference): string {
  if (typeof value === 'string') return value;
  if (isList(value) && value.every((entry) => typeof entry === 'string')) return value.join(LIST_INPUT_SEPARATOR);
  const index = reference.index === undefined ? '' : `[${reference.index}]`;
  throw new ActionFailure(`${reference.phase}.${reference.step} has no input that inputs${index}.${reference.variable} could mean`);
}

function isList(value: InputValue | undefined): value is readonly InputValue[] {
  return Array.isArray(value);
}
