import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { type RehearsalResult, type RehearseRequest, rehearse as run, type SandboxSource, sandboxSource } from '../../rehearsal/index.ts';
import { s3Access } from '../aws/s3-access.ts';
import { reasonOf } from '../files/reason-of.ts';
import { networkOf } from '../network/open-network.ts';
import { kilnPaths } from '../paths.ts';
import { neighbourDocuments } from '../rehearsals/neighbour-documents.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';
import { type RehearseArguments, readArguments } from './rehearse-arguments.ts';
import { humanReport, jsonReport } from './rehearse-report.ts';

const usage = `Usage: kiln rehearse DOC [--phase NAME…] [--param NAME=VALUE…] [--network]
                    [--driver auto|namespace|container] [--image REF] [--json]

  --phase NAME…        run these phases only, in the document's order
  --param NAME=VALUE…  values of the document's parameters
  --network            let steps and downloads reach the network
  --driver DRIVER      how the sandbox is made (default: auto)
  --image REF          start from this container image
  --json               print one event a line

Exit code: 0 success, 1 a step failed, 2 wrong usage, a faulty document or no sandbox, 130 cancelled.`;

const CANCELLED = 130; // as a shell reports what Ctrl-C ended

export const rehearse: Command = {
  name: 'rehearse',
  summary: 'Run a component document in a disposable sandbox',
  usage,
  async run(args, io) {
    const given = readArguments(args);
    const request = await requestFrom(given, io);
    const emit = given.json ? jsonReport(io.stdout) : humanReport(io.stdout, request.title);
    const path = resolve(io.cwd, given.document);
    const paths = kilnPaths(io.env);
    const sandboxes = sandboxSource({ cacheDirectory: paths.cache });
    const deps = {
      chooseSandbox: sandboxes.choose,
      services: { s3: s3Access(networkOf(paths, io.env)), workspaceDocument: neighbourDocuments(path, io.cwd) },
    };
    const onProgress = (line: string): void => void io.stderr.write(`${line}\n`);
    const result = await run(deps, request, { signal: io.signal, emit, onProgress });
    if (result.outcome === 'finished') await sweep(sandboxes, io);
    return exitCodeOf(result, request, io);
  },
};

/** Removes what earlier commands left that were killed. At the end, when nobody waits for a result; the rehearsal doesn't fail for it. */
async function sweep(sandboxes: SandboxSource, { stderr }: CommandIo): Promise<void> {
  try {
    await sandboxes.sweep();
  } catch (error) {
    stderr.write(
      `kiln rehearse: what an earlier run left could not be removed: ${error instanceof Error ? error.message : String(error)}\n`,
    );
  }
}

async function requestFrom(given: RehearseArguments, io: CommandIo): Promise<RehearseRequest> {
  const path = resolve(io.cwd, given.document);
  return {
    title: relative(io.cwd, path) || given.document,
    text: await readDocument(path, given.document),
    parameters: given.parameters,
    network: given.network ? 'internet' : 'none',
    driver: given.driver,
    ...(given.phases !== undefined && { phases: given.phases }),
    ...(given.image !== undefined && { image: given.image }),
  };
}

async function readDocument(path: string, name: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${name} cannot be read: ${reasonOf(error)}`);
  }
}

function exitCodeOf(result: RehearsalResult, request: RehearseRequest, { stderr }: CommandIo): number {
  switch (result.outcome) {
    case 'finished':
      if (result.status === 'Cancelled') return CANCELLED;
      return result.status === 'Success' ? 0 : 1;
    case 'no-sandbox':
      stderr.write(`kiln rehearse: there is no sandbox to rehearse in: ${result.reason}\n${result.remedy}\n`);
      return 2;
    case 'missing-parameters':
      stderr.write(`kiln rehearse: these parameters need a value: ${result.names.map((name) => `--param ${name}=…`).join(' ')}\n`);
      return 2;
    case 'not-runnable':
      stderr.write(`kiln rehearse: ${faults(result, request.title).join('\n')}\n`);
      return 2;
  }
}

function faults({ analysis, errors }: Extract<RehearsalResult, { outcome: 'not-runnable' }>, title: string): readonly string[] {
  if (analysis.kind !== 'component') return [`${title} is not a component document`];
  const found = errors.map(({ range, message, rule }) => {
    const { line, character } = analysis.lines.positionAt(range.start);
    return `  ${title}:${line + 1}:${character + 1}  ${message}  ${rule}`;
  });
  return [`${title} has mistakes that keep it from running`, ...found];
}
