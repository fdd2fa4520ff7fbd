import type { Image } from '../aws/clients.ts';
import { artifactsOf, failureTexts, isRetryable, runStateOf } from './outcome.ts';
import { readDocument, readWorkflow } from './read-details.ts';
import { endIsTold, enter, readLog, readS3Log } from './read-log.ts';
import { attempt, type Outcome, say, type Watch } from './watch.ts';

export function tellGone(watch: Watch): Outcome {
  say(watch, 'The image is no longer in the account.');
  closeSteps(watch);
  watch.sink.update({ state: 'gone', finishedAt: watch.task.now().toISOString() });
  return 'gone';
}

function closeSteps({ log, sink }: Watch): void {
  for (const step of log.unfinished()) sink.step({ ...step, state: 'cancelled' });
}

/** Reads what is left of a build that has ended: its log, unless that has told its own end, and the steps that moved since. */
async function readRest(watch: Watch): Promise<void> {
  const { clock, lines, tail, task } = watch;
  if (!endIsTold(watch)) tail.settle();
  while (!tail.settled() && !endIsTold(watch)) {
    lines.quicken();
    await clock.sleep(Math.max(lines.due(), 0), task.stop);
    if (task.stop.aborted) return;
    const answered = await attempt(watch, lines, () => readLog(watch));
    if (answered === false || !tail.exists()) break;
  }
  await readRestInS3(watch);
  watch.workflows.stale();
  while (await readWorkflow(watch));
}

/** The log that Image Builder keeps in S3, where CloudWatch has none. */
async function readRestInS3(watch: Watch): Promise<void> {
  const { clock, lines, s3, tail, task } = watch;
  if (tail.exists() || !s3.isLocated()) return;
  s3.settle();
  while (!s3.settled() && !task.stop.aborted) {
    if ((await attempt(watch, lines, () => readS3Log(watch))) === false) return;
    lines.took();
    lines.quicken();
    if (!s3.settled()) await clock.sleep(Math.max(lines.due(), 0), task.stop);
  }
}

/** Tells how a build ended. */
export async function finish(watch: Watch, image: Image): Promise<Outcome | undefined> {
  const { log, sink, task } = watch;
  await readRest(watch);
  while (await readDocument(watch)); // without them a failure names no line
  if (task.stop.aborted) return undefined;
  const stage = image.state?.status ?? 'FAILED';
  const state = runStateOf(stage) ?? 'failed';
  if (stage !== watch.stage) enter(watch, stage);
  closeSteps(watch);
  const failure =
    state === 'failed'
      ? log.failure(image.state?.reason ?? 'The account gives no reason.', [...watch.stepFailures, ...failureTexts(image)])
      : undefined;
  watch.troubles.clear();
  sink.update({
    state,
    trouble: null,
    finishedAt: task.now().toISOString(),
    artifacts: artifactsOf(image),
    retryable: isRetryable(image, Object.keys(watch.stages)),
    ...(failure === undefined ? {} : { failure }),
  });
  return state;
}
