import { type Analysis, analyze, type Diagnostic, type ExecutableDocument, toExecutable } from '../documents/index.ts';
import type { AccountFacts } from './document-run.ts';
import type { Emit, RehearsalEvent, RunStatus } from './events.ts';
import { imageEnvironment } from './image-environment.ts';
import { missingParameters, unknownParameters } from './parameters.ts';
import { runDocument } from './run-document.ts';
import { chosenSteps, placeOf } from './run-phases.ts';
import type { NetworkMode, Sandbox } from './sandbox/driver.ts';
import type { ChooseSandbox, DriverChoice } from './sandbox-choice.ts';
import type { RehearsalServices } from './services.ts';

export interface RehearseDeps {
  readonly chooseSandbox: ChooseSandbox;
  readonly services: RehearsalServices;
}

export interface RehearseRequest {
  /** How the document is named in events: the path of its file. */
  readonly title: string;
  readonly text: string;
  /** Names of the phases to run; absent is all of them. */
  readonly phases?: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
  readonly network: NetworkMode;
  readonly driver: DriverChoice;
  /** The image to start from; for the container driver. */
  readonly image?: string;
  readonly account?: AccountFacts;
}

export interface RehearseTask {
  readonly signal: AbortSignal;
  readonly emit: Emit;
  /** Lines for people while a base is being made, which may take half a minute. */
  readonly onProgress?: (line: string) => void;
}

/** `finished` is preceded by events from runStarted to runFinished, unless it was cancelled before the first step; the others by none. */
export type RehearsalResult =
  | { readonly outcome: 'finished'; readonly status: RunStatus }
  | { readonly outcome: 'not-runnable'; readonly analysis: Analysis; readonly errors: readonly Diagnostic[] }
  | { readonly outcome: 'missing-parameters'; readonly names: readonly string[] }
  | { readonly outcome: 'no-sandbox'; readonly reason: string; readonly remedy: string };

/**
 * Runs a component document in a new sandbox and removes the sandbox again, whatever happens. Rejects only for faults of Kiln or of the
 * sandbox itself; events then still end with a runFinished that tells so.
 */
export async function rehearse(deps: RehearseDeps, request: RehearseRequest, task: RehearseTask): Promise<RehearsalResult> {
  const analysis = analyze(request.text);
  const errors = analysis.diagnostics.filter(({ severity }) => severity === 'error');
  const document = errors.length > 0 ? undefined : toExecutable(analysis);
  if (document === undefined) return { outcome: 'not-runnable', analysis, errors };
  const names = missingParameters(document, request.parameters);
  if (names.length > 0) return { outcome: 'missing-parameters', names };
  try {
    const choice = await deps.chooseSandbox(request, task);
    if (!choice.available) return { outcome: 'no-sandbox', reason: choice.reason, remedy: choice.remedy };
    const sandbox = await choice.driver.open({ base: choice.base, network: request.network, signal: task.signal });
    try {
      const status = await rehearseIn({ ...deps, sandbox, document, analysis }, request, task);
      return { outcome: 'finished', status };
    } finally {
      await sandbox.close();
    }
  } catch (error) {
    if (task.signal.aborted) return { outcome: 'finished', status: 'Cancelled' };
    throw error;
  }
}

interface Opened {
  readonly sandbox: Sandbox;
  readonly document: ExecutableDocument;
  readonly analysis: Analysis;
  readonly services: RehearsalServices;
}

async function rehearseIn(opened: Opened, request: RehearseRequest, task: RehearseTask): Promise<RunStatus> {
  const startedAt = performance.now();
  const finish = (ending: Ending): void => {
    const durationMs = Math.round(performance.now() - startedAt);
    task.emit({ type: 'runFinished', time: new Date().toISOString(), durationMs, ...ending });
  };
  task.emit(runStarted(opened, request));
  try {
    const ending = await runToEnd(opened, request, task);
    finish(ending);
    return ending.status;
  } catch (error) {
    finish({ status: 'Failed', changes: [], message: `Kiln could not go on: ${error instanceof Error ? error.message : String(error)}` });
    throw error;
  }
}

type Ending = Omit<Extract<RehearsalEvent, { type: 'runFinished' }>, 'type' | 'time' | 'durationMs'>;

async function runToEnd(
  { sandbox, services, document }: Opened,
  request: RehearseRequest,
  { emit, signal }: RehearseTask,
): Promise<Ending> {
  const { status, failed } = await runDocument(
    { sandbox, services, emit, signal },
    { ...request, document, environment: imageEnvironment() },
  );
  const changes = await sandbox.changes();
  if (status === 'Cancelled') return { status, changes };
  return failed === undefined ? { status: 'Success', changes } : { status: 'Failed', changes, failed, message: failed.message };
}

function runStarted({ sandbox, document, analysis }: Opened, request: RehearseRequest): RehearsalEvent {
  return {
    type: 'runStarted',
    time: new Date().toISOString(),
    document: request.title,
    driver: sandbox.driver,
    base: sandbox.base.title,
    steps: [...chosenSteps({ document }, request.phases)].map(({ phase, step }) => placeOf(analysis, phase, step)),
    notes: [...sandbox.base.notes, ...sandbox.notes, ...notesOn(document, request)],
  };
}

/** What the user should know about his request before he trusts the result. */
function notesOn(document: ExecutableDocument, request: RehearseRequest): readonly string[] {
  const known = new Set(document.phases.map(({ name }) => name));
  const strangers = (request.phases ?? []).filter((name) => !known.has(name));
  const chosen = [...known].filter((name) => request.phases?.includes(name) ?? true);
  const notes = strangers.map((name) => `There is no phase ${name} in this document.`);
  if (chosen.length === 0) notes.push('No step was run: the chosen phases match nothing.');
  if (chosen.includes('test') && chosen.length > 1) {
    notes.push('All phases share one sandbox; Image Builder runs test on a new instance of the image.');
  }
  for (const name of unknownParameters(document, request.parameters))
    notes.push(`The document declares no parameter ${name}; it is ignored.`);
  return notes;
}
