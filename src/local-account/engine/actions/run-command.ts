import { randomUUID } from 'node:crypto';
import { isWorkflowMap, textOf, type WorkflowMap, type WorkflowValue } from '../../../documents/index.ts';
import { BuildFailure } from '../build-run.ts';
import { instanceOf, type WorkflowAction } from './action.ts';

/** The one command document whose work a sandbox can do; that of others is on Amazon's servers. */
const shellScript = 'AWS-RunShellScript';
/** Systems Manager gives no more of what a command printed. */
const longestOutput = 24_000;

/** Runs the commands on the instance. Lines go to the log; what was printed on stdout is the output. */
export const runCommand: WorkflowAction = {
  name: 'RunCommand',
  async run(context, inputs) {
    const { signal, journal } = context.run;
    const { script, cwd, seconds } = commandOf(inputs);
    const printed: string[] = [];
    const sandbox = await instanceOf(context, inputs).sandbox();
    const result = await sandbox.exec({
      // The agent runs what it was given with sh.
      script: 'exec sh -c "$1"',
      args: [script],
      cwd,
      timeoutMs: seconds * 1000,
      signal,
      onOutput: (stream, lines) => {
        journal.log(...lines);
        if (stream === 'stdout') printed.push(...lines);
      },
    });
    signal.throwIfAborted();
    if (result.timedOut) throw new BuildFailure(`The command took longer than its executionTimeout of ${seconds} seconds`);
    if (result.exitCode !== 0) throw new BuildFailure(`The command ended with ${result.exitCode ?? result.signal}`);
    const output = [printed.join('\n').slice(0, longestOutput)];
    return { outputs: { runCommandId: randomUUID(), status: 'Success', output } };
  },
};

interface Command {
  readonly script: string;
  readonly cwd: string;
  readonly seconds: number;
}

function commandOf({ documentName, parameters }: WorkflowMap): Command {
  if (documentName !== shellScript) {
    throw new BuildFailure(`The command document ${textOf(documentName ?? '')} is not on this computer: only ${shellScript} can be run`);
  }
  const { commands, workingDirectory, executionTimeout } = isWorkflowMap(parameters) ? parameters : {};
  const lines = texts(commands);
  if (lines.length === 0) throw new BuildFailure(`${shellScript} needs 'commands' among its parameters`);
  const [timeout = '3600'] = texts(executionTimeout);
  if (!/^[1-9][0-9]{0,5}$/.test(timeout)) throw new BuildFailure(`executionTimeout must be a number of seconds, not '${timeout}'`);
  return { script: lines.join('\n'), cwd: texts(workingDirectory)[0] || '/tmp', seconds: Number(timeout) };
}

/** Parameters of command documents are lists; a single text is taken for a list of one. */
function texts(value: WorkflowValue | undefined): readonly string[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.map(textOf) : [textOf(value)];
}
