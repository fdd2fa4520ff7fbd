import { AppError, type LogLine, type RunState } from '../../contract/index.ts';
import type { Aws, Image } from '../aws/clients.ts';
import { type AccountSources, withAccountSources } from './account-sources.ts';
import { systemClock, type WatchClock } from './clock.ts';
import { isRefusal, isUnknownImage, troubleOf } from './connection-loss.ts';
import { type EarlierBuilds, earlierBuilds } from './earlier-builds.ts';
import { followLog, type LogFollower } from './follow-log.ts';
import { type LogTail, tailLog } from './log-tail.ts';
import { artifactsOf, isRetryable, runStateOf } from './outcome.ts';
import { createPace, logPace, type Pace, statusPace } from './pace.ts';
import { readS3Log, s3LogPlace } from './s3-log.ts';
import type { BuildSink } from './sink.ts';
import type { SourceIndex } from './source-index.ts';
import { followWorkflows, type WorkflowFollower } from './workflow-steps.ts';

export interface WatchTask {
  /** The account of the build; asked anew for every call, for it may be served by somebody else by then. */
  aws(): Promise<Aws>;
  readonly sources: SourceIndex;
  /** What the run says of itself already; what the account adds comes after. */
  readonly notes: readonly string[];
  /** Ends the watching; the build goes on. */
  readonly stop: AbortSignal;
  now(): Date;
  readonly clock?: WatchClock;
  /** What stages and steps of an image took in builds that this machine remembers; where it remembers none, the account is asked. */
  usual?(imageArn: string): Promise<Readonly<Record<string, number>> | undefined>;
  /** The log as far as an earlier process told it. */
  readonly told?: AsyncIterable<readonly LogLine[]>;
}

export type Outcome = Exclude<RunState, 'queued' | 'running'>;

/** What is known of a watched image, and how it is asked for more. */
interface Watch {
  readonly task: WatchTask;
  readonly imageArn: string;
  readonly sink: BuildSink;
  readonly clock: WatchClock;
  readonly tail: LogTail;
  readonly log: LogFollower;
  readonly workflows: WorkflowFollower;
  /** What may wait: documents for the steps that the log names, earlier builds to compare with. */
  readonly documents: AccountSources;
  readonly earlier: EarlierBuilds | undefined;
  readonly status: Pace;
  readonly lines: Pace;
  /** Complaints that were told already. */
  readonly said: Set<string>;
  /** The next status call is one for the image itself; workflows and image take turns. */
  imageNext: boolean;
  stage: string | undefined;
  /** The last state of the image that its log told of. */
  loggedStage: string | undefined;
  stages: Readonly<Record<string, string>>;
  /** Why a kind of call fails at the moment. */
  readonly troubles: Map<Pace, string>;
  /** Answers in a row by which the account does not know the image. */
  unknown: number;
}

/** The first status call leaves the log its chance: what builds in seconds has ended by then, and one call tells how. */
function statusDue(watch: Watch, start: number): number {
  const { clock, loggedStage, status } = watch;
  if (!status.fresh()) return status.due();
  if (endIsTold(watch)) return 0;
  return start + (loggedStage === undefined ? logPace.shortest : statusPace.shortest) - clock.elapsed();
}

/** So often in a row the account must say that it does not know an image: it may have heard of it a moment ago only. */
const surelyGone = 3;

/**
 * Follows a build until it ends or `stop` aborts (then undefined). Only the account's own word ends it. Whatever goes wrong while asking
 * says nothing about the build; it is told once, and asked again, as long as it takes.
 */
export async function watchImage(task: WatchTask, imageArn: string, sink: BuildSink): Promise<Outcome | undefined> {
  const watch = await begin(task, imageArn, sink);
  const { clock, lines } = watch;
  const start = clock.elapsed();
  while (!task.stop.aborted) {
    if (lines.due() <= 0) await attempt(watch, lines, () => readLog(watch));
    if (statusDue(watch, start) <= 0) {
      const outcome = await attempt(watch, watch.status, () => readStatus(watch));
      if (outcome) return outcome;
    }
    await clock.sleep(Math.max(Math.min(lines.due(), statusDue(watch, start)), 1), task.stop);
  }
  return undefined;
}

async function begin(task: WatchTask, imageArn: string, sink: BuildSink): Promise<Watch> {
  const clock = task.clock ?? systemClock;
  const tail = tailLog(task.aws, { arn: imageArn });
  const documents = withAccountSources(task.sources, task.aws);
  const log = followLog(documents.index);
  const usual = await task.usual?.(imageArn);
  if (usual) sink.update({ usual });
  for await (const told of task.told ?? []) tail.recall(log.recall(told));
  return {
    ...{ task, imageArn, sink, clock, tail, log, documents },
    earlier: usual ? undefined : earlierBuilds(task.aws, imageArn),
    workflows: followWorkflows(task.aws, imageArn),
    status: createPace(statusPace, clock),
    lines: createPace(logPace, clock),
    said: new Set(),
    troubles: new Map(),
    ...{ imageNext: true, stage: undefined, loggedStage: undefined, stages: {}, unknown: 0 },
  };
}

function say({ sink, task }: Watch, text: string): void {
  sink.log([{ time: task.now().toISOString(), stream: 'system', from: 'kiln', text }]);
}

/** Asks the account; when that fails, says so once, and the next try comes in its time. */
async function attempt<Result>(watch: Watch, pace: Pace, ask: () => Promise<Result>): Promise<Result | undefined> {
  const { sink, task, troubles } = watch;
  try {
    const result = await ask();
    if (troubles.delete(pace)) sink.update({ trouble: [...troubles.values()][0] ?? null });
    return result;
  } catch (error) {
    if (task.stop.aborted) return undefined;
    const trouble = troubleOf(error);
    if (troubles.size === 0) say(watch, `${trouble} The build goes on; Kiln keeps asking.`);
    if (troubles.get(pace) !== trouble) sink.update({ trouble });
    troubles.set(pace, trouble);
    return undefined;
  }
}

/** Reads what is told beside the image's state. What the account refuses costs the details and not the build; it is said once. */
async function aside<Result>(watch: Watch, read: () => Promise<Result>, otherwise: Result): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (!watch.said.has(error.message)) say(watch, error.message);
    watch.said.add(error.message);
    return otherwise;
  }
}

/** One call for the log; false when the account refuses it. */
async function readLog(watch: Watch): Promise<boolean> {
  const { tail, log, lines, sink } = watch;
  lines.took();
  const before = log.notes().length;
  const events = await aside(watch, () => tail.read(), undefined);
  if (!events || events.length === 0) return events !== undefined;
  lines.quicken();
  log.tell(events, sink);
  if (log.notes().length > before) sink.update({ notes: [...new Set([...watch.task.notes, ...log.notes()])] });
  tellStages(watch);
  return true;
}

/** Tells the states that the log told of; a new one means that there is news to ask for. */
function tellStages(watch: Watch): void {
  const latest = Object.keys(watch.log.stages()).at(-1);
  if (latest === undefined || latest === watch.loggedStage) return;
  watch.loggedStage = latest;
  watch.imageNext = endIsTold(watch);
  if (latest !== watch.stage) enter(watch, latest);
}

function enter(watch: Watch, stage: string): void {
  const { log, sink, status, task, workflows } = watch;
  watch.stage = stage;
  watch.stages = { ...watch.stages, ...log.stages() };
  watch.stages = { ...watch.stages, [stage]: watch.stages[stage] ?? task.now().toISOString() };
  sink.update({ state: 'running', stage, stages: watch.stages });
  workflows.stale();
  status.quicken();
}

/** The log says how the build ended; that it did is for the account to say. */
const endIsTold = ({ loggedStage }: Watch) => runStateOf(loggedStage) !== undefined;

/** One status call, of the image or of its workflows. */
async function readStatus(watch: Watch): Promise<Outcome | undefined> {
  watch.status.took();
  if (!watch.imageNext && ((await readWorkflow(watch)) || (await readDocument(watch)) || (await readEarlier(watch)))) return undefined;
  const image = await readImage(watch);
  watch.imageNext = false;
  if (image === 'gone') return tellGone(watch);
  if (image === undefined) return undefined;
  watch.tail.locate(image);
  const stage = image.state?.status;
  if (runStateOf(stage) !== undefined) return finish(watch, image);
  if (stage !== undefined && stage !== watch.stage) enter(watch, stage);
  return undefined;
}

/** Tells the steps of one workflow; false when this round asked for all of them. */
async function readWorkflow(watch: Watch): Promise<boolean> {
  const steps = await aside(watch, () => watch.workflows.next(), undefined);
  if (steps === undefined) return false;
  for (const step of steps) watch.sink.step(step);
  if (steps.length > 0) watch.status.quicken();
  return true;
}

/** One document of a component, for the steps that the log named; false when none is wanted. */
async function readDocument(watch: Watch): Promise<boolean> {
  const { documents, log, sink } = watch;
  const asked = await aside(watch, documents.next, false);
  if (asked) for (const step of log.found()) sink.step(step);
  return asked;
}

/** One call to compare with builds of before; false when there is nothing more to ask. */
async function readEarlier(watch: Watch): Promise<boolean> {
  const { earlier, sink } = watch;
  const asked = earlier !== undefined && (await aside(watch, earlier.next, false));
  if (asked) sink.update({ usual: earlier.usual() });
  return asked;
}

async function readImage(watch: Watch): Promise<Image | 'gone' | undefined> {
  const { imageArn, task } = watch;
  const aws = await task.aws();
  try {
    const { image } = await (await aws.imagebuilder()).getImage({ imageBuildVersionArn: imageArn });
    watch.unknown = 0;
    return image;
  } catch (error) {
    if (!isUnknownImage(error)) throw error;
    const owner = imageArn.split(':')[4];
    if (aws.connection.accountId !== owner)
      throw new AppError('unavailable', `'${aws.connection.name}' is account ${aws.connection.accountId} now; the image is in ${owner}.`);
    watch.unknown += 1;
    return watch.unknown < surelyGone ? undefined : 'gone';
  }
}

function tellGone(watch: Watch): Outcome {
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
  watch.workflows.stale();
  while (await readWorkflow(watch));
}

/** The log that Image Builder keeps in S3, where CloudWatch has none. */
async function readLogInS3(watch: Watch, image: Image): Promise<void> {
  const { log, sink, tail, task } = watch;
  const place = s3LogPlace(image);
  if (tail.exists() || !place) return;
  const fromS3: BuildSink = { ...sink, log: (lines) => sink.log(lines.map((line) => ({ ...line, from: 's3' }))) };
  const read = async () => {
    for await (const events of readS3Log(await task.aws(), place)) log.tell(events, fromS3);
  };
  await aside(watch, read, undefined);
}

/** Tells how a build ended. */
async function finish(watch: Watch, image: Image): Promise<Outcome | undefined> {
  const { log, sink, task } = watch;
  await readRest(watch);
  await readLogInS3(watch, image);
  while (await readDocument(watch)); // without them a failure names no line
  if (task.stop.aborted) return undefined;
  const stage = image.state?.status ?? 'FAILED';
  const state = runStateOf(stage) ?? 'failed';
  if (stage !== watch.stage) enter(watch, stage);
  closeSteps(watch);
  const failure = state === 'failed' ? log.failure(image.state?.reason ?? 'The account gives no reason.') : undefined;
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
