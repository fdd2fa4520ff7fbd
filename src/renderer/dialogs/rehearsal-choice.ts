import type { RehearsalOptions } from '../language/protocol.ts';

/** How a document is to be rehearsed, as `rehearsals.start` takes it. */
export interface RehearsalChoice {
  readonly phases: string[];
  /** Those that differ from the document's defaults. */
  readonly parameters: Record<string, string>;
  readonly network: boolean;
}

/** The form of the dialog: a phase may be off, a parameter has what stands in its field. */
export interface RehearsalForm {
  readonly without: ReadonlySet<string>;
  readonly values: Readonly<Record<string, string>>;
  readonly network: boolean;
}

/** What is still wrong with the form, or undefined. */
export function faultOf({ parameters, phases }: RehearsalOptions, { values, without }: RehearsalForm): string | undefined {
  if (phases.every((phase) => without.has(phase))) return 'Choose at least one phase.';
  const missing = parameters.filter((parameter) => parameter.default === undefined && !values[parameter.name]).map(({ name }) => name);
  return missing.length === 0 ? undefined : `These have no default and need a value: ${missing.join(', ')}.`;
}

export function choiceOf({ parameters, phases }: RehearsalOptions, { network, values, without }: RehearsalForm): RehearsalChoice {
  const given = parameters.flatMap(({ default: usual, name }) => {
    const value = values[name] ?? usual;
    return value === undefined || value === usual ? [] : [[name, value] as const];
  });
  return { phases: phases.filter((phase) => !without.has(phase)), parameters: Object.fromEntries(given), network };
}
