import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, type RunRecord, type RunStep } from '../../contract/index.ts';
import { logReader } from '../runs/log-reader.ts';
import { logPath, readRun } from '../runs/run-files.ts';
import { isFinished } from '../runs/run-state.ts';
import { noSources } from '../watch/source-index.ts';
import { watchImage } from '../watch/watch-image.ts';
import { type BuildReport, buildReport } from './build-report.ts';
import type { CommandIo } from './command.ts';
import { type ConnectionChoice, withAccount } from './connection-options.ts';

/** How often a run is read again that another process writes. */
const lookMs = 1000;

/** As a shell has it for what Ctrl-C ended. */
const interruptedCode = 130;

export interface TailWish {
  readonly json: boolean;
  readonly choice: ConnectionChoice;
}

/** Follows a build in its account to its end; Ctrl-C ends the watching, and the build goes on. */
export function tailImage(imageArn: string, { json, choice }: TailWish, io: CommandIo): Promise<number> {
  return withAccount({ name: 'runs', choice }, io, async (account) => {
    const report = buildReport(io.stdout, { json });
    report.sink.update({ imageArn });
    const task = { aws: account.aws, sources: noSources, notes: [], stop: io.signal, now: () => new Date() };
    const outcome = await watchImage(task, imageArn, report.sink);
    return outcome === undefined ? interruptedCode : report.finish();
  });
}

/** Follows a run that another process of Kiln carries out, by what that writes down; of one that has ended, tells all. */
export async function tailRun(folder: string, { json }: TailWish, io: CommandIo): Promise<number> {
  const report = buildReport(io.stdout, { json });
  const told: Told = { lines: 0, steps: new Map(), stage: undefined };
  const log = logReader(logPath(folder));
  for (;;) {
    const { run, pid } = await readRun(folder);
    await tell(report, told, { run, log });
    if (isFinished(run.state)) return finish(report, run);
    if (!isRunning(pid)) throw new AppError('unavailable', 'The Kiln that carried out this run has ended. Open Kiln, and it goes on.');
    await sleep(lookMs, undefined, { signal: io.signal }).catch(() => {}); // interrupted: said below
    if (io.signal.aborted) return interruptedCode;
  }
}

interface Told {
  lines: number;
  readonly steps: Map<string, RunStep['state']>;
  stage: string | undefined;
}

interface Seen {
  readonly run: RunRecord;
  readonly log: ReturnType<typeof logReader>;
}

async function tell({ sink }: BuildReport, told: Told, { run, log }: Seen): Promise<void> {
  if (run.stage !== undefined && run.stage !== told.stage) sink.update({ stage: run.stage });
  told.stage = run.stage;
  for (const step of run.steps) {
    if (told.steps.get(step.id) !== step.state) sink.step(step);
    told.steps.set(step.id, step.state);
  }
  for await (const { texts } of log.portions(told.lines)) {
    told.lines += texts.length;
    sink.log(texts.map((text) => JSON.parse(text)));
  }
}

function finish(report: BuildReport, { state, imageArn, failure, artifacts }: RunRecord): number {
  report.sink.update({ state, artifacts, ...(imageArn === undefined ? {} : { imageArn }), ...(failure ? { failure } : {}) });
  report.finish();
  return state === 'succeeded' ? 0 : 1;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The folder of a run. */
export const runFolder = (data: string, id: string): string => join(data, 'runs', id);
