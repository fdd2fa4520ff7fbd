import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { AppError, type RunState, type RunSummary } from '../../contract/index.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import { kilnPaths } from '../paths.ts';
import { openRuns, type RunRegistry } from '../runs/registry.ts';
import { exportRun, openRunFile } from '../runs/run-file.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';
import { connectionFlags, connectionUsage } from './connection-options.ts';
import { runFolder, type TailWish, tailImage, tailRun } from './runs-tail.ts';

const usage = `Usage: kiln runs [--text WORDS] [--state STATE] [--limit N] [--json]
       kiln runs show ID [--json]
       kiln runs tail ID|ARN [--json] [--connection NAME] [--region REGION]
       kiln runs export ID [--out FILE]
       kiln runs open FILE [--json]

Without a verb it lists the runs of this computer, the newest first: rehearsals, local builds, builds in AWS. An ID may be cut short.

show    one run: its steps, its failure, its outputs
tail    follows a run to its end; by the ARN of an image's build, one that anybody started
export  one file with the run and its log, without secrets and paths of this computer (default: NAME.kilnrun)
open    takes in a run that was exported elsewhere

  --text WORDS       runs of whose title, file, failure or image all words are part
  --state STATE      queued, running, succeeded, failed, cancelled or gone; may be given again
  --limit N          so many at most (default: 50)
  --json             print JSON; of tail one event a line
${connectionUsage}

Exit code: 0 done, of tail and show: the run succeeded; 1 it did not; 2 wrong usage, or no such run; 130 the watching was interrupted.`;

const states: readonly string[] = ['queued', 'running', 'succeeded', 'failed', 'cancelled', 'gone'] satisfies readonly RunState[];

interface Options {
  readonly text?: string;
  readonly state?: string[];
  readonly limit?: string;
  readonly out?: string;
  readonly json?: boolean;
  readonly connection?: string;
  readonly region?: string;
}

interface Request {
  readonly io: CommandIo;
  readonly data: string;
  readonly options: Options;
  /** What stands behind the verb. */
  readonly subject: string;
}

type Verb = (request: Request) => Promise<number>;

async function withRuns<Result>({ data, io }: Request, act: (runs: RunRegistry) => Promise<Result>): Promise<Result> {
  const report = (error: unknown) => void io.stderr.write(`kiln: ${error instanceof Error ? error.message : String(error)}\n`);
  const runs = await openRuns({ folder: resolve(data, 'runs'), now: () => new Date(), report });
  try {
    return await act(runs);
  } finally {
    runs.close();
  }
}

/** The run of an id, or of the only one that begins so. */
function runOf(runs: RunRegistry, id: string): RunSummary {
  const found = runs.summaries().filter((run) => run.id.startsWith(id));
  const [only] = found;
  if (id === '' || !only) throw new UsageError(`there is no run '${id}'`);
  if (found.length > 1) throw new UsageError(`several runs begin with '${id}': ${found.map((run) => run.id).join(', ')}`);
  return only;
}

const printJson = ({ stdout }: CommandIo, value: unknown) => void stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);

const describe = ({ id, state, startedAt, title, failed }: RunSummary) =>
  `${id.slice(0, 8)}  ${state.padEnd(9)}  ${startedAt.slice(0, 19).replace('T', ' ')}  ${title}${failed === undefined ? '' : `: ${failed}`}`;

function wanted({ text, state, limit = '50' }: Options) {
  const unknown = state?.find((one) => !states.includes(one));
  if (unknown !== undefined) throw new UsageError(`there is no state '${unknown}'; there are ${states.join(', ')}`);
  if (!/^\d{1,4}$/.test(limit) || Number(limit) < 1 || Number(limit) > 1000) throw new UsageError('--limit takes a number from 1 to 1000');
  return { offset: 0, limit: Number(limit), ...(text === undefined ? {} : { text }), ...(state ? { states: state as RunState[] } : {}) };
}

const list: Verb = (request) =>
  withRuns(request, async (runs) => {
    const found = runs.find(wanted(request.options));
    if (request.options.json) printJson(request.io, found);
    else for (const run of found.runs) request.io.stdout.write(`${describe(run)}\n`);
    return 0;
  });

const show: Verb = (request) =>
  withRuns(request, async (runs) => {
    const run = await runs.record(runOf(runs, request.subject).id);
    if (request.options.json) printJson(request.io, run);
    else await tailRun(runFolder(request.data, run.id), wishOf(request), request.io);
    return run.state === 'succeeded' ? 0 : 1;
  });

const wishOf = ({ options: { json = false, connection, region } }: Request): TailWish => ({ json, choice: { connection, region } });

const tail: Verb = async (request) => {
  const { io, subject, data } = request;
  if (subject.startsWith('arn:')) return tailImage(subject, wishOf(request), io);
  const { id } = await withRuns(request, async (runs) => runOf(runs, subject));
  return tailRun(runFolder(data, id), wishOf(request), io);
};

const exportFile: Verb = (request) =>
  withRuns(request, async (runs) => {
    const { id, title } = runOf(runs, request.subject);
    const out = request.options.out ?? `${title.replace(/[^\w.-]+/g, '-')}.kilnrun`;
    await writeAtomically(resolve(request.io.cwd, out), await buffer(exportRun(runs, id, request.data)), 0o600);
    if (!request.options.json) request.io.stdout.write(`${out}\n`);
    else printJson(request.io, { id, file: out });
    return 0;
  });

const openFile: Verb = (request) =>
  withRuns(request, async (runs) => {
    const runId = await openRunFile(runs, createReadStream(resolve(request.io.cwd, request.subject)));
    if (request.options.json) printJson(request.io, { runId });
    else request.io.stdout.write(`${runId}\n`);
    return 0;
  });

/** Whether a verb is told what it is about. */
const verbs: Readonly<Record<string, { readonly run: Verb; readonly subject: boolean }>> = {
  list: { run: list, subject: false },
  show: { run: show, subject: true },
  tail: { run: tail, subject: true },
  export: { run: exportFile, subject: true },
  open: { run: openFile, subject: true },
};

export const runs: Command = {
  name: 'runs',
  summary: 'List, show, follow, export and open runs',
  usage,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ text: { type: 'string' }, limit: { type: 'string' }, out: { type: 'string', short: 'o' }, json: { type: 'boolean' } },
        ...{ state: { type: 'string', multiple: true }, ...connectionFlags },
      },
    });
    const [name = 'list', subject, ...more] = positionals;
    const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
    if (!verb || more.length > 0 || verb.subject !== (subject !== undefined)) {
      throw new UsageError("it takes nothing, 'show ID', 'tail ID|ARN', 'export ID' or 'open FILE'");
    }
    try {
      return await verb.run({ io, data: kilnPaths(io.env).data, options: values, subject: subject ?? '' });
    } catch (error) {
      if (error instanceof AppError && error.code === 'invalid-input') throw new UsageError(error.message);
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new UsageError(`there is no file '${subject}'`);
      if (!(error instanceof AppError)) throw error;
      io.stderr.write(`kiln runs: ${error.message}\n`);
      return 1;
    }
  },
};
