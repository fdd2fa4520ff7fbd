import type { PositionRange } from '../documents/index.ts';

export type StepStatus = 'Success' | 'Failed' | 'TimedOut' | 'Skipped' | 'IgnoredFailure';
export type RunStatus = 'Success' | 'Failed' | 'Cancelled';

/** How true a step was to what happens on a build instance, and why it was less. */
export interface Fidelity {
  readonly level: 'exact' | 'emulated' | 'skipped';
  readonly reason?: string;
}

export type ChangeKind = 'added' | 'changed' | 'deleted';

export interface FileChange {
  readonly kind: ChangeKind;
  /** Absolute path inside the image. */
  readonly path: string;
  readonly type: 'file' | 'directory' | 'symlink' | 'other';
  /** Bytes; 0 for what is not a file. */
  readonly size: number;
}

export interface PlannedStep {
  readonly phase: string;
  readonly step: string;
  readonly action: string;
  readonly range: PositionRange;
}

/** What a rehearsal tells while it runs, in order. `kiln rehearse --json` prints one of these a line. Times are milliseconds. */
export type RehearsalEvent =
  | {
      readonly type: 'runStarted';
      readonly time: string;
      readonly document: string;
      readonly driver: string;
      /** What the sandbox's root is, in words: "Debian 12 base (cached)", "this computer's view", an image reference. */
      readonly base: string;
      readonly steps: readonly PlannedStep[];
      /** Things the user should know before he trusts the result: network off, single-uid mode, … */
      readonly notes: readonly string[];
    }
  | {
      readonly type: 'stepStarted';
      readonly time: string;
      readonly phase: string;
      readonly step: string;
      readonly action: string;
      readonly attempt: number;
      readonly range: PositionRange;
      /**
       * The inputs after substitution, as JSON; values of SecureString parameters are masked. References to a loop's variables stand as
       * they are written. null when the step's logging is disabled.
       */
      readonly inputs: unknown;
      /** Why the step is started again: what ended the attempt before, or the reboot that it asked for. */
      readonly again?: string;
    }
  | {
      readonly type: 'output';
      readonly time: string;
      readonly phase: string;
      readonly step: string;
      readonly attempt: number;
      readonly stream: 'stdout' | 'stderr';
      readonly lines: readonly string[];
    }
  /** Once a step, after its last attempt. A skipped step has this event alone, with attempt 0. */
  | {
      readonly type: 'stepFinished';
      readonly time: string;
      readonly phase: string;
      readonly step: string;
      readonly action: string;
      readonly status: StepStatus;
      readonly attempt: number;
      /** null where the action has no process or it ended by a signal. */
      readonly exitCode: number | null;
      readonly durationMs: number;
      readonly outputs: Readonly<Record<string, string>>;
      readonly fidelity: Fidelity;
      readonly range: PositionRange;
      /** Why it failed or was skipped, in a sentence. */
      readonly message?: string;
    }
  | {
      readonly type: 'runFinished';
      readonly time: string;
      readonly status: RunStatus;
      readonly durationMs: number;
      readonly changes: readonly FileChange[];
      readonly message?: string;
      readonly failed?: {
        readonly phase: string;
        readonly step: string;
        readonly action: string;
        readonly range: PositionRange;
        readonly message: string;
      };
    };

/** Receives events in order; never throws. */
export type Emit = (event: RehearsalEvent) => void;
