import { type Analysis, toExecutable } from '../../documents/index.ts';
import type { RehearsalOptions } from './protocol.ts';

/** What of a component document one may choose before a rehearsal; undefined for a document that cannot be run as it is written. */
export function rehearsalOptions(analysis: Analysis): RehearsalOptions | undefined {
  const executable = toExecutable(analysis);
  if (!executable) return undefined;
  const described = new Map(analysis.component?.parameters.map(({ name, description }) => [name?.value, description?.value]));
  return {
    phases: executable.phases.map(({ name }) => name),
    parameters: executable.parameters.map((parameter) => ({ ...parameter, description: described.get(parameter.name) })),
  };
}
