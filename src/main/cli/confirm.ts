import { createInterface } from 'node:readline/promises';
import { type CommandIo, UsageError } from './command.ts';

/** Whether whoever sits at the terminal says yes. Where nobody does, `--yes` has to. */
export async function isConfirmed(
  { yes, question }: { readonly yes: boolean; readonly question: string },
  { stdin, stderr, signal }: CommandIo,
): Promise<boolean> {
  if (yes) return true;
  if (!('isTTY' in stdin && stdin.isTTY)) throw new UsageError('nobody can be asked here; confirm with --yes');
  const terminal = createInterface({ input: stdin, output: stderr });
  const answer = await terminal.question(`${question} Only yes is taken: `, { signal });
  terminal.close();
  return answer.trim() === 'yes';
}
