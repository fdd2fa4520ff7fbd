import { AppError } from '../../contract/index.ts';
import { isAwsError } from '../aws/aws-error.ts';
import type { Aws } from '../aws/clients.ts';
import { normalizedName } from '../publish/arn.ts';
import type { PreparedBuild } from '../publish/plan-build.ts';
import { publishBuild } from '../publish/publish.ts';
import type { BuildSources, ComponentText } from '../resources/build-sources.ts';
import type { BuildSink } from '../watch/sink.ts';
import { indexSources, noSources, type SourceIndex } from '../watch/source-index.ts';
import { type WatchTask, watchImage } from '../watch/watch-image.ts';

export interface BuildTask {
  aws(): Promise<Aws>;
  /** Cancels the build in its account. */
  readonly cancel: AbortSignal;
  /** Ends our part in it; the account builds on. */
  readonly stop: AbortSignal;
  now(): Date;
}

export function sourcesOf({ recipe }: BuildSources): SourceIndex {
  if ('arn' in recipe) return noSources;
  const documents = recipe.components.flatMap(({ file, document }): [string, ComponentText][] =>
    document ? [[normalizedName(file.body.name), document]] : [],
  );
  return indexSources(new Map(documents));
}

/** Tells that a build ended before there was an image. */
function fail(sink: BuildSink, error: AppError, now: Date): void {
  const cancelled = error.code === 'cancelled';
  sink.update({
    state: cancelled ? 'cancelled' : 'failed',
    finishedAt: now.toISOString(),
    ...(cancelled
      ? {}
      : { failure: { message: error.message, lines: [], advice: 'Nothing is being built. Mend the cause and build again.' } }),
  });
}

/** Publishes what a plan says, starts its image and follows it to its end. What is expected to go wrong ends in the sink. */
export async function runBuild(task: BuildTask, build: PreparedBuild, sink: BuildSink): Promise<void> {
  const say = (text: string) => sink.log([{ time: task.now().toISOString(), stream: 'system', text }]);
  sink.update({ state: 'running', stage: 'PUBLISHING' });
  let imageArn: string;
  try {
    imageArn = await publishBuild(build, {
      signal: AbortSignal.any([task.cancel, task.stop]),
      onItem: ({ action, kind, name, version }) => say(`${action} ${kind} ${name}${version === undefined ? '' : ` ${version}`}`),
    });
  } catch (error) {
    if (task.stop.aborted) return; // the process ends; the next one tells that the run was interrupted
    if (!(error instanceof AppError)) throw error;
    fail(sink, error, task.now());
    return;
  }
  sink.update({ imageArn });
  say(`Building ${imageArn}`);
  await followBuild({ ...task, sources: sourcesOf(build.sources), notes: build.plan.notes }, imageArn, sink);
}

/** Follows a build that was started before; a cancel is passed on to the account, and the build followed until it has ended. */
export async function followBuild(
  task: BuildTask & Pick<WatchTask, 'sources' | 'notes'>,
  imageArn: string,
  sink: BuildSink,
): Promise<void> {
  const onCancel = () => {
    cancelImage(task, imageArn).catch((error: unknown) => {
      const text = `The build could not be cancelled: ${error instanceof Error ? error.message : String(error)}`;
      sink.log([{ time: task.now().toISOString(), stream: 'system', text }]);
    });
  };
  if (task.cancel.aborted) onCancel();
  else task.cancel.addEventListener('abort', onCancel, { once: true });
  try {
    await watchImage(task, imageArn, sink);
  } finally {
    task.cancel.removeEventListener('abort', onCancel);
  }
}

async function cancelImage(task: BuildTask, imageBuildVersionArn: string): Promise<void> {
  const api = await (await task.aws()).imagebuilder();
  try {
    await api.cancelImageCreation({ imageBuildVersionArn });
  } catch (error) {
    // It ended by itself in the meantime: the watch tells how.
    if (!isAwsError(error, 'InvalidRequestException', 'ResourceInUseException')) throw error;
  }
}
