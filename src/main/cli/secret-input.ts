// Secrets that a command is given: typed without being shown, or through a pipe; never as an argument, which every process can read.
import { on } from 'node:events';
import { text } from 'node:stream/consumers';
import type { ReadStream } from 'node:tty';
import { z } from 'zod';
import type { Credentials } from '../aws/connection.ts';
import { type CommandIo, UsageError } from './command.ts';

/** What `aws configure export-credentials` and every credential_process print. */
const processOutput = z.object({ AccessKeyId: z.string(), SecretAccessKey: z.string(), SessionToken: z.string().optional() });

/** Key ID and secret, asked on the terminal; or from a pipe, as JSON or as two or three lines. */
export async function readKeys({ stdin, stderr, signal }: CommandIo): Promise<Credentials> {
  if ('isTTY' in stdin && stdin.isTTY) {
    return keysOf(await askLines({ stdin, stderr, signal }));
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

const prompts: readonly Prompt[] = [
  { prompt: 'Access key ID: ', shown: true },
  { prompt: 'Secret access key: ', shown: false },
  { prompt: 'Session token, only for temporary keys: ', shown: false },
];

const givenUp = () => new UsageError('no key was typed');

/** The control characters that a terminal sends for its keys. */
const keys = { interrupt: '\u0003', end: '\u0004', erase: ['\u007f', '\b'], enter: ['\r', '\n'] } as const;

/**
 * Asks line by line. The terminal shows nothing by itself meanwhile, and what is pasted at once, of several lines, is taken line by line;
 * Ctrl-C and Ctrl-D give up.
 */
async function askLines({ stdin, stderr, signal }: Pick<CommandIo, 'stdin' | 'stderr' | 'signal'>): Promise<readonly string[]> {
  const terminal = stdin as ReadStream;
  terminal.setRawMode(true);
  const pieces = on(terminal, 'data', { close: ['end', 'close'], signal });
  const waiting: string[] = [];
  const nextKey = async (): Promise<string> => {
    while (waiting.length === 0) {
      const { done, value } = await pieces.next();
      if (done) throw givenUp();
      waiting.push(...String(value[0]));
    }
    return waiting.shift() ?? '';
  };
  const readLine = async ({ prompt, shown }: Prompt): Promise<string> => {
    stderr.write(prompt);
    let line = '';
    for (let key = await nextKey(); !isOneOf(keys.enter, key); key = await nextKey()) {
      if (key === keys.interrupt || key === keys.end) throw givenUp();
      line = isOneOf(keys.erase, key) ? line.slice(0, -1) : line + key;
      if (shown) stderr.write(isOneOf(keys.erase, key) ? '\b \b' : key);
    }
    stderr.write('\n');
    return line;
  };
  try {
    const lines: string[] = [];
    for (const prompt of prompts) lines.push(await readLine(prompt));
    return lines;
  } catch (error) {
    throw error instanceof Error && error.name === 'AbortError' ? givenUp() : error;
  } finally {
    terminal.setRawMode(false);
    terminal.pause();
  }
}

const isOneOf = (some: readonly string[], key: string) => some.includes(key);
