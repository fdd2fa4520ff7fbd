// Secrets that a command is given: typed without being shown, or through a pipe; never as an argument, which every process can read.
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { Credentials } from '../aws/connection.ts';
import { type CommandIo, UsageError } from './command.ts';

/** What `aws configure export-credentials` and every credential_process print. */
const processOutput = z.object({ AccessKeyId: z.string(), SecretAccessKey: z.string(), SessionToken: z.string().optional() });

/** Key ID and secret, asked on the terminal; or from a pipe, as JSON or as two or three lines. */
export async function readKeys({ stdin, stderr, signal }: CommandIo): Promise<Credentials> {
  if ('isTTY' in stdin && stdin.isTTY) {
    const ask = (prompt: string, shown: boolean) => askLine({ stdin, stderr, signal }, { prompt, shown });
    return keysOf([
      await ask('Access key ID: ', true),
      await ask('Secret access key: ', false),
      await ask('Session token, only for temporary keys: ', false),
    ]);
  }
  const piped = (await text(stdin)).trim();
  return piped.startsWith('{') ? fromJson(piped) : keysOf(piped.split(/\r?\n/));
}

function fromJson(piped: string): Credentials {
  let value: unknown;
  try {
    value = JSON.parse(piped);
  } catch {
    throw wrong(); // the text is a secret: no error may quote it
  }
  const read = processOutput.safeParse(value);
  if (!read.success) throw wrong();
  return keysOf([read.data.AccessKeyId, read.data.SecretAccessKey, read.data.SessionToken ?? '']);
}

function keysOf([id = '', secret = '', token = '']: readonly string[]): Credentials {
  const [accessKeyId, secretAccessKey, sessionToken] = [id.trim(), secret.trim(), token.trim()];
  if (!/^[A-Z0-9]{16,128}$/.test(accessKeyId) || secretAccessKey.length < 16) throw wrong();
  return { accessKeyId, secretAccessKey, ...(sessionToken === '' ? {} : { sessionToken }) };
}

function wrong(): UsageError {
  return new UsageError(
    'a key was expected on standard input: its ID (16 or more capital letters and digits) and its secret on two lines, or the JSON of ‘aws configure export-credentials’',
  );
}

interface Prompt {
  readonly prompt: string;
  readonly shown: boolean;
}

async function askLine(
  { stdin, stderr, signal }: Pick<CommandIo, 'stdin' | 'stderr' | 'signal'>,
  { prompt, shown }: Prompt,
): Promise<string> {
  stderr.write(prompt);
  // readline writes back what is typed: into nothing, for a secret.
  const echo = new Writable({
    write(chunk, _encoding, done) {
      if (shown) stderr.write(chunk);
      done();
    },
  });
  const terminal = createInterface({ input: stdin, output: echo, terminal: true, historySize: 0 });
  try {
    return await terminal.question('', { signal });
  } finally {
    terminal.close();
    if (!shown) stderr.write('\n');
  }
}
