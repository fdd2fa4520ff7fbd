import { randomUUID } from 'node:crypto';
import { AppError, type RunRecord } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import type { Target } from '../connections/connections.ts';
import type { RunWriter } from '../runs/live-run.ts';
import type { RunRegistry } from '../runs/registry.ts';
import { isFinished } from '../runs/run-state.ts';
import { mediansOf, timesOf } from '../runs/usual-times.ts';
import { cancelImage } from './cancel-image.ts';
import { noSources } from './source-index.ts';
import { watchImage } from './watch-image.ts';

export interface WatchedRunsDeps {
  readonly runs: RunRegistry;
  aws(target: Target): Promise<Aws>;
  report(error: unknown): void;
}

export interface StepAnswer {
  readonly runId: string;
  readonly stepId: string;
  readonly action: 'RESUME' | 'STOP';
  readonly reason: string;
}

/** Builds that are watched without having been started here, and what can be done with a watched build in its account. */
export interface WatchedRuns {
  watch(image: { readonly connection: string; readonly arn: string }): Promise<string>;
  retry(runId: string): Promise<string>;
  answer(answer: StepAnswer): Promise<void>;
  /** Takes the watching up again that an earlier process began. */
  resume(): void;
  close(): Promise<void>;
}

/** The file of a run that was started elsewhere. */
export const noFile = '';

/** Earlier runs whose times are compared with; fewer than two say little. */
const compared = 10;
const enough = 2;

/** …:image/NAME/1.0.0/3 */
const imageName = (arn: string) => arn.split('/').at(-3) ?? arn;

/** What stages and steps took in the builds of the same image that this machine remembers. */
export async function usualTimes(runs: RunRegistry, imageArn: string): Promise<Readonly<Record<string, number>> | undefined> {
  const isSame = (arn: string | undefined) => arn !== undefined && arn !== imageArn && imageName(arn) === imageName(imageArn);
  const earlier = runs.summaries().filter((run) => run.state === 'succeeded' && isSame(run.imageArn));
  if (earlier.length < enough) return undefined;
  const records = await Promise.all(earlier.slice(0, compared).map(({ id }) => runs.record(id)));
  return mediansOf(records.map(timesOf));
}

/** The connection and Region of a build, and the build itself. */
function placeOf(run: RunRecord): { readonly target: Target; readonly imageArn: string } {
  if (run.imported) throw new AppError('refused', 'This run was opened from a file; nothing can be done with it from here.');
  const { connection, imageArn } = run;
  if (!connection || !imageArn) throw new AppError('refused', 'This run has no build in an account.');
  return { target: connection, imageArn };
}

export function watchedRuns({ runs, aws, report }: WatchedRunsDeps): WatchedRuns {
  const closing = new AbortController();
  const underWay = new Set<Promise<void>>();

  const follow = async (run: RunWriter, cancel: AbortSignal): Promise<void> => {
    const { target, imageArn } = placeOf(run.run());
    const { notes } = run.run();
    const usual = (arn: string) => usualTimes(runs, arn);
    const task = { aws: () => aws(target), sources: noSources, now: () => new Date(), notes, usual };
    const complain = (error: unknown) => {
      const text = `The build could not be cancelled: ${error instanceof Error ? error.message : String(error)}`;
      run.log([{ time: new Date().toISOString(), stream: 'system', from: 'kiln', text }]);
    };
    cancel.addEventListener('abort', () => void cancelImage(task.aws, imageArn).catch(complain), { once: true });
    const stop = AbortSignal.any([closing.signal, run.forgotten]);
    await watchImage({ ...task, stop, told: runs.portions(run.id) }, imageArn, run);
  };
  const inBackground = (take: (cancel: () => void) => RunWriter): string => {
    const cancel = new AbortController();
    const run = take(() => cancel.abort());
    const settled = follow(run, cancel.signal)
      .catch(report)
      .finally(() => underWay.delete(settled));
    underWay.add(settled);
    return run.id;
  };
  const watch = async ({ connection, arn }: { readonly connection: string; readonly arn: string }): Promise<string> => {
    const known = runs.summaries().find((run) => run.imageArn === arn && !isFinished(run.state));
    if (known) return known.id;
    const region = arn.split(':')[3] ?? '';
    const { hosting } = (await aws({ id: connection, region })).connection;
    const [version, build] = arn.split('/').slice(-2);
    return inBackground((cancel) =>
      runs.begin(
        {
          origin: hosting.runs,
          ...{ file: noFile, root: '', imageArn: arn, connection: { id: connection, region } },
          title: `${imageName(arn)} ${version}/${build}`,
        },
        cancel,
      ),
    );
  };

  return {
    watch,
    async retry(runId) {
      const { target, imageArn } = placeOf(await runs.record(runId));
      const api = await (await aws(target)).imagebuilder();
      await api.retryImage({ imageBuildVersionArn: imageArn, clientToken: randomUUID() });
      return watch({ connection: target.id, arn: imageArn });
    },
    async answer({ runId, stepId, action, reason }) {
      const { target, imageArn } = placeOf(await runs.record(runId));
      const api = await (await aws(target)).imagebuilder();
      await api.sendWorkflowStepAction({
        ...{ stepExecutionId: stepId, imageBuildVersionArn: imageArn, action, clientToken: randomUUID() },
        ...(reason === '' ? {} : { reason }),
      });
    },
    resume() {
      for (const { id, file } of runs.orphans()) if (file === noFile) inBackground((cancel) => runs.resume(id, cancel));
    },
    async close() {
      closing.abort();
      await Promise.all(underWay);
    },
  };
}
