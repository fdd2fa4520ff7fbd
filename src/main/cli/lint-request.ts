import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { ReportFormat } from '../lint/formats/format.ts';
import type { CachePlace } from '../lint/kept-results.ts';
import { LintFailure } from '../lint/lint-failure.ts';
import { linterIdentity } from '../lint/linter-identity.ts';
import type { LintRequest } from '../lint/run.ts';
import { findShellCheck } from '../lint/shellcheck.ts';
import { kilnPaths } from '../paths.ts';
import type { CommandIo } from './command.ts';
import type { LintArguments } from './lint-arguments.ts';

/** What is asked of the linter; reads the standard input where it is to be linted. Throws a `LintFailure`. */
export async function requestOf(wanted: LintArguments, format: ReportFormat, io: CommandIo): Promise<LintRequest> {
  const { cwd, env } = io;
  const { paths, config, profile, rules } = wanted;
  const given = wanted.stdin === undefined ? undefined : { file: wanted.stdin, bytes: await readAll(io.stdin) };
  const detailed = format.detailed === true || wanted.baseline !== undefined || wanted.fix !== 'none';
  const cache = wanted.cache ? cachePlace(env) : undefined;
  return { paths, cwd, config, profile, rules, detailed, given, cache, shellCheck: shellCheckFor(wanted, env) };
}

/** Run from its sources the linter keeps nothing: it would not know its own version. */
function cachePlace(env: CommandIo['env']): CachePlace | undefined {
  const linter = linterIdentity();
  return linter === undefined ? undefined : { folder: join(kilnPaths(env).cache, 'lint'), linter };
}

function shellCheckFor({ shellcheck }: LintArguments, env: CommandIo['env']): string | undefined {
  const path = shellcheck === 'off' ? undefined : findShellCheck(env);
  if (shellcheck === 'on' && path === undefined) throw new LintFailure("--shellcheck on: there is no 'shellcheck' on the PATH");
  return path;
}

async function readAll(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array | string));
  return Buffer.concat(chunks);
}
