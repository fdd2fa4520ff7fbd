import { expect, test } from 'vitest';
import { analyze } from '../analyze.ts';
import { settleFindings } from '../suppressions/settle.ts';
import { createShellCheckStage, type ShellCheckAnswer } from './shellcheck-stage.ts';

const documentWith = (...scripts: readonly string[]) =>
  analyze(`schemaVersion: 1.0
phases:
  - name: build
    steps:
${scripts.map((script, at) => `      - name: Run${at}\n        action: ExecuteBash\n        inputs:\n          commands:\n            - ${script}`).join('\n')}
`);

const remark = { line: 1, endLine: 1, column: 1, endColumn: 5, level: 'warning', code: 2086, message: 'Quote this.' } as const;
/** A ShellCheck that minds every script with a variable. */
const minding = (scripts: readonly string[]): ShellCheckAnswer => {
  return { type: 'remarks', remarks: scripts.map((script) => (script.includes('$') ? [remark] : [])) };
};
const always = () => true;

function stageWith(answer: (scripts: readonly string[]) => ShellCheckAnswer | undefined | Promise<ShellCheckAnswer>) {
  const asked: (readonly string[])[] = [];
  const stage = createShellCheckStage({
    rest: () => Promise.resolve(),
    ask: async (scripts) => {
      asked.push(scripts);
      return answer(scripts);
    },
  });
  return { stage, asked };
}

test('a script is asked about once, wherever it stands', async () => {
  const { stage, asked } = stageWith(minding);
  const before = documentWith('echo $a', 'echo 1', 'echo 1');
  expect(stage.known(before)).toEqual([]);
  expect(await stage.check(before, always)).toBe(true);
  expect(asked).toEqual([['echo $a\n', 'echo 1\n']]);
  expect(stage.known(before).map(({ rule }) => rule)).toEqual(['shellcheck-SC2086']);

  const after = documentWith('echo 2', 'echo $a');
  expect(stage.known(after).map(({ range }) => after.text.slice(range.start, range.end))).toEqual(['echo']);
  await stage.check(after, always);
  expect(asked.slice(1)).toEqual([['echo 2\n']]);
});

test('what was learnt of another document meanwhile counts too', async () => {
  const { stage, asked } = stageWith(minding);
  const [one, other] = [documentWith('echo $a'), documentWith('echo $a')];
  expect(stage.known(other)).toEqual([]);
  expect(await Promise.all([stage.check(one, always), stage.check(other, always)])).toEqual([true, true]);
  expect(asked).toHaveLength(1);
  expect(stage.known(other)).toHaveLength(1);
});

test('neither other languages nor scripts that bash cannot read are asked about', async () => {
  const { stage, asked } = stageWith(minding);
  expect(await stage.check(documentWith('if true'), always)).toBe(false);
  const text = documentWith('Get-Item $a').text.replace('ExecuteBash', 'ExecutePowerShell');
  expect(await stage.check(analyze(text), always)).toBe(false);
  expect(asked).toEqual([]);
});

test('nothing is asked about a text that was typed over', async () => {
  const { stage, asked } = stageWith(minding);
  expect(await stage.check(documentWith('echo $a'), () => false)).toBe(false);
  expect(asked).toEqual([]);
});

test('where ShellCheck is not installed it is asked for once, and nothing is said', async () => {
  const { stage, asked } = stageWith(() => ({ type: 'not-installed' }));
  const analysis = documentWith('echo $a');
  expect(await stage.check(analysis, always)).toBe(false);
  expect(await stage.check(documentWith('echo $b'), always)).toBe(false);
  expect(asked).toHaveLength(1);
  expect(stage.known(analysis)).toEqual([]);
});

test('one that fails is told of, and asked again about the next text', async () => {
  const { stage, asked } = stageWith(() => ({ type: 'failed', reason: 'out of order' }));
  const analysis = documentWith('echo $a');
  expect(await stage.check(analysis, always)).toBe(true);
  expect(stage.known(analysis).map(({ rule }) => rule)).toEqual(['shellcheck-failed']);
  await stage.check(documentWith('echo $a'), always);
  expect(asked).toHaveLength(2);
});

test('when nobody could be asked, that is no finding', async () => {
  const { stage, asked } = stageWith(() => undefined);
  const analysis = documentWith('echo $a');
  expect(await stage.check(analysis, always)).toBe(false);
  expect(stage.known(analysis)).toEqual([]);
  await stage.check(analysis, always);
  expect(asked).toHaveLength(2);
});

test('one that hangs is not asked again meanwhile, and then only about the text that is there', async () => {
  const hanging = Promise.withResolvers<ShellCheckAnswer>();
  const { stage, asked } = stageWith((scripts) => (scripts.includes('echo 1\n') ? hanging.promise : minding(scripts)));
  const texts = [documentWith('echo 1'), documentWith('echo 2'), documentWith('echo 3')];
  const checks = texts.map((analysis) => stage.check(analysis, () => analysis !== texts[1]));
  await expect.poll(() => asked).toHaveLength(1);
  hanging.resolve({ type: 'failed', reason: 'too slow' });
  await Promise.all(checks);
  expect(asked).toEqual([['echo 1\n'], ['echo 3\n']]);
});

test('comments and settings silence its remarks as they do all others', async () => {
  const { stage } = stageWith(minding);
  const analysis = analyze(
    documentWith('echo $a', 'cat $b').text.replace(/( *- cat)/, '            # kiln-ignore shellcheck-SC2086: no matter\n$1'),
  );
  await stage.check(analysis, always);
  const settled = (severities = {}) =>
    settleFindings(analysis, [{ stage: 'script', diagnostics: stage.known(analysis) }], { severities })
      .filter(({ rule }) => rule.startsWith('shellcheck'))
      .map(({ severity }) => severity);
  expect(stage.known(analysis)).toHaveLength(2);
  expect(settled()).toEqual(['warning']);
  expect(settled({ 'shellcheck-SC2086': 'off' })).toEqual([]);
});
