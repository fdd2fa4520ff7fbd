import { expect, test } from 'vitest';
import { contract, SHELL_CHECK_LIMITS } from '../../contract/index.ts';
import type { ShellCheckAnswer } from '../../documents/index.ts';
import { askShellCheck } from './ask-shellcheck.ts';

const remark = { line: 1, endLine: 1, column: 1, endColumn: 2, level: 'info', code: 1, message: '' } as const;

/** A main that refuses what the contract refuses, and has one remark about every script, whose message is the script. */
function mainThat(answer?: ShellCheckAnswer) {
  const sizes: number[] = [];
  const shellCheck = async (input: { readonly scripts: string[] }): Promise<ShellCheckAnswer> => {
    const { scripts } = contract.language.shellCheck.input.parse(input);
    sizes.push(scripts.length);
    return answer ?? { type: 'remarks', remarks: scripts.map((message) => [{ ...remark, message }]) };
  };
  return { client: { language: { shellCheck } }, sizes };
}

test('many scripts are asked about in several calls, and answered in their order', async () => {
  const { client, sizes } = mainThat();
  const scripts = Array.from({ length: SHELL_CHECK_LIMITS.scripts * 2 + 1 }, (_, at) => `echo ${at}`);
  const answer = await askShellCheck(client, scripts);
  expect(sizes).toEqual([SHELL_CHECK_LIMITS.scripts, SHELL_CHECK_LIMITS.scripts, 1]);
  expect(answer).toEqual({ type: 'remarks', remarks: scripts.map((message) => [{ ...remark, message }]) });
});

test('a script that is too long keeps no other from being looked at', async () => {
  const { client, sizes } = mainThat();
  const answer = await askShellCheck(client, ['x'.repeat(SHELL_CHECK_LIMITS.length + 1), 'echo']);
  expect(sizes).toEqual([1]);
  expect(answer).toEqual({ type: 'remarks', remarks: [[], [{ ...remark, message: 'echo' }]] });
});

test.each<ShellCheckAnswer>([{ type: 'not-installed' }, { type: 'failed', reason: 'broken' }])(
  'it is told at once: $type',
  async (told) => {
    const { client, sizes } = mainThat(told);
    expect(await askShellCheck(client, Array.from({ length: SHELL_CHECK_LIMITS.scripts + 1 }, String))).toEqual(told);
    expect(sizes).toHaveLength(1);
  },
);
