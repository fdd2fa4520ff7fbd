import { type InputValue, type Reference, referencesIn, substitute, substituteAll } from '../documents/index.ts';
import { ActionFailure } from './actions/action-failure.ts';
import { type AmbientValue, contextValue, metadataValue } from './context-values.ts';
import { valueOfMissingParameter, valueOfUnsetVariable, valueWithoutParameterStore } from './decisions.ts';
import type { DocumentRun, StepRun } from './document-run.ts';
import { ask } from './machine.ts';

export interface LoopVariables {
  readonly name: string;
  readonly index: number;
  readonly value: string;
}

/** Where references get their values for one step; `caveats` collects why some of them are not what an instance would have. */
export interface Resolver {
  readonly step: StepRun;
  readonly loop: LoopVariables | undefined;
  readonly caveats: Set<string>;
}

/**
 * The value with every reference in its strings replaced. References that mean nothing here (loop variables without a loop) stay as
 * written; what a reference brings in is not searched for references again.
 */
export async function resolveReferences(resolver: Resolver, value: InputValue): Promise<InputValue> {
  return substituteAll(value, await lookupFor(resolver, value));
}

/** The same for one text. */
export async function resolveText(resolver: Resolver, text: string): Promise<string> {
  return substitute(text, await lookupFor(resolver, text));
}

/** Fetches every value beforehand, since substitution can't wait. */
async function lookupFor(resolver: Resolver, value: InputValue): Promise<(reference: Reference) => string | undefined> {
  const values = new Map<string, string>();
  for (const reference of referencesIn(value)) {
    if (values.has(meaning(reference))) continue;
    const found = await resolve(resolver, reference);
    if (found?.caveat !== undefined) resolver.caveats.add(found.caveat);
    if (found !== undefined) values.set(meaning(reference), found.value);
  }
  return (reference) => values.get(meaning(reference));
}

/** What a reference says, wherever it stands. */
function meaning({ range: _, ...content }: Reference): string {
  return JSON.stringify(content);
}

async function resolve({ step, loop }: Resolver, reference: Reference): Promise<AmbientValue | undefined> {
  switch (reference.kind) {
    case 'name':
      return { value: declaredValue(step.run, reference.name) };
    case 'step':
      return { value: step.run.scope.read(reference) };
    case 'loop':
      if (loop === undefined || (reference.loop !== 'loop' && reference.loop !== loop.name)) return undefined;
      return { value: reference.variable === 'index' ? String(loop.index) : loop.value };
    case 'ssm':
      return { value: await parameterStoreValue(step, reference) };
    case 'env':
      return { value: await environmentValue(step, reference.variable) };
    case 'imds':
      return metadataValue(step, reference.path);
    case 'context':
      return contextValue(step, reference.key);
    case 'malformed':
      return undefined;
  }
}

function declaredValue(run: DocumentRun, name: string): string {
  return run.document.constants.get(name) ?? run.parameters.get(name) ?? valueOfMissingParameter(name);
}

async function parameterStoreValue(step: StepRun, reference: Extract<Reference, { kind: 'ssm' }>): Promise<string> {
  if (reference.resolve === 'literal') return storedParameter(step, reference.path);
  const name = reference.resolve === 'parameter' ? declaredValue(step.run, reference.path) : await storedParameter(step, reference.path);
  return storedParameter(step, name);
}

async function storedParameter({ run, machine }: StepRun, name: string): Promise<string> {
  const { parameter } = run.services;
  if (parameter === undefined) return valueWithoutParameterStore(name);
  const found = await parameter(name, machine.signal);
  if (found === undefined) throw new ActionFailure(`there is no SSM parameter ${name}`);
  if (found.secure) run.secrets.add(found.value);
  return found.value;
}

/** An unset variable prints a NUL, which no variable can hold; a set one its value and a line end. */
async function environmentValue({ machine }: StepRun, name: string): Promise<string> {
  const output = (await ask(machine, 'printenv "$1" || printf "\\\\0"\n', { args: [name] })).toString('utf8');
  return output === '\0' ? valueOfUnsetVariable(name) : output.slice(0, -1);
}
