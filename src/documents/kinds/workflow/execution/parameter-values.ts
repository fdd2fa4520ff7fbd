import type { ExecutableWorkflow, ExecutableWorkflowParameter, WorkflowMap, WorkflowValue } from './executable-workflow.ts';
import { textOf } from './workflow-value.ts';

/** Values as a build passes them: a list of texts each, whatever the type. */
export type GivenParameters = Readonly<Record<string, readonly string[]>>;

/** The parameters that need a value and have none. */
export function missingWorkflowParameters({ parameters }: ExecutableWorkflow, given: GivenParameters): readonly string[] {
  return parameters.filter((parameter) => parameter.default === undefined && given[parameter.name] === undefined).map(({ name }) => name);
}

/** What `$.parameters` leads to: given values and defaults, as the types of the parameters have them. */
export function parameterValues({ parameters }: ExecutableWorkflow, given: GivenParameters): WorkflowMap {
  return Object.fromEntries(parameters.map((parameter) => [parameter.name, typedValue(parameter, given[parameter.name])]));
}

function typedValue({ type, default: standard = null }: ExecutableWorkflowParameter, given: readonly string[] | undefined): WorkflowValue {
  if (type === 'stringList') return given ?? (Array.isArray(standard) ? standard.map(textOf) : [textOf(standard)]);
  const text = given?.[0] ?? textOf(standard);
  if (type === 'boolean') return text.toLowerCase() === 'true';
  return type === 'integer' && /^[-+]?\d{1,15}$/.test(text) ? Number(text) : text;
}
