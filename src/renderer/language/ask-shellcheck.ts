import { SHELL_CHECK_LIMITS } from '../../contract/index.ts';
import type { ShellCheckAnswer } from '../../documents/index.ts';
import type { KilnClient } from '../connection/connection.ts';

interface AskedClient {
  readonly language: Pick<KilnClient['language'], 'shellCheck'>;
}

type Remarks = Extract<ShellCheckAnswer, { type: 'remarks' }>['remarks'];

/** Asks main for ShellCheck's remarks about scripts, in as many calls as it takes. Scripts that are too long for it have none. */
export async function askShellCheck(client: AskedClient, scripts: readonly string[]): Promise<ShellCheckAnswer> {
  const askable = scripts.filter(({ length }) => length <= SHELL_CHECK_LIMITS.length);
  const found = new Map<string, Remarks[number]>();
  for (let at = 0; at < askable.length; at += SHELL_CHECK_LIMITS.scripts) {
    const some = askable.slice(at, at + SHELL_CHECK_LIMITS.scripts);
    const answer = await client.language.shellCheck({ scripts: some });
    if (answer.type !== 'remarks') return answer;
    for (const [index, script] of some.entries()) found.set(script, answer.remarks[index] ?? []);
  }
  return { type: 'remarks', remarks: scripts.map((script) => found.get(script) ?? []) };
}
