import { CreateImagePipelineCommand, StartImagePipelineExecutionCommand } from '@aws-sdk/client-imagebuilder';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { succeed } from '../../../tests/conformance/fixture/builds.ts';
import {
  type BuildInputs,
  createBuildInputs,
  createWorkflow,
  required,
  startImage,
  waitForImage,
} from '../../../tests/conformance/fixture/resources.ts';
import type { BuildJob } from '../engine/build-job.ts';
import { defaultWorkflows } from '../engine/default-workflows/index.ts';

const jobs: BuildJob[] = [];
let test: TestAccount;
let inputs: BuildInputs;
let asking: string;
beforeAll(async () => {
  test = await openTestAccount({
    runBuild: (job, journal, signal) => {
      jobs.push(job);
      return succeed(job, journal, signal);
    },
  });
  inputs = await createBuildInputs(test.imagebuilder, 'frozen');
  asking = await createWorkflow(test.imagebuilder, {
    name: 'Ask',
    type: 'TEST',
    top: 'parameters: [{name: topics, type: stringList, default: [none]}]\n',
    steps: ['{name: Ask, action: WaitForAction, inputs: {snsTopicArn.$: "$.parameters.topics[0]"}}'],
  });
});
afterAll(() => test.close());

/** The workflows of the job of an image, once it was built. */
async function workflowsOf(image: string): Promise<BuildJob['workflows']> {
  await waitForImage(test.imagebuilder, image, 'AVAILABLE');
  return jobs.find(({ imageArn }) => imageArn === image)?.workflows;
}

it('a build takes its workflows along as documents, with the builds that they resolve to and their parameters', async () => {
  const parameters = [{ name: 'topics', value: ['arn:one', 'arn:two'] }];
  const workflows = [
    { workflowArn: asking.replace('1.0.0/1', 'x.x.x'), parameters, parallelGroup: 'all', onFailure: 'CONTINUE' as const },
    { workflowArn: 'arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/x.x.x' },
  ];
  expect(await workflowsOf(await startImage(test.imagebuilder, { ...inputs, workflows, executionRole: 'role' }))).toEqual([
    {
      ...{ arn: asking, kind: 'TEST', parallelGroup: 'all', onFailure: 'CONTINUE' },
      ...{ data: expect.stringContaining('WaitForAction'), parameters: { topics: ['arn:one', 'arn:two'] } },
    },
    {
      arn: 'arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/1.0.0/1',
      ...{ kind: 'BUILD', data: defaultWorkflows.BUILD, parameters: {} },
    },
  ]);
});

it('builds of a pipeline run the pipeline’s workflows', async () => {
  const clientToken = undefined;
  const workflows = [{ workflowArn: asking }];
  const pipeline = new CreateImagePipelineCommand({ ...inputs, name: 'asking', workflows, executionRole: 'role', clientToken });
  const { imagePipelineArn } = await test.imagebuilder.send(pipeline);
  const started = await test.imagebuilder.send(new StartImagePipelineExecutionCommand({ imagePipelineArn, clientToken }));
  expect(await workflowsOf(required(started.imageBuildVersionArn))).toMatchObject([{ arn: asking, parameters: {} }]);
});

it('a build without workflows takes none along', async () => {
  expect(await workflowsOf(await startImage(test.imagebuilder, inputs))).toEqual([]);
});
