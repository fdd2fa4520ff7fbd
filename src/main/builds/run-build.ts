import { AppError } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import { normalizedName } from '../publish/arn.ts';
import { imageOf, mayBuild } from '../publish/journal.ts';
import type { PreparedBuild } from '../publish/plan-build.ts';
import type { Publisher, Publishing } from '../publish/publishing.ts';
import { type BuildSources, componentTexts } from '../resources/build-sources.ts';
import { cancelImage } from '../watch/cancel-image.ts';
import type { BuildSink } from '../watch/sink.ts';
import { indexSources, noSources, type SourceIndex } from '../watch/source-index.ts';
import { type WatchTask, watchImage } from '../watch/watch-image.ts';
import { tellPublishing } from './tell-publishing.ts';

export interface BuildTask extends Pick<WatchTask, 'usual'> {
  aws(): Promise<Aws>;
  readonly publisher: Pick<Publisher, 'begin' | 'removeEphemeral'>;
  /** Cancels the build in its account. */
  readonly cancel: AbortSignal;
  /** Ends our part in it; the account builds on. */
  readonly stop: AbortSignal;
  now(): Date;
}

type Known = Pick<WatchTask, 'sources' | 'notes' | 'told' | 'clock'>;

export function sourcesOf(sources: BuildSources | undefined): SourceIndex {
  if (!sources) return noSources;
  return indexSources(new Map(componentTexts(sources).map(([name, document]) => [normalizedName(name), document])));
}

/** Tells that a build ended before there was an image that is known. */
function fail(sink: BuildSink, error: AppError, { now, advice }: { readonly now: Date; readonly advice: string }): void {
  const cancelled = error.code === 'cancelled';
  sink.update({
    state: cancelled ? 'cancelled' : 'failed',
    finishedAt: now.toISOString(),
    trouble: null,
    ...(cancelled ? {} : { failure: { message: error.message, lines: [], advice } }),
  });
}

const nothingIsBuilt = 'Nothing is being built. Mend the cause and build again.';
const mayBeBuilt = 'Whether the image is being built is not known. Look for it among the images of the account before you build again.';

const abortedBy = (signal: AbortSignal, act: () => void) => {
  if (signal.aborted) act();
  else signal.addEventListener('abort', act, { once: true });
};

/** Publishes what a plan says, starts its image and follows it to its end. What is expected to go wrong ends in the sink. */
export async function runBuild(task: BuildTask, build: PreparedBuild, sink: BuildSink): Promise<void> {
  const known = { sources: sourcesOf(build.sources), notes: build.plan.notes };
  await followPublishing({ ...task, ...known }, () => task.publisher.begin(build), sink);
}

/** Follows a plan that is being carried out to its image, and that to its end. */
export async function followPublishing(task: BuildTask & Known, begin: () => Promise<Publishing>, sink: BuildSink): Promise<void> {
  const say = (text: string) => sink.log([{ time: task.now().toISOString(), stream: 'system', from: 'kiln', text }]);
  sink.update({ state: 'running', stage: 'PUBLISHING' });
  let publishing: Publishing | undefined;
  try {
    publishing = await begin();
    abortedBy(AbortSignal.any([task.cancel, task.stop]), publishing.cancel);
    await tellPublishing(publishing, { say, isContinued: task.told !== undefined });
    const imageArn = imageOf(await publishing.ended);
    if (imageArn === undefined) throw new AppError('internal', 'The plan was carried out and has no image.');
    sink.update({ imageArn });
    say(`Building ${imageArn}`);
    await followBuild(task, imageArn, sink);
  } catch (error) {
    if (task.stop.aborted) return; // the process ends; the next one finds what it has begun
    if (!(error instanceof AppError)) throw error;
    const advice = publishing && mayBuild(publishing.journal()) ? mayBeBuilt : nothingIsBuilt;
    fail(sink, error, { now: task.now(), advice });
  }
}

/** Follows a build that was started before; a cancel is passed on to the account, and the build followed until it has ended. */
export async function followBuild(task: BuildTask & Known, imageArn: string, sink: BuildSink): Promise<void> {
  const complain = (what: string) => (error: unknown) => {
    const text = `${what}: ${error instanceof Error ? error.message : String(error)}`;
    sink.log([{ time: task.now().toISOString(), stream: 'system', from: 'kiln', text }]);
  };
  const onCancel = () => void cancelImage(task.aws, imageArn).catch(complain('The build could not be cancelled'));
  abortedBy(task.cancel, onCancel);
  try {
    const outcome = await watchImage(task, imageArn, sink);
    if (outcome !== undefined)
      await task.publisher.removeEphemeral(imageArn).catch(complain('The recipe that was made for this run could not be deleted'));
  } finally {
    task.cancel.removeEventListener('abort', onCancel);
  }
}
