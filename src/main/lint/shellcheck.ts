import { accessSync, constants, rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import type { ShellCheckRemark } from '../../documents/index.ts';

/** Time for all scripts of one call; ShellCheck takes some milliseconds a script, but there are scripts that it needs seconds for. */
const TIMEOUT = 30_000;
const MOST_OUTPUT = 64 * 1024 * 1024;

/** The path of `shellcheck`, if it is installed. Folders that are named relatively are left out: the working folder may be anybody's. */
export function findShellCheck(env: NodeJS.ProcessEnv): string | undefined {
  const name = process.platform === 'win32' ? 'shellcheck.exe' : 'shellcheck';
  for (const folder of (env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    if (isAbsolute(folder) && isExecutable(path)) return path;
  }
  return undefined;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK); // one of a few, each in no time: a thread for it takes longer
    return true;
  } catch {
    return false; // it is not there, or not for us
  }
}

/**
 * ShellCheck's remarks about each of the scripts, in their order, with one process for all of them. The scripts are anybody's text: they
 * go into files under names of ours, nothing that they name is followed, no settings file counts, and the environment is empty.
 * Rejects when ShellCheck cannot be run or does not end in time; ends it when the signal fires.
 */
export async function shellCheck(
  path: string,
  scripts: readonly string[],
  signal: AbortSignal,
): Promise<readonly (readonly ShellCheckRemark[])[]> {
  if (scripts.length === 0) return [];
  const folder = await mkdtemp(join(tmpdir(), 'kiln-shellcheck-'));
  const discard = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', discard); // when there is no time for anything else
  try {
    const names = scripts.map((_, at) => `${at}.sh`);
    await Promise.all(scripts.map((script, at) => writeFile(join(folder, `${at}.sh`), script)));
    const output = await run(path, names, { folder, signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]) });
    const { comments } = JSON.parse(output) as { readonly comments: readonly (ShellCheckRemark & { readonly file: string })[] };
    const byFile = Map.groupBy(comments, ({ file }) => file);
    return names.map((name) => byFile.get(name) ?? []);
  } finally {
    process.off('exit', discard);
    await rm(folder, { recursive: true, force: true });
  }
}

/** What ShellCheck prints. Its exit code is 1 when it has remarks; above that it could not do its work. */
function run(path: string, names: readonly string[], { folder, signal }: { folder: string; signal: AbortSignal }): Promise<string> {
  return new Promise((resolve, reject) => {
    const { spawn } = process.getBuiltinModule('node:child_process'); // not at the start, which it makes a fifth longer
    const child = spawn(path, ['--norc', '-f', 'json1', '-s', 'bash', ...names], {
      cwd: folder,
      env: { LC_ALL: 'C.UTF-8' }, // in which encoding to read the scripts
      signal,
      killSignal: 'SIGKILL',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.length > MOST_OUTPUT) child.kill('SIGKILL');
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors = `${errors}${text}`.slice(-2000);
    });
    child.on('error', (error) => reject(signal.aborted ? signal.reason : error)); // why it was ended rather than that it was
    child.on('close', (code) => {
      if (code === 0 || code === 1) resolve(output);
      else reject(new Error(`ShellCheck ended with ${code ?? 'a signal'}: ${errors.trim()}`));
    });
  });
}
