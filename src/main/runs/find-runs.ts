import type { RunSummary, RunsFound, RunsWanted } from '../../contract/index.ts';

/** Everything of a run that a search looks at. */
function textOf({ title, file, root, failed, imageArn, connection, state, origin, startedAt }: RunSummary): string {
  const texts = [title, file, root, failed, imageArn, connection?.id, connection?.region, state, origin, startedAt];
  return texts.filter(Boolean).join('\n').toLowerCase();
}

/** The runs that are wanted, the newest first: every word of the text must stand somewhere. */
export function findRuns(runs: readonly RunSummary[], wanted: RunsWanted): RunsFound {
  const { text = '', states, origins, connection, since, until, offset, limit } = wanted;
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = runs.filter(
    (run) =>
      (states === undefined || states.includes(run.state)) &&
      (origins === undefined || origins.includes(run.origin)) &&
      (connection === undefined || run.connection?.id === connection) &&
      (since === undefined || run.startedAt >= since) &&
      (until === undefined || run.startedAt < until) &&
      (words.length === 0 || hasAll(textOf(run), words)),
  );
  return { total: found.length, runs: found.slice(offset, offset + limit) };
}

const hasAll = (text: string, words: readonly string[]) => words.every((word) => text.includes(word));
