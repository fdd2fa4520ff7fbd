import { Readable } from 'node:stream';
import { lint } from '../cli/lint.ts';
import { commandIo } from './command-io.ts';

export interface LintedRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `kiln lint` in a folder. */
export async function kilnLint(cwd: string, args: readonly string[], stdin = ''): Promise<LintedRun> {
  const io = commandIo(cwd);
  const code = await lint.run(args, { ...io, stdin: Readable.from([Buffer.from(stdin)]) });
  return { code, out: io.output(), err: io.errors() };
}

/** Runs it with the machine's format; gives the findings as `file rule severity`. */
export async function lintFindings(cwd: string, ...args: readonly string[]): Promise<readonly string[]> {
  const { out } = await kilnLint(cwd, [...args, '--format', 'json']);
  const documents = JSON.parse(out) as { file: string; diagnostics: { rule: string; severity: string }[] }[];
  return documents.flatMap(({ file, diagnostics }) => diagnostics.map(({ rule, severity }) => `${file} ${rule} ${severity}`));
}
