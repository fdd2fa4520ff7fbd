import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { lintFindings } from '../../testing/kiln-lint.ts';
import { document, pipelinePath, recipePath, sampleWorkspace } from '../../testing/sample-workspace.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { awkwardText } from '../testing/awkward-text.ts';
import { exportFile } from './export-file.ts';

const cfnLint = spawnSync('cfn-lint', ['--version']).status === 0;
if (!cfnLint) console.warn('SKIPPED: cfn-lint is not on the PATH, so that it takes the exported template is not shown here.');

const exported = (path: string, { files = sampleWorkspace, dependencies = true } = {}) =>
  exportFile({ root: temporaryFolder(files), path, format: 'cloudformation', dependencies });

test('a pipeline with all that it needs is a template whose resources refer to each other', async () => {
  const { text, notes } = await exported(pipelinePath);
  expect(notes).toEqual([]);
  expect(parse(text).Resources).toMatchObject({
    ComponentGreeterOne: { Type: 'AWS::ImageBuilder::Component', Properties: { Name: 'Greeter_One', Version: '1.0.0', Data: document() } },
    ImageRecipeGreetingServer: { Properties: { Components: [{ ComponentArn: { Ref: 'ComponentGreeterOne' } }] } },
    ImagePipelineWeekly: { Properties: { ImageRecipeArn: { Ref: 'ImageRecipeGreetingServer' } } },
  });
  expect(await lintFindings(temporaryFolder({ 'pipeline.template.yaml': text }), '.')).toEqual([]);
});

test.skipIf(!cfnLint)('cfn-lint takes it', { timeout: 120_000 }, async () => {
  const file = join(temporaryFolder({ 'pipeline.template.yaml': (await exported(pipelinePath)).text }), 'pipeline.template.yaml');
  const { status, stdout } = spawnSync('cfn-lint', ['--regions', 'us-east-1', '--', file], { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
});

test('what CloudFormation cannot say is said in a comment and in a note', async () => {
  const schedule = 'schedule:\n  scheduleExpression: rate(1 day)\n  timezone: Europe/Berlin\n';
  const { text, notes } = await exported(pipelinePath, {
    files: { ...sampleWorkspace, [pipelinePath]: `${sampleWorkspace[pipelinePath]}${schedule}` },
  });
  expect(notes).toEqual(['CloudFormation cannot say schedule.timezone of pipelines/weekly.pipeline.yaml: ["Europe/Berlin"]']);
  expect(text).toContain(`# Note: ${notes[0]}`);
  expect(parse(text).Resources.ImagePipelineWeekly.Properties.Schedule).toEqual({ ScheduleExpression: 'rate(1 day)' });
});

test('what is not exported along is a parameter', async () => {
  const { text } = await exported(recipePath, { dependencies: false });
  expect(parse(text)).toMatchObject({
    Parameters: { ArnOfGreeterComponent: { Type: 'String' } },
    Resources: { ImageRecipeGreetingServer: { Properties: { Components: [{ ComponentArn: { Ref: 'ArnOfGreeterComponent' } }] } } },
  });
});

test('every text stays what it is', async () => {
  const root = temporaryFolder();
  await fc.assert(
    fc.asyncProperty(awkwardText, awkwardText, async (description, data) => {
      const request = { name: 'any', semanticVersion: '1.0.0', platform: 'Linux', description, data, tags: { key: description } };
      writeFileSync(join(root, 'a.component.json'), JSON.stringify(request));
      const { text } = await exportFile({ root, path: 'a.component.json', format: 'cloudformation', dependencies: true });
      const { Description = '', Data = '', Tags } = parse(text).Resources.ComponentAny.Properties;
      expect({ Description, Data, Tags }).toEqual({ Description: description, Data: data, Tags: { key: description } });
    }),
  );
});

test('what is no request of a resource is refused with what to do', async () => {
  await expect(exported('components/greeter.yaml')).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining('Export the resource that names it'),
  });
  const files = { 'a.pipeline.yaml': 'imagePipelineArn: arn:aws:imagebuilder:us-east-1:000000000000:image-pipeline/a\n' };
  await expect(exported('a.pipeline.yaml', { files })).rejects.toMatchObject({ code: 'refused' });
});
