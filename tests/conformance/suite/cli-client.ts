// The unmodified AWS CLI as a client of the suite.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Answer, Refusal, type Values } from './case.ts';
import type { Session } from './session.ts';
import type { Target } from './target.ts';

const installed = spawnSync('python3', ['-c', 'import awscli; from awscli.clidriver import create_clidriver; print(awscli.__version__)'], {
  encoding: 'utf8',
});

/** The version of the CLI on this machine; undefined, and said so, where there is none. */
export const cliVersion = installed.status === 0 ? installed.stdout.trim() : undefined;
if (!cliVersion) console.warn('SKIPPED: the AWS CLI is not installed for python3, so its conformance is not shown here.');

/** The CLI is older than the operation. */
export class UnknownCommandError extends Error {}

export interface CliClient {
  /** Throws a Refusal for what is refused, UnknownCommandError for what this version of the CLI cannot ask. */
  call(service: string, operation: string, input?: Values): Promise<Answer>;
  close(): Promise<void>;
}

/** Starts the process; against a local account with nothing of this machine's own configuration. */
export function openCli({ target, directory }: Pick<Session, 'target' | 'directory'>): CliClient {
  const child = spawn('python3', [join(import.meta.dirname, 'aws-cli-calls.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: directory !== undefined ? localEnvironment(target, directory) : { ...process.env, AWS_PAGER: '', AWS_MAX_ATTEMPTS: '1' },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let last: Promise<unknown> = Promise.resolve();
  return {
    call(service, operation, input = {}) {
      // One after the other: answers come in the order of the calls.
      const answer = last.then(() => ask(child, lines, [service, operation, input]));
      last = answer.catch(() => undefined);
      return answer;
    },
    async close() {
      const exit = once(child, 'exit');
      child.stdin.end();
      await exit;
    },
  };
}

function localEnvironment({ endpoint, region, credentials }: Target, home: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: home,
    AWS_CONFIG_FILE: join(home, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials'),
    AWS_ENDPOINT_URL: endpoint,
    AWS_DEFAULT_REGION: region,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials?.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials?.secretAccessKey,
    AWS_PAGER: '',
    AWS_MAX_ATTEMPTS: '1',
  };
}

async function ask(child: ChildProcess, lines: AsyncIterator<string>, request: readonly [string, string, Values]): Promise<Answer> {
  child.stdin?.write(`${JSON.stringify(request)}\n`);
  const { value, done } = await lines.next();
  if (done) throw new Error('The AWS CLI ended in the middle of a command.');
  const { answer, error, unknown, broken } = JSON.parse(value);
  if (error) throw new Refusal(error.code, error.message);
  if (unknown) throw new UnknownCommandError(`This AWS CLI has no ${request[0]} ${request[1]}`);
  if (broken) throw new Error(`aws ${request[0]} ${request[1]}: ${broken}`);
  return answer;
}
