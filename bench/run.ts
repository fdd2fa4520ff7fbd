// How long the whole analysis of a document takes, against the `yaml` package's bare parse and against yaml-language-server with a schema.
// All run in this one process, in turns. Only the ratios mean something on another machine. The last line is the result as JSON.
import { parseEvents } from 'js-yaml';
import { parseDocument } from 'yaml';
import { analyze } from '../src/documents/index.ts';
import { generateDocument } from './generate.ts';
import { createValidator } from './language-server.ts';
import { type Measurement, measure, median, ratio } from './measure.ts';

interface Result {
  readonly document: string;
  readonly lines: number;
  readonly milliseconds: Readonly<Record<string, number>>;
  readonly timesYamlParse: number;
  readonly timesFasterThanLanguageServer: number;
}

const SIZES = [
  { lines: 200, rounds: 61 },
  { lines: 1000, rounds: 41 },
  { lines: 5000, rounds: 15 },
];
const WARM_UP = 30;
const SEED = 7;

const validate = createValidator();
const contestants = [
  { name: 'analyze', run: (text: string) => analyze(text) },
  { name: 'yaml parseDocument', run: (text: string) => parseDocument(text) },
  { name: 'yaml-language-server', run: validate },
  { name: 'js-yaml parseEvents', run: (text: string) => tryParseEvents(text) },
];

await checkFairness();
const results: Result[] = [];
for (const { lines, rounds } of SIZES) {
  const text = generateDocument(lines, SEED);
  results.push(await compare('valid', text, rounds));
  results.push(await compare('one quote not closed', withOpenQuote(text), rounds));
}
print(results);

async function compare(document: string, text: string, rounds: number): Promise<Result> {
  const [ours, bare, server, events] = await measure(contestants, typing(text), { rounds, warmUp: WARM_UP });
  if (ours === undefined || bare === undefined || server === undefined || events === undefined) throw new Error('nothing was measured');
  const times = (measurement: Measurement) => [measurement.name, median(measurement.rounds)] as const;
  return {
    document,
    lines: text.split('\n').length - 1,
    milliseconds: Object.fromEntries([ours, bare, server, events].map(times)),
    timesYamlParse: ratio(ours, bare),
    timesFasterThanLanguageServer: ratio(server, ours),
  };
}

/** The document while somebody types into the middle of it: a new text in every round. */
function typing(document: string): (round: number) => string {
  const middle = document.indexOf('echo "', document.length >> 1) + 'echo "'.length;
  return (round) => `${document.slice(0, middle)}${'x'.repeat((round % 40) + 1)}${document.slice(middle)}`;
}

function withOpenQuote(document: string): string {
  const step = document.indexOf('- name: ', document.length >> 1) + '- name: '.length;
  return `${document.slice(0, step)}"${document.slice(step)}`;
}

/** Both linters must find the generated document good and a misspelt action bad, or their times could not be compared. */
async function checkFairness(): Promise<void> {
  const good = generateDocument(200, SEED);
  const bad = good.replace('action: ExecuteBash', 'action: ExecuteBsh');
  const errorsOf = (text: string) => analyze(text).diagnostics.filter(({ severity }) => severity === 'error').length;
  const found = { good: [errorsOf(good), (await validate(good)).length], bad: [errorsOf(bad), (await validate(bad)).length] };
  if (found.good.some((count) => count > 0) || found.bad.some((count) => count === 0)) {
    throw new Error(`the linters disagree about the generated document: ${JSON.stringify(found)}`);
  }
}

function tryParseEvents(text: string): unknown {
  try {
    return parseEvents(text, {});
  } catch (error) {
    return error;
  }
}

function print(rows: readonly Result[]): void {
  console.log('lines  document              analyze ms  x yaml parse  x faster than yaml-language-server');
  for (const { document, lines, milliseconds, timesYamlParse, timesFasterThanLanguageServer } of rows) {
    const time = (milliseconds.analyze ?? Number.NaN).toFixed(2);
    const cells = [String(lines).padStart(5), document.padEnd(20), time.padStart(11), timesYamlParse.toFixed(2).padStart(13)];
    console.log(`${cells.join('  ')}  ${timesFasterThanLanguageServer.toFixed(1).padStart(34)}`);
  }
  console.log(JSON.stringify({ node: process.version, results: rows }));
}
