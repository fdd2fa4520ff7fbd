import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readConfiguration } from '../../../documents/embedded/terraform/read-configuration.ts';
import { lintFindings } from '../../testing/kiln-lint.ts';
import { document, pipelinePath, recipePath, sampleWorkspace } from '../../testing/sample-workspace.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { awkwardText } from '../testing/awkward-text.ts';
import { exportFile } from './export-file.ts';
import { hclBlock } from './hcl.ts';

const terraform = spawnSync('terraform', ['version']).status === 0;
if (!terraform) console.warn('SKIPPED: Terraform is not on the PATH, so that it reads the exported texts right is not shown here.');

const exported = (path: string, { files = sampleWorkspace, dependencies = true } = {}) =>
  exportFile({ root: temporaryFolder(files), path, format: 'terraform', dependencies });

test('a pipeline with all that it needs is a configuration whose resources refer to each other', async () => {
  const { text, notes } = await exported(pipelinePath);
  expect(notes).toEqual([]);
  expect(text).toContain('resource "aws_imagebuilder_component" "component_greeter_one" {\n  version  = "1.0.0"\n');
  expect(text).toContain('    component_arn = aws_imagebuilder_component.component_greeter_one.arn\n');
  expect(text).toContain('= aws_imagebuilder_image_recipe.image_recipe_greeting_server.arn\n');
  expect(text).toContain('  terminate_instance_on_failure = true\n');
  expect(text).toContain('data     = <<EOT\nname: Greeter\n');
  expect(readConfiguration(text)?.documents.map((found) => found.text)).toEqual([document()]);
  expect(await lintFindings(temporaryFolder({ 'pipeline.tf': text }), '.')).toEqual([]);
});

test.skipIf(!terraform)('is laid out as Terraform would', { timeout: 60_000 }, async () => {
  const { text } = await exported(pipelinePath);
  const { status, stdout } = spawnSync('terraform', ['fmt', '-check', '-diff', '-'], { input: text, encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
});

test('what Terraform cannot say is said in a comment and in a note', async () => {
  const recipe = `${sampleWorkspace[recipePath]}    parameters:\n      - name: list\n        value: [a, b]\n`;
  const pipeline = `${sampleWorkspace[pipelinePath]}loggingConfiguration:\n  imageLogGroupName: /x\nexecutionRole: builds\n`;
  const files = { ...sampleWorkspace, [recipePath]: recipe, [pipelinePath]: pipeline };
  const { text, notes } = await exported(pipelinePath, { files });
  expect(notes).toEqual([
    expect.stringContaining('loggingConfiguration'),
    expect.stringContaining('["b"]'),
    expect.stringContaining("'builds'"),
  ]);
  for (const note of notes) expect(text).toContain(`# Note: ${note}`);
});

test('what is not exported along is a variable', async () => {
  const { text } = await exported(recipePath, { dependencies: false });
  expect(text).toContain('variable "arn_of_greeter_component" {');
  expect(text).toContain('component_arn = var.arn_of_greeter_component\n');
});

test('every document is read back as it was', async () => {
  const root = temporaryFolder();
  await fc.assert(
    fc.asyncProperty(awkwardText, async (more) => {
      const data = `${document()}#${more}`;
      writeFileSync(join(root, 'a.component.json'), JSON.stringify({ name: 'any', semanticVersion: '1.0.0', platform: 'Linux', data }));
      const { text } = await exportFile({ root, path: 'a.component.json', format: 'terraform', dependencies: true });
      expect(readConfiguration(text)?.documents.map((found) => found.text)).toEqual([data]);
    }),
  );
});

test.skipIf(!terraform)('Terraform itself reads every text as it was', { timeout: 120_000 }, () => {
  const texts = fc.sample(awkwardText, { numRuns: 400, seed: 5 }).filter((text) => text.isWellFormed());
  const attributes = texts.flatMap((text, index) => [[`text_${index}`, text] as const, [`map_${index}`, { key: text }] as const]);
  const folder = temporaryFolder({ 'main.tf': hclBlock({ head: 'locals', attributes, blocks: [] }) });
  const ran = spawnSync('terraform', ['console'], {
    cwd: folder,
    input: `jsonencode([${texts.map((_, index) => `[local.text_${index}, local.map_${index}.key]`).join(', ')}])\n`,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  expect(ran.stderr).not.toContain('Error');
  // Terraform keeps texts in Unicode's composed form, and console prints a quoted string.
  expect(JSON.parse(JSON.parse(ran.stdout))).toEqual(texts.map((text) => [text.normalize('NFC'), text.normalize('NFC')]));
});
