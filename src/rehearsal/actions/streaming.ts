import { PassThrough, type Readable } from 'node:stream';
import { type Machine, perform } from '../machine.ts';
import { ActionFailure } from './action-failure.ts';

/** Runs a script that reads `body` on stdin. When the body breaks off, the script is killed and the step fails with the reason. */
export async function pour(machine: Machine, body: Readable, command: { script: string; args: readonly string[] }): Promise<void> {
  const stop = new AbortController();
  body.once('error', (error) => stop.abort(new ActionFailure(`the transfer broke off: ${error.message}`)));
  try {
    await perform(withStop(machine, stop), command.script, { args: command.args, stdin: body });
  } finally {
    body.destroy();
  }
}

/** Gives a file of the sandbox as a stream to `consume`; when that fails, reading ends too. */
export async function drain(machine: Machine, path: string, consume: (stream: Readable) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const stream = new PassThrough();
  const reading = perform(withStop(machine, stop), 'exec cat <"$1"\n', { args: [path], stdout: stream });
  try {
    await Promise.all([reading, consume(stream)]);
  } catch (error) {
    stop.abort(error);
    stream.destroy();
    await Promise.allSettled([reading]);
    throw error;
  }
}

function withStop(machine: Machine, stop: AbortController): Machine {
  return { ...machine, signal: AbortSignal.any([machine.signal, stop.signal]) };
}
