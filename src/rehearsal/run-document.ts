import { randomUUID } from 'node:crypto';
import { type ExecutableDocument, LineIndex } from '../documents/index.ts';
import { DEFAULT_WORKING_DIRECTORY } from './decisions.ts';
import type { AccountFacts } from './document-run.ts';
import type { Emit } from './events.ts';
import { parameterValues } from './parameters.ts';
import { runNested } from './run-nested.ts';
import { type DocumentOutcome, runPhases } from './run-phases.ts';
import type { NetworkMode, Sandbox } from './sandbox/driver.ts';
import { ChainingScope } from './scope.ts';
import { Secrets } from './secrets.ts';
import type { RehearsalServices } from './services.ts';

export interface RunDocumentDeps {
  readonly sandbox: Sandbox;
  readonly services: RehearsalServices;
  readonly emit: Emit;
  readonly signal: AbortSignal;
}

export interface RunDocumentRequest {
  readonly document: ExecutableDocument;
  /** The source that the document was made of: positions in events refer to it. */
  readonly text: string;
  /** Names of the phases to run; absent is all of them. They run in the document's order. */
  readonly phases?: readonly string[];
  /** Values given; the document's defaults fill the rest. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Environment variables of the steps of a phase, on top of the sandbox's own. */
  readonly environment?: (phase: string) => Readonly<Record<string, string>>;
  readonly workingDirectory?: string;
  readonly network: NetworkMode;
  readonly account?: AccountFacts;
}

/**
 * Runs phases of one document in an open sandbox and tells of every step. References between steps reach as far as this call: phases
 * that refer to each other belong into one call. Never rejects for what the document or its commands do; the sandbox stays open.
 */
export async function runDocument(deps: RunDocumentDeps, request: RunDocumentRequest): Promise<DocumentOutcome> {
  const { workingDirectory = DEFAULT_WORKING_DIRECTORY } = request;
  // Image Builder makes the recipe's directory; where that fails, the first step tells.
  await deps.sandbox.exec({ script: 'mkdir -p -- "$1"\n', args: [workingDirectory], cwd: '/', signal: deps.signal });
  const run = {
    ...deps,
    document: request.document,
    lines: new LineIndex(request.text),
    ancestry: [request.text],
    parameters: parameterValues(request.document, request.parameters ?? {}),
    environment: request.environment ?? (() => ({})),
    workingDirectory,
    network: request.network,
    account: request.account ?? {},
    executionId: randomUUID(),
    scope: new ChainingScope(),
    secrets: new Secrets(),
    reboots: { count: 0 },
    runNested,
  };
  return runPhases(run, request.phases);
}
