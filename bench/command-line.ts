import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { generateDocument } from './generate.ts';
import type { Goal } from './goals.ts';
import { median } from './measure.ts';

/** A program as it was run as a child process: the median of its wall times, and the most memory that it held. */
interface Timed {
  readonly milliseconds: number;
  readonly megabytes: number;
}

export interface CommandLineResult {
  readonly emptyNode: Timed;
  readonly kilnOne: Timed;
  /** The same again: what became of the files is known from the run before. */
  readonly kilnOneAgain: Timed;
  readonly serverOne: Timed;
  readonly kilnMany: Timed;
  readonly kilnManyAgain: Timed;
  readonly serverMany: Timed;
  readonly documents: number;
  /** undefined: cfn-lint is not installed. It checks templates, and does not look into the documents inside. */
  readonly cfnLint: { readonly one: Timed; readonly documentsPerSecond: number } | undefined;
}

interface Program {
  readonly command: string;
  readonly args: readonly string[];
}

const root = resolve(import.meta.dirname, '..');
const kiln = join(root, 'out/main/cli.js');
const languageServer = join(import.meta.dirname, 'language-server-files.ts');
/** Loaded before a program: tells at its end how much memory it held at most. Plain JavaScript, to cost the program nothing. */
const reportMemory = `data:text/javascript,process.on('exit',()=>process.stderr.write('PEAK '+process.resourceUsage().maxRSS))`;
const TEMPLATES = 20;
/** Without ShellCheck, which the language server does not run either; bash is parsed all the same. */
const again = ['lint', '--no-config', '--shellcheck', 'off'];
/** Without what an earlier run found, too. */
const lint = [...again, '--no-cache'];

/** Lints one file and a thousand with Kiln's command line and with yaml-language-server as a library, each in processes of its own. */
export function benchCommandLine({ quick }: { quick: boolean }): CommandLineResult {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-bench-'));
  try {
    const documents = quick ? 300 : 1000;
    const files = writeDocuments(folder, documents);
    const many = join(folder, 'many');
    const home = join(folder, 'home');
    const rounds = { one: quick ? 7 : 15, many: quick ? 1 : 3 };
    const [emptyNode, kilnOne, kilnOneAgain, serverOne] = timed(
      rounds.one,
      [
        node('-e', '0'),
        node('--import', reportMemory, kiln, ...lint, files),
        node('--import', reportMemory, kiln, ...again, files),
        node('--import', reportMemory, languageServer, files),
      ],
      home,
    );
    const [kilnMany, kilnManyAgain, serverMany] = timed(
      rounds.many,
      [
        node('--import', reportMemory, kiln, ...lint, many),
        node('--import', reportMemory, kiln, ...again, many),
        node('--import', reportMemory, languageServer, many),
      ],
      home,
    );
    if (!(emptyNode && kilnOne && kilnOneAgain && serverOne && kilnMany && kilnManyAgain && serverMany))
      throw new Error('nothing was measured');
    return { emptyNode, kilnOne, kilnOneAgain, serverOne, kilnMany, kilnManyAgain, serverMany, documents, cfnLint: benchCfnLint(folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function goalsOfCommandLine(result: CommandLineResult): readonly Goal[] {
  const { kilnOne, kilnOneAgain, kilnMany, kilnManyAgain } = result;
  return [
    ...goalsOf(result, { one: kilnOne, many: kilnMany, when: 'the first time' }),
    ...goalsOf(result, { one: kilnOneAgain, many: kilnManyAgain, when: 'again' }),
  ];
}

function goalsOf(
  { emptyNode, serverMany }: CommandLineResult,
  { one, many, when }: { readonly one: Timed; readonly many: Timed; readonly when: string },
): readonly Goal[] {
  return [
    {
      what: `kiln lint of one file, ${when} × an empty node process`,
      measured: one.milliseconds / emptyNode.milliseconds,
      wanted: 2.5,
      is: 'at most',
    },
    {
      what: `kiln lint of many files, ${when}, times as fast as yaml-language-server`,
      measured: serverMany.milliseconds / many.milliseconds,
      wanted: 8,
      is: 'at least',
    },
    {
      what: `its peak memory, ${when} × yaml-language-server`,
      measured: many.megabytes / serverMany.megabytes,
      wanted: 0.5,
      is: 'at most',
    },
  ];
}

export function printCommandLine(result: CommandLineResult): void {
  const { emptyNode, kilnOne, kilnOneAgain, serverOne, kilnMany, kilnManyAgain, serverMany, documents, cfnLint } = result;
  const row = (name: string, one: Timed | undefined, many: Timed | undefined) => {
    const perSecond = many === undefined ? '' : ((documents * 1000) / many.milliseconds).toFixed(0);
    const cells = [name.padEnd(22), (one?.milliseconds.toFixed(0) ?? '').padStart(10), perSecond.padStart(16)];
    console.log([...cells, (many?.megabytes.toFixed(0) ?? '').padStart(8)].join('  '));
  };
  console.log(`\ncommand line            one file ms  ${documents} files: 1/s   peak MB`);
  row('node -e 0', emptyNode, undefined);
  row('kiln lint', kilnOne, kilnMany);
  row('kiln lint, again', kilnOneAgain, kilnManyAgain);
  row('yaml-language-server', serverOne, serverMany);
  if (cfnLint === undefined) console.log('cfn-lint                is not installed');
  else
    console.log(
      `cfn-lint              ${cfnLint.one.milliseconds.toFixed(0).padStart(12)}  ${cfnLint.documentsPerSecond.toFixed(1).padStart(16)}`,
    );
}

/** The path of one document; a folder `many` beside it holds the others. */
function writeDocuments(folder: string, count: number): string {
  mkdirSync(join(folder, 'many'));
  for (let index = 0; index < count; index++) {
    writeFileSync(join(folder, 'many', `document-${index}.yaml`), generateDocument(60 + (index % 15) * 10, index + 1));
  }
  const one = join(folder, 'one.yaml');
  writeFileSync(one, generateDocument(200, 1));
  return one;
}

function node(...args: readonly string[]): Program {
  return { command: process.execPath, args };
}

/** Runs programs in turns, so that a busy spell of the machine hits all alike. What Kiln keeps it keeps in `home`. */
function timed(rounds: number, programs: readonly Program[], home: string): readonly Timed[] {
  const found = programs.map(() => ({ times: [] as number[], megabytes: 0 }));
  for (let round = 0; round <= rounds; round++) {
    programs.forEach(({ command, args }, index) => {
      const start = performance.now();
      const { status, stderr } = spawnSync(command, args, {
        encoding: 'utf8',
        maxBuffer: 2 ** 26,
        env: { ...process.env, KILN_HOME: home },
      });
      const time = performance.now() - start;
      if (status === null || status > 1) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stderr}`);
      const own = found[index];
      if (round === 0 || own === undefined) return; // it fills the caches
      own.times.push(time);
      own.megabytes = Math.max(own.megabytes, Number(/PEAK (\d+)/.exec(stderr)?.[1] ?? 0) / 1024);
    });
  }
  return found.map(({ times, megabytes }) => ({ milliseconds: median(times), megabytes }));
}

/** cfn-lint on templates that hold the same documents as the data of components. */
function benchCfnLint(folder: string): CommandLineResult['cfnLint'] {
  if (spawnSync('cfn-lint', ['--version']).status !== 0) return undefined;
  const templates = join(folder, 'templates');
  mkdirSync(templates);
  const paths = readdirSync(join(folder, 'many'))
    .slice(0, TEMPLATES)
    .map((_, index) => {
      const path = join(templates, `template-${index}.json`);
      writeFileSync(path, JSON.stringify(template(generateDocument(60 + (index % 15) * 10, index + 1))));
      return path;
    });
  const [one, many] = timed(
    1,
    [
      { command: 'cfn-lint', args: paths.slice(0, 1) },
      { command: 'cfn-lint', args: paths },
    ],
    folder,
  );
  return one === undefined || many === undefined ? undefined : { one, documentsPerSecond: (TEMPLATES * 1000) / many.milliseconds };
}

function template(data: string): object {
  const properties = { Name: 'example', Platform: 'Linux', Version: '1.0.0', Data: data };
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Resources: { Example: { Type: 'AWS::ImageBuilder::Component', Properties: properties } },
  };
}
