import type { InputValue } from '../../documents/index.ts';
import type { Fidelity } from '../events.ts';
import type { Machine } from '../machine.ts';
import type { NetworkMode } from '../sandbox/driver.ts';
import type { RehearsalServices } from '../services.ts';

/** Adds complete lines to a step's log. */
export type StepLog = (stream: 'stdout' | 'stderr', lines: readonly string[]) => void;

/** Runs a document inside the running one; how is known to run-nested.ts alone. */
export type RunNested = (request: NestedRequest) => Promise<NestedOutcome>;

export interface NestedRequest {
  readonly text: string;
  /** How the step named it, for messages. */
  readonly title: string;
  readonly phases: readonly string[] | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  readonly log: StepLog;
}

export interface NestedOutcome {
  readonly outputs: Readonly<Record<string, string>>;
  readonly failureMessage: string | undefined;
  /** Why the nested run was less than exact, if it was. */
  readonly caveat: string | undefined;
}

/** What an action gets to work with. `inputs` are substituted already; `machine.signal` ends it on cancel and time-out. */
export interface ActionContext {
  readonly inputs: InputValue | undefined;
  readonly machine: Machine;
  readonly network: NetworkMode;
  readonly services: RehearsalServices;
  readonly log: StepLog;
  readonly runNested: RunNested;
}

export interface ActionOutcome {
  readonly exitCode?: number | null;
  readonly outputs?: Readonly<Record<string, string>>;
  /** Absent: exact. */
  readonly fidelity?: Fidelity;
  /** A restart that the step wants, and where the run goes on after it. */
  readonly reboot?: 'same-step' | 'next-step';
}

/** The executor of one action module. Rejects with an `ActionFailure` when the step has failed. */
export interface Action {
  readonly name: string;
  run(context: ActionContext): Promise<ActionOutcome>;
}

/** A step that did all it should, though not quite as an instance would; without reasons it was exact. */
export function emulated(reasons: Iterable<string>): Pick<ActionOutcome, 'fidelity'> {
  const distinct = [...new Set(reasons)];
  return distinct.length === 0 ? {} : { fidelity: { level: 'emulated', reason: distinct.join('; ') } };
}
