import { PassThrough, Writable } from 'node:stream';
import type { CommandIo } from '../cli/command.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface RecordedIo extends CommandIo {
  /** What was written so far. */
  output(): string;
  errors(): string;
  stop(): void;
}

function recorder(): { readonly stream: Writable; text(): string } {
  let written = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  });
  return { stream, text: () => written };
}

/** A terminal for a command under test, with a home of its own. */
export function commandIo(cwd: string): RecordedIo {
  const [stdout, stderr, stop] = [recorder(), recorder(), new AbortController()];
  return {
    stdin: new PassThrough(),
    stdout: stdout.stream,
    stderr: stderr.stream,
    cwd,
    env: { KILN_HOME: temporaryFolder() },
    signal: stop.signal,
    output: stdout.text,
    errors: stderr.text,
    stop: () => stop.abort(),
  };
}
