import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesOf } from '../../../contract/index.ts';
import { planPublish } from '../../publish/plan-publish.ts';
import { noChoices } from '../../publish/planning.ts';
import { document, pipelinePath, recipePath, sampleWorkspace } from '../../testing/sample-workspace.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { testAccount } from '../../testing/test-account.ts';
import { awkwardText } from '../testing/awkward-text.ts';
import { exportFile } from './export-file.ts';

const cli = spawnSync('aws', ['--version'], { encoding: 'utf8' });
const installed = cli.status === 0;
if (!installed) console.warn('SKIPPED: the AWS CLI is not on the PATH, so that its exported commands run is not shown here.');

/** Never waits in a way that stops this process: the account that the script talks to is served here. */
async function runScript(script: string, variables: Record<string, string>) {
  const HOME = temporaryFolder({ 'script.sh': script });
  const env = { PATH: process.env.PATH ?? '', HOME, ...variables };
  return new Promise<{ failed: boolean; stdout: string; stderr: string }>((resolve) => {
    execFile('bash', [join(HOME, 'script.sh')], { env }, (error, stdout, stderr) => resolve({ failed: error !== null, stdout, stderr }));
  });
}

test('every text comes out of the shell as it went in', async () => {
  const root = temporaryFolder();
  await fc.assert(
    fc.asyncProperty(awkwardText, awkwardText, async (description, data) => {
      const request = { name: 'any', semanticVersion: '1.0.0', platform: 'Linux', description, data, tags: { key: description } };
      writeFileSync(join(root, 'a.component.json'), JSON.stringify(request));
      const { text } = await exportFile({ root, path: 'a.component.json', format: 'aws-cli', dependencies: true });
      // In the place of the AWS CLI stands a function that keeps what it is given.
      const ran = await runScript(`aws() { rm -f "$OUT"/component*; cp "$folder"/* "$OUT"; echo arn/1; }\n${text}`, { OUT: root });
      expect(ran).toMatchObject({ failed: false, stderr: '' });
      const sent = JSON.parse(readFileSync(join(root, 'component_any.json'), 'utf8'));
      const apart = join(root, 'component_any.txt');
      const received = existsSync(apart) ? { ...sent, data: readFileSync(apart, 'utf8') } : sent;
      expect(received).toEqual(Object.fromEntries(Object.entries(request).filter(([, value]) => value !== '')));
    }),
    { numRuns: 40 },
  );
});

test.skipIf(!installed)('the AWS CLI makes of them what publishing the files would', { timeout: 180_000 }, async () => {
  const files = { ...sampleWorkspace, 'components/greeter.yaml': `${document(`"$HOME" \${x} é`)}# KILN\n` };
  const root = temporaryFolder(files);
  const account = testAccount();
  const { connection } = await account.aws();
  const { accessKeyId, secretAccessKey } = await connection.credentials();
  const { text, notes } = await exportFile({ root, path: pipelinePath, format: 'aws-cli', dependencies: true });
  expect(notes).toEqual([]);
  const ran = await runScript(text, {
    ...{ AWS_ENDPOINT_URL: connection.endpoint ?? '', AWS_DEFAULT_REGION: connection.region, AWS_REGION: connection.region },
    ...{ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_CONFIG_FILE: '/dev/null' },
  });
  expect(ran).toMatchObject({ failed: false, stderr: '' });
  expect(ran.stdout.trim().split('\n').at(-1)).toMatch(/:image-pipeline\/weekly$/);
  const { plan } = await planPublish(await account.aws(), { root, paths: ['.'], ...noChoices });
  expect(changesOf(plan)).toEqual([]);
});

test('what is not exported along is asked for by a variable', async () => {
  const { text, notes } = await exportFile({
    ...{ root: temporaryFolder(sampleWorkspace), path: recipePath },
    ...{ format: 'aws-cli', dependencies: false },
  });
  expect(notes).toEqual([expect.stringContaining('components/greeter.component.yaml')]);
  expect(await runScript(text, {})).toMatchObject({ failed: true, stderr: expect.stringContaining('arn_of_greeter_component') });
});
