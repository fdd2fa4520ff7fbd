import { expect, test } from 'vitest';
import { analyze } from '../../documents/index.ts';
import { createScriptStage } from './script-stage.ts';

const documentWith = (action: string, script: string) =>
  analyze(`schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Run
        action: ${action}
        inputs:
          commands:
            - ${script}
`);

function stageWith(): { stage: ReturnType<typeof createScriptStage>; loads: string[] } {
  const loads: string[] = [];
  const stage = createScriptStage({
    nextTurn: () => Promise.resolve(),
    loadParser: async (language) => {
      loads.push(language);
      return (_language, text) => ({ type: 'comment', range: { start: 0, end: text.length }, children: [] });
    },
  });
  return { stage, loads };
}

test('a parser is loaded once, with the first script of its language', async () => {
  const { stage, loads } = stageWith();
  await stage.check(analyze('schemaVersion: 1.0\nphases: []\n'), () => true);
  expect(loads).toEqual([]);
  await stage.check(documentWith('ExecuteBash', 'echo 1'), () => true);
  await stage.check(documentWith('ExecuteBash', 'echo 2'), () => true);
  expect(loads).toEqual(['bash']);
  await stage.check(documentWith('ExecutePowerShell', 'Get-Item 1'), () => true);
  expect(loads).toEqual(['bash', 'powershell']);
});

test('what was found is known from then on, with colours', async () => {
  const { stage } = stageWith();
  const analysis = documentWith('ExecuteBash', 'if true');
  expect(stage.known(analysis)).toBeUndefined();
  const found = await stage.check(analysis, () => true);
  expect(found?.diagnostics.map(({ rule }) => rule)).toEqual(['bash-syntax']);
  expect(found?.tokens.map(({ kind }) => kind)).toEqual(['comment']);
  expect(stage.known(analysis)).toBe(found);
});

test('a text that was typed over is not checked, neither before nor after the parser is there', async () => {
  const { stage, loads } = stageWith();
  const analysis = documentWith('ExecuteBash', 'if true');
  expect(await stage.check(analysis, () => false)).toBeUndefined();
  expect(loads).toEqual([]);
  expect(await stage.check(analysis, () => loads.length === 0)).toBeUndefined();
  expect(stage.known(analysis)).toBeUndefined();
});
