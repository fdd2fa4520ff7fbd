import { runStateOf } from './outcome.ts';
import type { BuildSink } from './sink.ts';
import type { LogEvent } from './taken-lines.ts';
import { aside, type Watch } from './watch.ts';

/** Looks that CloudWatch has no log, before the one in S3 stands in for it: where there are both, it comes first. */
const looksBefore = 3;

/** One call for the log; false when the account refuses it. */
export async function readLog(watch: Watch): Promise<boolean> {
  watch.lines.took();
  if (isInS3(watch)) return readS3Log(watch);
  const { tail } = watch;
  const events = await aside(watch, () => tail.read(), undefined);
  watch.missed = tail.exists() ? 0 : watch.missed + 1;
  return tellEvents(watch, events);
}

/** While neither of them has a log, both are asked in turns. */
function isInS3({ missed, s3, tail }: Watch): boolean {
  if (tail.exists() || !s3.isLocated()) return false;
  return s3.hasTold() || (missed >= looksBefore && missed % 2 === 1);
}

export async function readS3Log(watch: Watch): Promise<boolean> {
  const { s3, sink } = watch;
  watch.missed += 1;
  const fromS3: BuildSink = { ...sink, log: (lines) => sink.log(lines.map((line) => ({ ...line, from: 's3' }))) };
  return tellEvents(watch, await aside(watch, () => s3.read(), undefined), fromS3);
}

function tellEvents(watch: Watch, events: readonly LogEvent[] | undefined, sink = watch.sink): boolean {
  const { lines, log } = watch;
  if (!events || events.length === 0) return events !== undefined;
  const before = log.notes().length;
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

export function enter(watch: Watch, stage: string): void {
  const { log, sink, status, task, workflows } = watch;
  watch.stage = stage;
  watch.stages = { ...watch.stages, ...log.stages() };
  watch.stages = { ...watch.stages, [stage]: watch.stages[stage] ?? task.now().toISOString() };
  sink.update({ state: 'running', stage, stages: watch.stages });
  workflows.stale();
  status.quicken();
}

/** The log says how the build ended; that it did is for the account to say. */
export const endIsTold = ({ loggedStage }: Watch) => runStateOf(loggedStage) !== undefined;
