import { AppError, type RunState, type RunStep } from '../../contract/index.ts';
import type { Aws, Image } from '../aws/clients.ts';
import { isPassing } from './connection-loss.ts';
import { followLog, type LogFollower } from './follow-log.ts';
import { tailLog } from './log-tail.ts';
import { artifactsOf, runStateOf } from './outcome.ts';
import { createPace } from './pace.ts';
import type { BuildSink } from './sink.ts';
import type { SourceIndex } from './source-index.ts';
import { followWorkflows, type WorkflowFollower } from './workflow-steps.ts';

export interface WatchTask {
  /** The account of the build; asked anew for every look, for it may be served by somebody else by then. */
  aws(): Promise<Aws>;
  readonly sources: SourceIndex;
  /** What the run says of itself already; what the account adds comes after. */
  readonly notes: readonly string[];
  /** Ends the watching; the build goes on. */
  readonly stop: AbortSignal;
  now(): Date;
}

/** What of an image is followed. */
interface Followed {
  readonly workflows: WorkflowFollower;
  readonly log: LogFollower;
  /** Steps that moved since they began, seen by the last look: told after the log that this look reads. */
  moved: readonly RunStep[];
  /** Complaints that were told already. */
  readonly said: Set<string>;
  readonly notes: Set<string>;
}

interface Telling {
  readonly sink: BuildSink;
  now(): Date;
}

type Outcome = Exclude<RunState, 'queued' | 'running'>;

async function readImage({ aws }: WatchTask, imageBuildVersionArn: string): Promise<Image> {
  const { image } = await (await (await aws()).imagebuilder()).getImage({ imageBuildVersionArn });
  if (!image) throw new AppError('not-found', `The image ${imageBuildVersionArn} is no longer in the account.`);
  return image;
}

/**
 * Reads what is told beside the image's state. An identity that may not read it, or a service that does not have it, costs the details
 * and not the build; it is said once.
 */
async function aside<Result>(read: () => Promise<Result>, otherwise: Result, tell: (reason: string) => void): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'aws') throw error;
    tell(error.message);
    return otherwise;
  }
}

/**
 * One look at a build; says whether anything moved since the last. A step's beginning is told before the log of what ran in it, its end
 * after. So the log is read first: what wrote it has begun by the time the steps are read. And an end is told by the next look, whose
 * log holds the rest of what ran.
 */
async function look(followed: Followed, { sink, now }: Telling): Promise<boolean> {
  const { workflows, log, said, notes } = followed;
  const complain = (text: string) => {
    if (!said.has(text)) sink.log([{ time: now().toISOString(), stream: 'system', text }]);
    said.add(text);
  };
  await aside(() => log.read(), undefined, complain);
  const { begun, moved } = await aside(() => workflows.read(), { begun: [], moved: [] }, complain);
  for (const step of begun) sink.step(step);
  const logMoved = log.tell(sink);
  for (const step of followed.moved) sink.step(step);
  followed.moved = moved;
  if (log.notes().some((note) => !notes.has(note))) {
    for (const note of log.notes()) notes.add(note);
    sink.update({ notes: [...notes] });
  }
  return logMoved || begun.length > 0 || moved.length > 0;
}

/** Tells how a finished build ended. */
function finish(image: Image, followed: Followed, { sink, now }: Telling): Outcome {
  const state = runStateOf(image.state?.status) ?? 'failed';
  const failure = state === 'failed' ? followed.log.failure(image.state?.reason ?? 'The account gives no reason.') : undefined;
  for (const step of followed.moved) sink.step(step);
  for (const step of followed.log.unfinished()) sink.step({ ...step, state: 'cancelled' });
  sink.update({
    state,
    finishedAt: now().toISOString(),
    artifacts: artifactsOf(image),
    ...(failure === undefined ? {} : { failure }),
  });
  return state;
}

/**
 * Follows a build until it ends or `stop` aborts (then undefined). A look that fails because the account cannot be reached is repeated,
 * as long as it takes: that our polling fails says nothing about the build.
 */
export async function watchImage(task: WatchTask, imageArn: string, sink: BuildSink): Promise<Outcome | undefined> {
  const { stop, sources, now } = task;
  const pace = createPace();
  let followed: Followed | undefined;
  let stage: string | undefined;
  let lost = false;
  while (!stop.aborted) {
    try {
      const image = await readImage(task, imageArn);
      followed ??= {
        workflows: followWorkflows(task.aws, imageArn),
        log: followLog(tailLog(task.aws, image), sources),
        moved: [],
        said: new Set(),
        notes: new Set(task.notes),
      };
      const status = image.state?.status;
      if (status !== stage || lost) sink.update({ state: 'running', ...(status === undefined ? {} : { stage: status }) });
      if ((await look(followed, { sink, now })) || status !== stage) pace.quicken();
      stage = status;
      lost = false;
      if (runStateOf(status)) return finish(image, followed, { sink, now });
    } catch (error) {
      if (!isPassing(error)) throw error;
      if (!lost)
        sink.log([{ time: now().toISOString(), stream: 'system', text: `${error.message} The build goes on; Kiln keeps asking.` }]);
      lost = true;
    }
    await pace.wait(stop);
  }
  return undefined;
}
