import { type LogLine, type LogMatches, mostLogLines, type RunEvent } from '../../contract/index.ts';
import { type RunEntry, toldLines } from './live-run.ts';
import { isFinished } from './run-state.ts';
import { searchLog, type WantedLines } from './search-log.ts';

/** What is read of one run: its story, and its log. */
export interface RunReader {
  watch(runId: string, options: { readonly after: number; readonly signal: AbortSignal }): AsyncIterable<RunEvent>;
  log(runId: string, from: number, to: number): Promise<readonly LogLine[]>;
  /** All of a log, in portions. */
  portions(runId: string): AsyncIterable<readonly LogLine[]>;
  searchLog(runId: string, wanted: WantedLines, signal: AbortSignal): AsyncIterable<LogMatches>;
}

export function reading(required: (runId: string) => Promise<RunEntry>): RunReader {
  return {
    async *watch(runId, { after, signal }) {
      const entry = await required(runId);
      const later = entry.events(signal);
      const [run, logLength] = [entry.run(), entry.logLength()];
      const log = await entry.log.lines(Math.max(after, logLength - toldLines), logLength);
      yield { type: 'snapshot', run, log, logLength };
      yield* later;
    },
    async log(runId, from, to) {
      const entry = await required(runId);
      return entry.log.lines(from, Math.min(to, from + mostLogLines, entry.logLength()));
    },
    async *portions(runId) {
      for await (const { texts } of (await required(runId)).log.portions(0)) yield texts.map((text): LogLine => JSON.parse(text));
    },
    async *searchLog(runId, wanted, signal) {
      const entry = await required(runId);
      const later = entry.events(signal);
      let from = 0;
      const search = async function* () {
        for await (const found of searchLog(entry.log, wanted, { from, signal })) {
          from = found.seen;
          yield found;
        }
      };
      yield* search();
      if (!isFinished(entry.run().state)) for await (const { type } of later) if (type === 'log') yield* search();
    },
  };
}
