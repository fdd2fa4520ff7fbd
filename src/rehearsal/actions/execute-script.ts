import { MAX_STDOUT_OUTPUT, REBOOT_EXIT_CODE, stdoutOutput } from '../decisions.ts';
import { run } from '../machine.ts';
import { type ActionContext, type ActionOutcome, emulated } from './action.ts';
import { ActionFailure } from './action-failure.ts';

/** Runs a script of the document's: what it prints goes to the log as it comes, its exit code decides. */
export async function executeScript(context: ActionContext, script: string, args: readonly string[]): Promise<ActionOutcome> {
  const stdout: string[] = [];
  let size = 0;
  const exitCode = await run(context.machine, script, {
    args,
    onOutput: (stream, lines) => {
      context.log(stream, lines);
      if (stream !== 'stdout') return;
      for (const line of lines) {
        size += line.length + 1;
        if (size <= MAX_STDOUT_OUTPUT) stdout.push(line);
      }
    },
  });
  const outputs = { stdout: stdoutOutput(stdout) };
  if (exitCode === REBOOT_EXIT_CODE) return { exitCode, outputs, reboot: 'same-step' };
  if (exitCode !== 0) throw new ActionFailure(endedWith(exitCode), { exitCode, outputs });
  return { exitCode, outputs, ...emulated(size > MAX_STDOUT_OUTPUT ? ['the stdout output was cut: the step printed too much'] : []) };
}

function endedWith(exitCode: number | null): string {
  return exitCode === null ? 'it was ended by a signal' : `it ended with exit code ${exitCode}`;
}
