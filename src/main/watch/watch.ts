import type { LogLine, RunState } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import { type AccountSources, withAccountSources } from './account-sources.ts';
import { systemClock, type WatchClock } from './clock.ts';
import { isRefusal, troubleOf } from './connection-loss.ts';
import { type EarlierBuilds, earlierBuilds } from './earlier-builds.ts';
import { followLog, type LogFollower } from './follow-log.ts';
import { type LogTail, tailLog } from './log-tail.ts';
import { createPace, logPace, type Pace, statusPace } from './pace.ts';
import { type S3Tail, tailS3Log } from './s3-log.ts';
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
export interface Watch {
  readonly task: WatchTask;
  readonly imageArn: string;
  readonly sink: BuildSink;
  readonly clock: WatchClock;
  readonly tail: LogTail;
  readonly log: LogFollower;
  /** The log in S3, which stands in for one that CloudWatch has not. */
  readonly s3: S3Tail;
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
  /** What the workflows say of their failed steps. */
  readonly stepFailures: Set<string>;
  /** Looks for a log in a row that found none in CloudWatch. */
  missed: number;
  /** Answers in a row by which the account does not know the image. */
  unknown: number;
}

export async function beginWatch(task: WatchTask, imageArn: string, sink: BuildSink): Promise<Watch> {
  const clock = task.clock ?? systemClock;
  const tail = tailLog(task.aws, { arn: imageArn });
  const documents = withAccountSources(task.sources, task.aws);
  const log = followLog(documents.index);
  const s3 = tailS3Log(task.aws);
  const usual = await task.usual?.(imageArn);
  if (usual) sink.update({ usual });
  for await (const told of task.told ?? []) {
    tail.recall(log.recall(told));
    s3.recall(told);
  }
  return {
    ...{ task, imageArn, sink, clock, tail, log, s3, documents },
    earlier: usual ? undefined : earlierBuilds(task.aws, imageArn),
    workflows: followWorkflows(task.aws, imageArn),
    status: createPace(statusPace, clock),
    lines: createPace(logPace, clock),
    said: new Set(),
    stepFailures: new Set(),
    troubles: new Map(),
    ...{ imageNext: true, stage: undefined, loggedStage: undefined, stages: {}, missed: 0, unknown: 0 },
  };
}

export function say({ sink, task }: Watch, text: string): void {
  sink.log([{ time: task.now().toISOString(), stream: 'system', from: 'kiln', text }]);
}

/** Asks the account; when that fails, says so once, and the next try comes in its time. */
export async function attempt<Result>(watch: Watch, pace: Pace, ask: () => Promise<Result>): Promise<Result | undefined> {
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
export async function aside<Result>(watch: Watch, read: () => Promise<Result>, otherwise: Result): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (!watch.said.has(error.message)) say(watch, error.message);
    watch.said.add(error.message);
    return otherwise;
  }
}
