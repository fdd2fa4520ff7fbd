import type { Analysis } from '../../analysis.ts';
import { fieldsOf, scalarOf } from '../../syntax/entries.ts';
import type { SyntaxFault, SyntaxNode } from '../../syntax/tree.ts';
import type { ExecutableDocument, ExecutablePhase, ExecutableStep, OnFailure } from './executable.ts';
import { executableLoop } from './executable-loop.ts';
import { inputValue } from './input-value.ts';
import type { Declaration, Phase, Step } from './model.ts';
import { wholeNumber } from './whole-number.ts';

const DEFAULT_TIMEOUT_SECONDS = 7200;
const UNLIMITED = -1;
/** After one of these the tree is whole; after any other fault of the text it may not be what the author meant. */
const HARMLESS: ReadonlySet<SyntaxFault['code']> = new Set(['tag', 'multiple-documents']);

/**
 * What running a component document needs. Undefined for other kinds and for a document that cannot be run as it is written: faults in
 * its text, a missing name or action, a value of the wrong type. The diagnostics of the analysis say what is wrong.
 */
export function toExecutable(analysis: Analysis): ExecutableDocument | undefined {
  const { component, tree } = analysis;
  if (component === undefined || !tree.faults.every(({ code }) => HARMLESS.has(code))) return undefined;
  const isQuiet = isTrue(fieldsOf(component.node).get('disableLogging'));
  const parameters = every(component.parameters, toParameter);
  const constants = every(component.constants, toConstant);
  const phases = every(component.phases, (phase) => toPhase(phase, isQuiet));
  if (parameters === undefined || constants === undefined || phases === undefined || phases.length === 0) return undefined;
  const { name, description } = component;
  return { name: name?.value, description: description?.value, parameters, constants: new Map(constants), phases };
}

function toParameter({ name, body, default: value }: Declaration): ExecutableDocument['parameters'][number] | undefined {
  if (name === undefined || body === undefined) return undefined;
  return { name: name.value, default: value === undefined ? undefined : scalarOf(value)?.value };
}

function toConstant({ name, value }: Declaration): readonly [string, string] | undefined {
  const text = scalarOf(value)?.value;
  return name === undefined || text === undefined ? undefined : [name.value, text];
}

function toPhase(phase: Phase, isQuiet: boolean): ExecutablePhase | undefined {
  const isQuietHere = isQuiet || isTrue(fieldsOf(phase.node).get('disableLogging'));
  const steps = every(phase.steps, (step) => toStep(step, isQuietHere));
  return phase.name === undefined || steps === undefined ? undefined : { name: phase.name.value, steps };
}

function toStep(step: Step, isQuiet: boolean): ExecutableStep | undefined {
  const { name, action, range } = step;
  const timeoutSeconds = step.timeoutSeconds === undefined ? DEFAULT_TIMEOUT_SECONDS : wholeNumber(step.timeoutSeconds);
  const maxAttempts = step.maxAttempts === undefined ? 1 : wholeNumber(step.maxAttempts);
  const onFailure = step.onFailure === undefined ? 'Abort' : scalarOf(step.onFailure)?.value;
  const loop = step.loop === undefined ? undefined : executableLoop(step.loop);
  if (name === undefined || action === undefined || (step.loop !== undefined && loop === undefined)) return undefined;
  if (!isTimeout(timeoutSeconds) || maxAttempts === undefined || maxAttempts < 1 || !isOnFailure(onFailure)) return undefined;
  return {
    name: name.value,
    action: action.value,
    inputs: step.inputs === undefined ? undefined : inputValue(step.inputs),
    timeoutSeconds,
    onFailure,
    maxAttempts,
    loop,
    condition: step.conditionNode === undefined ? undefined : inputValue(step.conditionNode),
    disableLogging: isQuiet || isTrue(step.disableLogging),
    range,
    nameRange: name.range,
  };
}

function isTimeout(seconds: number | undefined): seconds is number {
  return seconds !== undefined && (seconds > 0 || seconds === UNLIMITED);
}

function isOnFailure(text: string | undefined): text is OnFailure {
  return text === 'Abort' || text === 'Continue' || text === 'Ignore';
}

function isTrue(node: SyntaxNode | undefined): boolean {
  return scalarOf(node)?.value.toLowerCase() === 'true';
}

/** All items converted; undefined when one of them cannot be. */
function every<A, B>(items: readonly A[], convert: (item: A) => B | undefined): B[] | undefined {
  const converted: B[] = [];
  for (const item of items) {
    const result = convert(item);
    if (result === undefined) return undefined;
    converted.push(result);
  }
  return converted;
}
