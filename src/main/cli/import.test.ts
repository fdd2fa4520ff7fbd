import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { localAccountFolder } from '../local-account.ts';
import { kilnPaths } from '../paths.ts';
import { commandIo } from '../testing/command-io.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { buildNothing, testAccount } from '../testing/test-account.ts';
import { createPipeline } from '../transfer/testing/account-with-pipeline.ts';
import { importResources } from './import.ts';
import { readImportArguments } from './import-arguments.ts';

/** A terminal in an empty folder, whose local account has a pipeline. */
async function terminal() {
  const io = commandIo(temporaryFolder());
  const account = testAccount(buildNothing, localAccountFolder(kilnPaths(io.env)));
  const arn = await createPipeline(await account.aws());
  await account.close();
  return { io, arn, at: (path: string) => join(io.cwd, path) };
}

test('a pipeline is imported with all that it needs', async () => {
  const { io, arn, at } = await terminal();
  expect(await importResources.run([arn, '--with-dependencies', '--into', 'aws', '--json'], io)).toBe(0);
  const { items, written } = JSON.parse(io.output());
  expect(items).toHaveLength(8);
  expect(written).toContain('pipelines/weekly.pipeline.yaml');
  for (const path of written) expect(existsSync(at(join('aws', path)))).toBe(true);
});

test('a dry run writes nothing, and says what it would write', async () => {
  const { io, arn, at } = await terminal();
  expect(await importResources.run([arn, '--dry-run'], io)).toBe(0);
  expect(io.output()).toContain('+ pipelines/weekly.pipeline.yaml');
  expect(existsSync(at('pipelines'))).toBe(false);
});

test('files in the way stop it, unless they are to be replaced', async () => {
  const { io, arn, at } = await terminal();
  expect(await importResources.run([arn], io)).toBe(0);
  const path = at('pipelines/weekly.pipeline.yaml');
  const imported = readFileSync(path, 'utf8');
  writeFileSync(path, imported.replace('weekly', 'daily'));
  expect(await importResources.run([arn], io)).toBe(1);
  expect(io.output()).toContain('! pipelines/weekly.pipeline.yaml');
  expect(io.errors()).toContain('--force');
  expect(readFileSync(path, 'utf8')).not.toBe(imported);
  expect(await importResources.run([arn, '--force'], io)).toBe(0);
  expect(readFileSync(path, 'utf8')).toBe(imported);
});

test.each([[[]], [['--into']], [['arn', '--frce']]])('the words %j are wrong usage', (words) => {
  expect(() => readImportArguments(words)).toThrow(expect.objectContaining({ name: 'UsageError' }));
});

test('what is no ARN is wrong usage, and what the account has not ends with 1', async () => {
  const io = commandIo(temporaryFolder());
  onTestFinished(() => io.stop());
  await expect(importResources.run(['recipe'], io)).rejects.toMatchObject({ name: 'UsageError' });
  expect(await importResources.run(['arn:aws:imagebuilder:us-east-1:000000000000:image-recipe/none/1.0.0'], io)).toBe(1);
  expect(io.errors()).toContain('ResourceNotFoundException');
});
