import type { ActionOutcome } from './actions/action.ts';
import { ITERATION_SEPARATOR } from './decisions.ts';
import type { Fidelity } from './events.ts';

/** The outputs of a step: those of its iterations that succeeded, name by name, one a line (documented). */
export function joinedOutputs(outcomes: readonly ActionOutcome[]): Readonly<Record<string, string>> {
  const names = new Set(outcomes.flatMap(({ outputs }) => Object.keys(outputs ?? {})));
  const joined = [...names].map((name) => [name, outcomes.map(({ outputs }) => outputs?.[name] ?? '').join(ITERATION_SEPARATOR)]);
  return Object.fromEntries(joined);
}

/** How true a step was: as true as the least of its iterations and of the values that its references brought in. */
export function fidelityOf(outcomes: readonly ActionOutcome[], caveats: ReadonlySet<string>): Fidelity {
  const reasons = new Set([...outcomes.flatMap(({ fidelity }) => fidelity?.reason ?? []), ...caveats]);
  return reasons.size === 0 ? { level: 'exact' } : { level: 'emulated', reason: [...reasons].join('; ') };
}
