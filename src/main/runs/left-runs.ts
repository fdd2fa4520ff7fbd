import type { LogLine, RunRecord } from '../../contract/index.ts';
import { logReader } from './log-reader.ts';
import { createRunFile, logPath, removeRun, type StoredRun } from './run-files.ts';
import { interrupted } from './run-state.ts';

interface Writing {
  report(error: unknown): void;
}

/** A run that nobody works at, with the lines of its log that are whole. */
interface LeftRun extends Pick<StoredRun, 'run' | 'logLength'> {
  /** A build, which goes on in its account: it waits for whoever follows it. */
  readonly isOrphan: boolean;
}

/** What a process that died has left of a run: a build is watched on from its last whole line, a rehearsal has ended. */
export async function leftOf(folder: string, { run }: StoredRun, { now, report }: Writing & { now(): Date }): Promise<LeftRun> {
  const log = logReader(logPath(folder));
  const [logLength, size] = [await log.length(), await log.size()];
  createRunFile(folder, report).cutLog(size);
  const isOrphan = run.origin !== 'rehearsal' && (run.imageArn !== undefined || run.plan !== undefined);
  return { logLength, isOrphan, run: isOrphan ? run : interrupted(run, now().toISOString()) };
}

/** Writes a whole run at once; nothing of it stays where that fails. */
export async function writeRun(
  folder: string,
  { run, portions, report }: Writing & { readonly run: RunRecord; readonly portions: AsyncIterable<readonly LogLine[]> },
): Promise<void> {
  const file = createRunFile(folder, report);
  let logLength = 0;
  try {
    for await (const lines of portions) {
      file.appendLog(lines);
      logLength += lines.length;
    }
  } catch (error) {
    await removeRun(folder);
    throw error;
  } finally {
    file.close();
  }
  file.save(run, logLength);
}
