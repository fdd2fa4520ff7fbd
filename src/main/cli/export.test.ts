import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandIo } from '../testing/command-io.ts';
import { pipelinePath, sampleWorkspace } from '../testing/sample-workspace.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { exportCommand, readExportArguments } from './export.ts';

test('a file is printed, or written, in the form that was asked for, with all that it names', async () => {
  const io = commandIo(temporaryFolder(sampleWorkspace));
  expect(await exportCommand.run([pipelinePath, '--as', 'terraform'], io)).toBe(0);
  expect(io.output()).toContain('resource "aws_imagebuilder_component"');
  expect(await exportCommand.run([pipelinePath, '--as', 'aws-cli', '--out', 'make.sh'], io)).toBe(0);
  expect(readFileSync(join(io.cwd, 'make.sh'), 'utf8')).toMatch(/^#!\/usr\/bin\/env bash\n/);
});

test('notes go to standard error, and into the JSON', async () => {
  const io = commandIo(temporaryFolder(sampleWorkspace));
  expect(await exportCommand.run([pipelinePath, '--as', 'cloudformation', '--alone', '--json'], io)).toBe(0);
  expect(JSON.parse(io.output())).toMatchObject({ fileName: 'weekly.pipeline.template.yaml', notes: { length: 3 } });
  expect(io.errors()).toContain('server.recipe.yaml is not in here');
});

test.each([[[]], [['a']], [['a', '--as', 'xml']], [['a', 'b', '--as', 'terraform']], [['a', '--sa']]])(
  'the words %j are wrong usage',
  (words) => {
    expect(() => readExportArguments(words)).toThrow(expect.objectContaining({ name: 'UsageError' }));
  },
);

test.each(['gone.yaml', 'components/greeter.yaml'])('%s cannot be exported, and it is said why', async (path) => {
  const io = commandIo(temporaryFolder(sampleWorkspace));
  await expect(exportCommand.run([path, '--as', 'terraform'], io)).rejects.toMatchObject({
    name: 'UsageError',
    message: expect.stringContaining(path),
  });
});
