import { type BuildRequest, type BuildTarget, type ParameterValues, resourceKindOf } from '../../contract/index.ts';
import { saveAll } from '../editor/save-file.ts';
import { showRun } from '../runs/watch-runs.ts';
import { notify, notifyFailure } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';
import { ensureTrusted } from '../workspace/trust.ts';

const nameOf = (target: BuildTarget) => ('arn' in target ? target.arn.split('/').slice(1).join(' ') : target.path);

/** Files are saved and trusted first; what the account has was both when it was published. */
async function ready(workbench: Workbench, target: BuildTarget): Promise<boolean> {
  return 'arn' in target || ((await saveAll(workbench)) && (await ensureTrusted(workbench)));
}

/** A recipe of the account does not say where it is built: that is asked. undefined: the user thought better of it. */
async function withPlace({ connection, dialogs }: Workbench, target: BuildTarget): Promise<BuildTarget | undefined> {
  if (!('arn' in target) || resourceKindOf(target.arn) === 'image-pipeline') return target;
  const places = await connection.client.builds.places({});
  const place = await dialogs.ask({ kind: 'build-place', title: `Build ${nameOf(target)}`, places });
  return place && { ...target, ...place };
}

/** Shows what a build would do, starts it and shows the run. */
async function confirmAndStart({ connection, dialogs, tasks }: Workbench, request: BuildRequest): Promise<string | undefined> {
  const plan = await tasks.run(`Planning the build of ${nameOf(request)}`, (signal) => connection.client.builds.plan(request, { signal }));
  const confirmed = await dialogs.ask({ kind: 'build-plan', request, plan });
  if (!confirmed) return undefined;
  const { runId } = await tasks.run('Publishing and starting the build', (signal) =>
    connection.client.builds.start({ planId: confirmed.id }, { signal }),
  );
  return runId;
}

async function begin(workbench: Workbench, target: BuildTarget, parameters?: ParameterValues): Promise<void> {
  const placed = await withPlace(workbench, target);
  const runId = placed && (await confirmAndStart(workbench, parameters ? { ...placed, parameters } : placed));
  if (runId !== undefined) showRun(workbench, runId);
}

/** Builds a recipe or pipeline, of a file or of the account, after showing what that would publish and start. */
export async function build(workbench: Workbench, target: BuildTarget): Promise<void> {
  try {
    if (await ready(workbench, target)) await begin(workbench, target);
  } catch (error) {
    notifyFailure(workbench, error);
  }
}

/** Builds once with other values for the parameters of its components. */
export async function buildWith(workbench: Workbench, target: BuildTarget): Promise<void> {
  try {
    if (!(await ready(workbench, target))) return;
    const { connection, dialogs } = workbench;
    const parameters = await connection.client.builds.parameters(target);
    if (parameters.length === 0) {
      notify(workbench, 'info', `The components of ${nameOf(target)} have no parameters. Build it as it is.`);
      return;
    }
    const values = await dialogs.ask({ kind: 'build-parameters', title: `Build ${nameOf(target)} with`, parameters });
    if (values) await begin(workbench, target, values.length > 0 ? values : undefined);
  } catch (error) {
    notifyFailure(workbench, error);
  }
}
