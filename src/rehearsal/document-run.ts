import type { ExecutableDocument, ExecutablePhase, ExecutableStep, LineIndex } from '../documents/index.ts';
import type { NestedOutcome, NestedRequest } from './actions/action.ts';
import type { Emit } from './events.ts';
import type { Machine } from './machine.ts';
import type { NetworkMode, Sandbox } from './sandbox/driver.ts';
import type { ChainingScope } from './scope.ts';
import type { Secrets } from './secrets.ts';
import type { RehearsalServices } from './services.ts';

/** What `{{ context:… }}` tells of the account that a run belongs to; made up where absent. */
export interface AccountFacts {
  readonly accountId?: string;
  readonly region?: string;
}

/** One document being run: what all of its steps share. */
export interface DocumentRun {
  readonly sandbox: Sandbox;
  readonly services: RehearsalServices;
  readonly emit: Emit;
  readonly signal: AbortSignal;
  readonly document: ExecutableDocument;
  readonly lines: LineIndex;
  /** The texts of this document and of those that it is nested in, the outermost first. */
  readonly ancestry: readonly string[];
  /** Values by name, the document's defaults included. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly environment: (phase: string) => Readonly<Record<string, string>>;
  readonly workingDirectory: string;
  readonly network: NetworkMode;
  readonly account: AccountFacts;
  readonly executionId: string;
  readonly scope: ChainingScope;
  readonly secrets: Secrets;
  /** Shared with nested documents. */
  readonly reboots: { count: number };
  readonly runNested: (step: StepRun, request: NestedRequest) => Promise<NestedOutcome>;
}

/** One step being run; `machine` carries the stop signal of the attempt. */
export interface StepRun {
  readonly run: DocumentRun;
  readonly phase: ExecutablePhase;
  readonly step: ExecutableStep;
  readonly machine: Machine;
}
