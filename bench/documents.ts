import { parseDocument } from 'yaml';
import { type Analysis, analyze } from '../src/documents/index.ts';
import { generateDocument } from './generate.ts';
import type { Goal } from './goals.ts';
import { createValidator } from './language-server.ts';
import { type Measurement, measure, median, ratio } from './measure.ts';

export interface DocumentResult {
  readonly document: string;
  readonly lines: number;
  readonly milliseconds: Readonly<Record<string, number>>;
  /** From scratch, against the bare parse; the bare parse does not check anything. */
  readonly scratch: number;
  /** From the analysis of the text one keystroke ago, against the bare parse. */
  readonly edit: number;
  readonly timesLanguageServer: number;
}

const SIZES = [
  { lines: 50, rounds: 61 },
  { lines: 200, rounds: 61 },
  { lines: 1000, rounds: 41 },
  { lines: 5000, rounds: 15 },
  { lines: 20_000, rounds: 7 },
];
const WARM_UP = 30;
const WARM_UP_OF_LONG = 4;
const SEED = 7;

/** Lints documents of all sizes, right and broken, beside the bare parse and yaml-language-server; all in this process, in turns. */
export async function benchDocuments({ quick }: { quick: boolean }): Promise<readonly DocumentResult[]> {
  const validate = createValidator();
  await checkFairness(validate);
  const results: DocumentResult[] = [];
  for (const { lines, rounds } of SIZES) {
    if (quick && lines > 5000) continue;
    const amount = { rounds: quick ? rounds >> 1 : rounds, warmUp: lines > 5000 ? WARM_UP_OF_LONG : WARM_UP };
    const text = generateDocument(lines, SEED);
    results.push(await compare('valid', text, { validate, amount }));
    results.push(await compare('one quote not closed', withOpenQuote(text), { validate, amount }));
  }
  return results;
}

export function goalsOfDocuments(results: readonly DocumentResult[]): readonly Goal[] {
  const valid = results.filter(({ document, lines }) => document === 'valid' && lines >= 190);
  return [
    ...valid.flatMap(({ lines, scratch, timesLanguageServer }): Goal[] => [
      { what: `full lint of ${lines} lines × bare yaml parse`, measured: scratch, wanted: 0.35, is: 'at most' },
      {
        what: `full lint of ${lines} lines, times as fast as yaml-language-server`,
        measured: timesLanguageServer,
        wanted: 8,
        is: 'at least',
      },
    ]),
    ...valid
      .filter(({ lines }) => lines > 900 && lines < 1100)
      .map(
        ({ lines, edit }): Goal => ({ what: `an edit in ${lines} lines × bare yaml parse`, measured: edit, wanted: 0.15, is: 'at most' }),
      ),
  ];
}

export function printDocuments(results: readonly DocumentResult[]): void {
  console.log('lines  document              full ms  × yaml parse  edit ms  × yaml parse  × faster than yaml-language-server');
  for (const { document, lines, milliseconds, scratch, edit, timesLanguageServer } of results) {
    const time = (name: string) => (milliseconds[name] ?? Number.NaN).toFixed(2);
    const cells = [String(lines).padStart(5), document.padEnd(20), time('full').padStart(8), scratch.toFixed(2).padStart(12)];
    cells.push(time('edit').padStart(7), edit.toFixed(3).padStart(12), timesLanguageServer.toFixed(1).padStart(34));
    console.log(cells.join('  '));
  }
}

interface Peers {
  readonly validate: (text: string) => unknown;
  readonly amount: { readonly rounds: number; readonly warmUp: number };
}

async function compare(document: string, text: string, { validate, amount }: Peers): Promise<DocumentResult> {
  let previous: Analysis | undefined;
  const contestants = [
    { name: 'full', run: (edited: string) => analyze(edited) },
    {
      name: 'edit',
      run: (edited: string) => {
        previous = analyze(edited, { previous });
      },
    },
    { name: 'yaml parseDocument', run: (edited: string) => parseDocument(edited) },
    { name: 'yaml-language-server', run: validate },
  ];
  const [full, edit, bare, server] = await measure(contestants, typing(text), amount);
  if (full === undefined || edit === undefined || bare === undefined || server === undefined) throw new Error('nothing was measured');
  const times = (measurement: Measurement) => [measurement.name, median(measurement.rounds)] as const;
  return {
    document,
    lines: text.split('\n').length - 1,
    milliseconds: Object.fromEntries([full, edit, bare, server].map(times)),
    scratch: ratio(full, bare),
    edit: ratio(edit, bare),
    timesLanguageServer: ratio(server, full),
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
async function checkFairness(validate: ReturnType<typeof createValidator>): Promise<void> {
  const good = generateDocument(200, SEED);
  const bad = good.replace('action: ExecuteBash', 'action: ExecuteBsh');
  const errorsOf = (text: string) => analyze(text).diagnostics.filter(({ severity }) => severity === 'error').length;
  const found = { good: [errorsOf(good), (await validate(good)).length], bad: [errorsOf(bad), (await validate(bad)).length] };
  if (found.good.some((count) => count > 0) || found.bad.some((count) => count === 0)) {
    throw new Error(`the linters disagree about the generated document: ${JSON.stringify(found)}`);
  }
}
