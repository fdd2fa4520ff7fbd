// Workflows of one's own, really run: documents in by the SDK, an image out of a sandbox.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type ImagebuilderClient,
  ListWaitingWorkflowStepsCommand,
  ListWorkflowExecutionsCommand,
  ListWorkflowStepExecutionsCommand,
  SendWorkflowStepActionCommand,
  type WorkflowExecutionMetadata,
  type WorkflowStepMetadata,
} from '@aws-sdk/client-imagebuilder';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImageManifest } from '../../src/local-account/engine/build-job.ts';
import { sandboxSource } from '../../src/rehearsal/index.ts';
import { openTestAccount, type TestAccount } from './fixture/account.ts';
import { createBuildInputs, createWorkflow, required, startImage, waitForImage } from './fixture/resources.ts';

const cacheDirectory = join(import.meta.dirname, '../../node_modules/.cache/kiln-rehearsal/cache');
const sandbox = await sandboxSource({ cacheDirectory }).choose({ driver: 'auto' }, {});
if (!sandbox.available) console.warn(`SKIPPED: no workflow is really run here: ${sandbox.reason} ${sandbox.remedy}`);

const launch = '{name: Launch, action: LaunchInstance, inputs: {waitFor: ssmAgent}}';
const onInstance = 'instanceId.$: $.stepOutputs.Launch.instanceId';
const command = (name: string, line: string, more = '') =>
  `{name: ${name}, action: RunCommand, inputs: {${onInstance}, documentName: AWS-RunShellScript, parameters: {commands: [${JSON.stringify(line)}]}}${more}}`;

async function createBuildWorkflow(client: ImagebuilderClient): Promise<string> {
  return await createWorkflow(client, {
    name: 'own-build',
    type: 'BUILD',
    top: 'parameters: [{name: word, type: string}]\noutputs: [{name: Word, value: "$.stepOutputs.Read.output[0]"}]\n',
    steps: [
      launch,
      `{name: Apply, action: ExecuteComponents, inputs: {${onInstance}}}`,
      command('Write', 'echo {{ $.parameters.word }} > /etc/kiln-word'),
      command('Read', 'cat /etc/kiln-word'),
      command('Never', 'touch /etc/kiln-never', ', if: {stringEquals: Windows, value: $.imagebuilder.platform}'),
      `{name: Image, action: CreateImage, inputs: {${onInstance}}}`,
    ],
  });
}

async function createTestWorkflows(client: ImagebuilderClient): Promise<readonly [string, string]> {
  const check = [launch, command('Check', 'grep -x {{ $.workflowOutputs.Word }} /etc/kiln-word')];
  return [
    await createWorkflow(client, { name: 'check', type: 'TEST', steps: [...check, '{name: Ask, action: WaitForAction}'] }),
    await createWorkflow(client, { name: 'doomed', type: 'TEST', steps: [launch, command('Fail', 'echo why >&2; exit 4')] }),
  ];
}

describe.skipIf(!sandbox.available)('an image of own workflows', { timeout: 300_000 }, () => {
  let test: TestAccount;
  beforeEach(async () => {
    test = await openTestAccount({ cacheDirectory });
  });
  afterEach(() => test.close());

  async function resumeWhenAsked(): Promise<void> {
    for (;;) {
      const [step] = required((await test.imagebuilder.send(new ListWaitingWorkflowStepsCommand({}))).steps);
      if (step) {
        const { stepExecutionId, imageBuildVersionArn } = step;
        const answer = { stepExecutionId, imageBuildVersionArn, action: 'RESUME', clientToken: undefined } as const;
        await test.imagebuilder.send(new SendWorkflowStepActionCommand(answer));
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async function executionsOf(imageBuildVersionArn: string): Promise<readonly WorkflowExecutionMetadata[]> {
    return required((await test.imagebuilder.send(new ListWorkflowExecutionsCommand({ imageBuildVersionArn }))).workflowExecutions);
  }

  async function stepsOf(execution: WorkflowExecutionMetadata | undefined): Promise<readonly WorkflowStepMetadata[]> {
    const { workflowExecutionId } = required(execution);
    return required((await test.imagebuilder.send(new ListWorkflowStepExecutionsCommand({ workflowExecutionId }))).steps);
  }

  it('is what their steps made of it: commands run, conditions decide, tests wait for an answer or may fail', async () => {
    const [check, doomed] = await createTestWorkflows(test.imagebuilder);
    const arn = await startImage(test.imagebuilder, {
      ...(await createBuildInputs(test.imagebuilder, 'own')),
      workflows: [
        { workflowArn: await createBuildWorkflow(test.imagebuilder), parameters: [{ name: 'word', value: ['spoken'] }] },
        { workflowArn: check, parallelGroup: 'checks' },
        { workflowArn: doomed, parallelGroup: 'checks', onFailure: 'CONTINUE' },
      ],
      executionRole: 'role',
    });
    await resumeWhenAsked();
    const image = await waitForImage(test.imagebuilder, arn, 'AVAILABLE', 'FAILED');
    expect(image.state).toEqual({ status: 'AVAILABLE' });

    const [, path] = required(image.outputResources?.containers?.[0]?.imageUris?.[0]).split(/:(.*)/s);
    const manifest: ImageManifest = JSON.parse(await readFile(join(dirname(required(path)), 'manifest.json'), 'utf8'));
    const changed = manifest.changes.map((change) => change.path);
    expect(changed).toContain('/etc/kiln-word');
    expect(changed).not.toContain('/etc/kiln-never');

    const executions = await executionsOf(arn);
    expect(executions.map(({ workflowBuildVersionArn, status }) => [workflowBuildVersionArn?.split(':workflow/')[1], status])).toEqual([
      ['build/own-build/1.0.0/1', 'COMPLETED'],
      ['test/check/1.0.0/1', 'COMPLETED'],
      ['test/doomed/1.0.0/1', 'FAILED'],
      ['distribution/distribute-image/1.0.0/1', 'COMPLETED'],
    ]);
    expect(executions[0]).toMatchObject({ totalStepCount: 6, totalStepsSucceeded: 5, totalStepsSkipped: 1, totalStepsFailed: 0 });
    const read = (await stepsOf(executions[0])).find(({ name }) => name === 'Read');
    expect(JSON.parse(required(read?.outputs))).toMatchObject({ status: 'Success', output: ['spoken'] });
    expect((await stepsOf(executions[2])).map(({ name, status, rollbackStatus }) => [name, status, rollbackStatus])).toEqual([
      ['Launch', 'COMPLETED', 'COMPLETED'],
      ['Fail', 'FAILED', undefined],
    ]);
  });
});
