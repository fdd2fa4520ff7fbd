import type { Analysis } from '../../../analysis.ts';
import { fieldsOf, scalarOf } from '../../../syntax/entries.ts';
import type { SyntaxFault, SyntaxNode } from '../../../syntax/tree.ts';
import { wholeNumber } from '../../component/whole-number.ts';
import { parameterTypes } from '../keys.ts';
import type { WorkflowOutput, WorkflowParameter, WorkflowStep } from '../model.ts';
import type {
  ExecutableWorkflow,
  ExecutableWorkflowOutput,
  ExecutableWorkflowParameter,
  ExecutableWorkflowStep,
} from './executable-workflow.ts';
import { readWorkflowCondition } from './read-condition.ts';
import { isWorkflowMap, workflowValue } from './workflow-value.ts';

const DEFAULT_BACKOFF_SECONDS = 30;
/** After one of these the tree is whole; after any other fault of the text it may not be what the author meant. */
const HARMLESS: ReadonlySet<SyntaxFault['code']> = new Set(['tag', 'multiple-documents']);

/**
 * What running a workflow document needs. Undefined for other kinds and for a document that cannot be run as it is written: faults in its
 * text, an unknown action, a condition or a number that means nothing. The diagnostics of the analysis say what is wrong.
 */
export function toExecutableWorkflow({ workflow, tree }: Analysis): ExecutableWorkflow | undefined {
  if (workflow === undefined || !tree.faults.every(({ code }) => HARMLESS.has(code))) return undefined;
  const parameters = every(workflow.parameters, toParameter);
  const steps = every(workflow.steps, toStep);
  const outputs = every(workflow.outputs, toOutput);
  if (parameters === undefined || steps === undefined || outputs === undefined || steps.length === 0) return undefined;
  return { name: workflow.name?.value, parameters, steps, outputs };
}

function toParameter({ name, type, default: value }: WorkflowParameter): ExecutableWorkflowParameter | undefined {
  // The table of the guide requires a type, its text says that without one it is a string.
  const known = type === undefined ? 'string' : parameterTypes.find((word) => word === type.value);
  if (name === undefined || known === undefined) return undefined;
  return { name: name.value, type: known, default: value === undefined ? undefined : workflowValue(value) };
}

function toOutput({ name, value }: WorkflowOutput): ExecutableWorkflowOutput | undefined {
  const text = scalarOf(value)?.value;
  return name === undefined || text === undefined ? undefined : { name: name.value, value: text };
}

function toStep(step: WorkflowStep): ExecutableWorkflowStep | undefined {
  const { name, spec } = step;
  const onFailure = step.onFailure === undefined ? 'Abort' : scalarOf(step.onFailure)?.value;
  const condition = readWorkflowCondition(step.conditionNode);
  const inputs = step.inputs === undefined ? {} : (workflowValue(step.inputs) ?? {});
  const numbers = numbersOf(step);
  const rollbackEnabled = step.rollbackEnabled === undefined ? true : workflowValue(step.rollbackEnabled);
  if (name === undefined || spec === undefined || numbers === undefined || !isWorkflowMap(inputs)) return undefined;
  if (onFailure !== 'Abort' && onFailure !== 'Continue') return undefined;
  if (step.conditionNode !== undefined && condition === undefined) return undefined;
  if (typeof rollbackEnabled !== 'boolean' && typeof rollbackEnabled !== 'string') return undefined;
  return { name: name.value, action: spec.name, condition, inputs, onFailure, rollbackEnabled, ...numbers };
}

type Numbers = Pick<ExecutableWorkflowStep, 'timeoutSeconds' | 'waitSeconds' | 'maxAttempts' | 'backoffSeconds'>;

/** undefined when one of them is no number. */
function numbersOf({ spec, timeoutSeconds, waitSeconds, retry }: WorkflowStep): Numbers | undefined {
  const fields = fieldsOf(retry);
  const timeout = numberOr(timeoutSeconds, spec?.defaultTimeout);
  const wait = numberOr(waitSeconds, 0);
  const attempts = numberOr(fields.get('maxAttempts'), 1);
  const backoff = numberOr(fields.get('backoffSeconds'), DEFAULT_BACKOFF_SECONDS);
  if (timeout === undefined || wait === undefined || attempts === undefined || backoff === undefined || attempts < 1) return undefined;
  return { timeoutSeconds: timeout, waitSeconds: wait, maxAttempts: attempts, backoffSeconds: backoff };
}

function numberOr(node: SyntaxNode | undefined, standard: number | undefined): number | undefined {
  return node === undefined ? standard : wholeNumber(node);
}

/** All items converted; undefined when one of them cannot be. */
function every<A, B>(items: readonly A[], convert: (item: A) => B | undefined): B[] | undefined {
  const converted = items.map(convert).filter((item) => item !== undefined);
  return converted.length < items.length ? undefined : converted;
}
