import type { LogLine, LogMatches } from '../../contract/index.ts';
import type { LogReader } from './log-reader.ts';

export interface WantedLines {
  /** '' for all. */
  readonly text: string;
  readonly stepId?: string | undefined;
}

/** What terminals take as commands and people do not see. Colours, titles, links. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters that are looked for.
const escapes = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g;

/** So many places are told; who looks for a letter in a million lines gets the first of them. */
const mostMatches = 100_000;

/** A line's test on its JSON; most lines are told apart without reading them. */
function testOf({ text, stepId }: WantedLines): (json: string) => boolean {
  const wanted = text.toLowerCase();
  const step = stepId === undefined ? undefined : `"stepId":${JSON.stringify(stepId)}`;
  const quick = JSON.stringify(wanted).slice(1, -1);
  return (json) => {
    if (step !== undefined && !json.includes(step)) return false;
    if (wanted !== '' && !json.includes('\\u001b') && !json.toLowerCase().includes(quick)) return false;
    const line = JSON.parse(json) as LogLine;
    return (stepId === undefined || line.stepId === stepId) && line.text.replace(escapes, '').toLowerCase().includes(wanted);
  };
}

/** Finds lines from one on; tells them as ranges, portion by portion, so that the first are there before the last are looked for. */
export async function* searchLog(
  log: LogReader,
  wanted: WantedLines,
  options: { readonly from: number; readonly signal: AbortSignal },
): AsyncGenerator<LogMatches> {
  const passes = testOf(wanted);
  let told = 0;
  for await (const { first, texts } of log.portions(options.from, options.signal)) {
    const ranges: [number, number][] = [];
    for (const [at, text] of texts.entries()) {
      if (told >= mostMatches || !passes(text)) continue;
      const last = ranges.at(-1);
      if (last?.[1] === first + at) last[1] += 1;
      else {
        told += 1;
        ranges.push([first + at, first + at + 1]);
      }
    }
    yield { ranges, seen: first + texts.length };
  }
}
