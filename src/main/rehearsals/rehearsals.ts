import { posix, resolve } from 'node:path';
import { AppError, type SandboxState } from '../../contract/index.ts';
import { analyze, toExecutable } from '../../documents/index.ts';
import { type ChooseSandbox, type DriverChoice, missingParameters, rehearse, type S3Access } from '../../rehearsal/index.ts';
import { invalidFile } from '../resources/resource-file.ts';
import type { RunWriter } from '../runs/live-run.ts';
import type { RunRegistry } from '../runs/registry.ts';
import { isFinished } from '../runs/run-state.ts';
import { readWorkspaceFile } from '../workspace/content.ts';
import type { Workspaces } from '../workspace/workspaces.ts';
import { neighbourDocuments } from './neighbour-documents.ts';
import { tellRun } from './tell-run.ts';

export interface RehearsalsDeps {
  readonly workspaces: Workspaces;
  readonly runs: RunRegistry;
  readonly chooseSandbox: ChooseSandbox;
  readonly s3: S3Access;
  sandboxState(): Promise<SandboxState>;
  report(error: unknown, where: string): string;
}

export interface RehearsalWish {
  readonly root: string;
  readonly path: string;
  readonly phases?: readonly string[] | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  readonly network: boolean;
  readonly driver: DriverChoice;
  readonly image?: string | undefined;
}

export interface Rehearsals {
  start(wish: RehearsalWish): Promise<{ runId: string }>;
  /** Cancels what runs and waits until its sandboxes are gone. */
  close(): Promise<void>;
}

/** Refuses what cannot run with the line of the fault, before there is a run. */
function checkDocument(text: string, { path, parameters }: RehearsalWish): void {
  const analysis = analyze(text, { fileName: path });
  if (analysis.kind !== 'component')
    throw new AppError('invalid-input', `${path} is not a component document; only these can be rehearsed.`);
  const error = analysis.diagnostics.find(({ severity }) => severity === 'error');
  if (error) throw invalidFile(path, analysis.lines.positionAt(error.range.start).line + 1, error.message);
  const document = toExecutable(analysis);
  const missing = document ? missingParameters(document, parameters) : [];
  if (missing.length > 0)
    throw new AppError('invalid-input', `${path} needs values for its parameters: ${missing.join(', ')}.`, { path, missing });
}

export function createRehearsals(deps: RehearsalsDeps): Rehearsals {
  const { workspaces, runs, report } = deps;
  const underWay = new Map<Promise<void>, AbortController>();

  const refuseSecond = (root: string, path: string) => {
    const other = runs.all().find((run) => run.origin === 'rehearsal' && run.root === root && run.file === path && !isFinished(run.state));
    if (other) throw new AppError('conflict', `${path} is being rehearsed already.`, { runId: other.id });
  };

  const perform = async (wish: RehearsalWish & { readonly text: string }, run: RunWriter, signal: AbortSignal): Promise<void> => {
    const { root, path, text, parameters, network, driver, phases, image } = wish;
    const fail = (message: string, advice: string) =>
      run.update({ state: 'failed', finishedAt: new Date().toISOString(), failure: { message, lines: [], advice } });
    try {
      const result = await rehearse(
        {
          chooseSandbox: deps.chooseSandbox,
          services: { s3: deps.s3, workspaceDocument: neighbourDocuments(resolve(root, path), root) },
        },
        {
          title: path,
          text,
          parameters,
          network: network ? 'internet' : 'none',
          driver,
          ...(phases === undefined ? {} : { phases }),
          ...(image === undefined ? {} : { image }),
        },
        {
          signal,
          emit: tellRun(run, { path, network }),
          onProgress: (line) => run.log([{ time: new Date().toISOString(), stream: 'system', text: line }]),
        },
      );
      if (result.outcome === 'no-sandbox') fail(result.reason, result.remedy);
    } catch (error) {
      const id = report(error, 'rehearsal');
      if (!isFinished(run.run().state))
        fail('Kiln could not go on with the rehearsal.', `This is a fault of ours; the log has it under ${id}.`);
    }
    // A cancel before the first step leaves no event behind.
    if (!isFinished(run.run().state)) run.update({ state: 'cancelled', finishedAt: new Date().toISOString() });
  };

  return {
    async start(wish) {
      const root = await workspaces.requireTrust(wish.root);
      const { text } = await readWorkspaceFile({ root, path: wish.path });
      checkDocument(text, wish);
      const state = await deps.sandboxState();
      if (!state.available) throw new AppError('unavailable', `${state.reason}. ${state.remedy}`, state);
      refuseSecond(root, wish.path);
      const cancel = new AbortController();
      const run = runs.begin({ origin: 'rehearsal', file: wish.path, root, title: posix.basename(wish.path) }, () => cancel.abort());
      const work = perform({ ...wish, root, text }, run, cancel.signal).finally(() => underWay.delete(work));
      underWay.set(work, cancel);
      return { runId: run.id };
    },
    async close() {
      for (const cancel of underWay.values()) cancel.abort();
      await Promise.all(underWay.keys());
    },
  };
}
