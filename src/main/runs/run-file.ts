import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { AppError, type LogLine, type RunRecord } from '../../contract/index.ts';
import type { RunRegistry } from './registry.ts';
import { exportedRun, logLine } from './run-schema.ts';
import { type Places, placesOf, valueWithoutSecrets, withoutSecrets } from './without-secrets.ts';

/**
 * A run as one file, `*.kilnrun`: compressed lines of JSON. The first says what it is, the second is the record, the others are the log.
 * Nothing of the machine that it comes from is in it but what the run itself tells.
 */
const format = 'kilnrun';
const version = 1;
const head = z.object({ format: z.literal(format), version: z.number().int() });

/** What a file may hold: it comes from somebody else. */
const longestLine = 32 * 1024 * 1024;
const mostLines = 1_000_001;
const mostBytes = 1024 ** 3;

/** Only what can be read elsewhere: no workspace, and of files on this machine their names alone. */
function portable(run: RunRecord, places: Places): Omit<RunRecord, 'id'> {
  const { id: _id, trouble: _trouble, retryable: _retryable, ...rest } = run;
  const isFile = (type: string) => type !== 'ami' && type !== 'container';
  const artifacts = run.artifacts.map((one) => (isFile(one.type) ? { ...one, path: one.path.split(/[\\/]/).at(-1) ?? '' } : one));
  return valueWithoutSecrets({ ...rest, root: '', artifacts }, places);
}

async function* linesOf(runs: RunRegistry, runId: string, data: string): AsyncGenerator<string> {
  const run = await runs.record(runId);
  const places = placesOf(run.root, data);
  yield `${JSON.stringify({ format, version })}\n${JSON.stringify(portable(run, places))}\n`;
  for await (const lines of runs.portions(runId))
    yield lines.map((line) => `${JSON.stringify({ ...line, text: withoutSecrets(line.text, places) })}\n`).join('');
}

/** `data`: Kiln's own folder, whose place on this machine nobody else needs to know. */
export function exportRun(runs: RunRegistry, runId: string, data: string): Readable {
  const lines = Readable.from(linesOf(runs, runId, data));
  const packed = createGzip();
  lines.on('error', (error) => packed.destroy(error));
  return lines.pipe(packed);
}

function unreadable(why: string): AppError {
  return new AppError('invalid-input', `This is not a run that Kiln can open: ${why}.`);
}

/** The lines of a packed file, as long as they keep within bounds. */
async function* unpacked(file: Readable): AsyncGenerator<string> {
  let bytes = 0;
  let since = 0;
  const bounded = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      const end = chunk.lastIndexOf(10);
      since = end === -1 ? since + chunk.length : chunk.length - end;
      if (bytes > mostBytes) throw unreadable('it unpacks to more than 1 GiB');
      if (since > longestLine) throw unreadable('a line of it is longer than 32 MiB');
      yield chunk;
    }
  };
  const gunzip = createGunzip();
  file.on('error', (error) => gunzip.destroy(error));
  const text = Readable.from(bounded(file.pipe(gunzip)));
  let count = 0;
  try {
    for await (const line of createInterface({ input: text })) {
      count += 1;
      if (count > mostLines + 2) throw unreadable(`its log has more than ${mostLines} lines`);
      yield line;
    }
    const failed = text.errored;
    if (failed) throw failed;
  } catch (error) {
    throw error instanceof AppError ? error : unreadable('it is damaged, or no packed file');
  }
}

function parse<Value>(schema: z.ZodType<Value>, line: string | undefined, what: string): Value {
  try {
    return schema.parse(JSON.parse(line ?? ''));
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : [];
    throw unreadable(issue ? `${what}: ${issue.path.join('.')} ${issue.message}` : `${what} is not JSON`);
  }
}

const batch = 2000;

async function* logOf(lines: AsyncGenerator<string>): AsyncGenerator<readonly LogLine[]> {
  let index = 0;
  let some: LogLine[] = [];
  for await (const text of lines) {
    some.push({ ...parse(logLine, text, `line ${index + 1} of the log`), index });
    index += 1;
    if (some.length < batch) continue;
    yield some;
    some = [];
  }
  yield some;
}

/** Takes a run in from a file of somebody else; gives its id here. */
export async function openRunFile(runs: RunRegistry, file: Readable): Promise<string> {
  const lines = unpacked(file);
  const said = parse(head, (await lines.next()).value, 'its first line');
  if (said.version > version) throw unreadable(`it is of version ${said.version}, from a newer Kiln`);
  const run = parse(exportedRun, (await lines.next()).value, 'its record');
  return runs.adopt(run, logOf(lines));
}
