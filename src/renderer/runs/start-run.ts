import { AppError, type RunRecord, type SandboxState } from '../../contract/index.ts';
import type { RehearsalChoice } from '../dialogs/rehearsal-choice.ts';
import { saveAll } from '../editor/save-file.ts';
import { build } from '../publish/build.ts';
import { fileTab } from '../stores/editors-store.ts';
import { notifyFailure } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';
import { ensureTrusted } from '../workspace/trust.ts';
import { explainSandbox } from './sandbox.ts';
import { showRun } from './watch-runs.ts';

interface Target {
  readonly root: string;
  readonly path: string;
}

/** Rehearses a component document: saves, asks for trust where that is missing, starts and shows the run. */
export async function rehearse(workbench: Workbench, target: Target, choice: Partial<RehearsalChoice> = {}): Promise<void> {
  await start(workbench, async () => {
    const { connection, tasks } = workbench;
    const { runId } = await tasks.run(`Starting the rehearsal of ${target.path}`, (signal) =>
      connection.client.rehearsals.start({ ...target, ...choice }, { signal }),
    );
    return runId;
  });
}

/** Asks for phases, parameters and network first. A document that cannot be run has none: main's refusal says what is wrong with it. */
export async function rehearseWith(workbench: Workbench, target: Target): Promise<void> {
  const options = await workbench.language.ask({ ask: 'rehearsal', id: fileTab(target.path).id });
  if (!options) return rehearse(workbench, target);
  const choice = await workbench.dialogs.ask({ kind: 'rehearsal', path: target.path, options });
  if (choice) await rehearse(workbench, target, choice);
}

/** Starts again what a run was about, from the file as it is now. */
export async function rerun(workbench: Workbench, run: RunRecord): Promise<void> {
  const target = { root: run.root, path: run.file };
  if (run.origin === 'rehearsal') await rehearse(workbench, target);
  else await build(workbench, run.root === '' ? { arn: run.file } : target);
}

async function start(workbench: Workbench, begin: () => Promise<string | undefined>): Promise<void> {
  try {
    if (!(await saveAll(workbench)) || !(await ensureTrusted(workbench))) return;
    const runId = await begin();
    if (runId !== undefined) showRun(workbench, runId);
  } catch (error) {
    const sandbox = missingSandbox(error);
    if (sandbox) await explainSandbox(workbench, sandbox);
    else notifyFailure(workbench, error);
  }
}

/** A start that fails for want of a sandbox carries the state with the remedy. */
function missingSandbox(error: unknown): SandboxState | undefined {
  if (!(error instanceof AppError) || error.code !== 'unavailable') return undefined;
  const { detail } = error;
  return typeof detail === 'object' && detail !== null && 'remedy' in detail ? (detail as SandboxState) : undefined;
}
