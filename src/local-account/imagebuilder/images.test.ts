import { stat } from 'node:fs/promises';
import {
  CancelImageCreationCommand,
  CreateDistributionConfigurationCommand,
  CreateImageCommand,
  CreateImagePipelineCommand,
  DeleteImageCommand,
  GetImageCommand,
  GetImagePipelineCommand,
  GetWorkflowExecutionCommand,
  GetWorkflowStepExecutionCommand,
  ListImageBuildVersionsCommand,
  ListImagePipelineImagesCommand,
  ListImagesCommand,
  ListWorkflowExecutionsCommand,
  ListWorkflowStepExecutionsCommand,
  StartImagePipelineExecutionCommand,
} from '@aws-sdk/client-imagebuilder';
import { afterEach, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { fail, held, succeed } from '../../../tests/conformance/fixture/builds.ts';
import { createBuildInputs, createRecipe, required, startImage, waitForImage } from '../../../tests/conformance/fixture/resources.ts';

let test: TestAccount;
afterEach(() => test.close());

const clientToken = undefined;

describe('images', () => {
  it('become available with AMIs for every Region and the path of what was built', async () => {
    test = await openTestAccount({ runBuild: succeed });
    const client = test.imagebuilder;
    const inputs = await createBuildInputs(client, 'Whole');
    const distributions = [
      {
        region: 'us-east-1',
        amiDistributionConfiguration: { name: 'w-{{ imagebuilder:buildDate:yyyyMMdd }}-{{imagebuilder:buildVersion}}' },
      },
      { region: 'eu-west-1', amiDistributionConfiguration: {} },
    ];
    const distribution = new CreateDistributionConfigurationCommand({ name: 'wide', distributions, clientToken });
    const { distributionConfigurationArn } = await client.send(distribution);
    const created = await client.send(new CreateImageCommand({ ...inputs, distributionConfigurationArn, tags: { a: 'b' }, clientToken }));
    const arn = required(created.imageBuildVersionArn);
    expect(arn).toMatch(/:image\/whole\/1\.0\.0\/1$/);
    const image = await waitForImage(client, arn, 'AVAILABLE', 'FAILED');
    expect(image).toMatchObject({
      name: 'Whole',
      version: '1.0.0/1',
      type: 'AMI',
      state: { status: 'AVAILABLE' },
      osVersion: 'Debian 12',
      buildType: 'USER_INITIATED',
      imageRecipe: { name: 'Whole' },
      infrastructureConfiguration: { instanceProfileName: 'profile' },
      tags: { a: 'b' },
    });
    const { amis, containers } = required(image.outputResources);
    expect(amis?.map(({ region }) => region)).toEqual(['us-east-1', 'eu-west-1']);
    expect(amis?.[0]).toMatchObject({ image: expect.stringMatching(/^ami-[0-9a-f]{17}$/), name: expect.stringMatching(/^w-\d{8}-1$/) });
    expect(amis?.[1]?.name).toMatch(/^Whole \d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{6}Z$/);
    const uri = required(containers?.[0]?.imageUris?.[0]);
    expect(uri).toMatch(/^oci-archive:\//);
    expect((await stat(uri.slice('oci-archive:'.length))).isFile()).toBe(true);
  });

  it('resolve a version or wildcards to the newest build that became available', async () => {
    const engines = [succeed, succeed, fail];
    test = await openTestAccount({ runBuild: (...build) => (engines.shift() ?? succeed)(...build) });
    const inputs = await createBuildInputs(test.imagebuilder, 'many');
    const arns = [];
    for (const end of ['AVAILABLE', 'AVAILABLE', 'FAILED']) {
      const arn = await startImage(test.imagebuilder, inputs);
      await waitForImage(test.imagebuilder, arn, end);
      arns.push(arn);
    }
    const versionArn = required(arns[0]).replace(/\/1$/, '');
    const resolve = async (arn: string) => (await test.imagebuilder.send(new GetImageCommand({ imageBuildVersionArn: arn }))).image?.arn;
    expect(await resolve(versionArn)).toBe(arns[1]);
    expect(await resolve(versionArn.replace('1.0.0', 'x.x.x'))).toBe(arns[1]);
    expect(await resolve(required(arns[2]))).toBe(arns[2]);
    const builds = await test.imagebuilder.send(new ListImageBuildVersionsCommand({ imageVersionArn: versionArn }));
    expect(builds.imageSummaryList?.map(({ state }) => state?.status)).toEqual(['AVAILABLE', 'AVAILABLE', 'FAILED']);
    const versions = await test.imagebuilder.send(new ListImagesCommand({ filters: [{ name: 'name', values: ['many'] }] }));
    expect(versions.imageVersionList).toMatchObject([{ arn: versionArn, version: '1.0.0' }]);
  });

  it('fail with a reason that names the execution, the document, the phase and the step', async () => {
    test = await openTestAccount({ runBuild: fail });
    const arn = await startImage(test.imagebuilder, await createBuildInputs(test.imagebuilder, 'failing'));
    const image = await waitForImage(test.imagebuilder, arn, 'FAILED');
    expect(image.state?.reason).toMatch(
      /^Workflow Execution ID: wf-[0-9a-f-]{36} failed with reason: .*failing-component\/1\.0\.0\/1.*build.*RunIt.*exit code 3$/,
    );
  });

  it('show their workflow executions and steps', async () => {
    test = await openTestAccount({ runBuild: succeed });
    const arn = await startImage(test.imagebuilder, await createBuildInputs(test.imagebuilder, 'stepped'));
    await waitForImage(test.imagebuilder, arn, 'AVAILABLE');
    const { workflowExecutions } = await test.imagebuilder.send(new ListWorkflowExecutionsCommand({ imageBuildVersionArn: arn }));
    expect(workflowExecutions).toMatchObject([
      { type: 'BUILD', status: 'COMPLETED', totalStepCount: 2, totalStepsSucceeded: 2, totalStepsFailed: 0 },
    ]);
    const workflowExecutionId = workflowExecutions?.[0]?.workflowExecutionId;
    expect(await test.imagebuilder.send(new GetWorkflowExecutionCommand({ workflowExecutionId }))).toMatchObject({
      imageBuildVersionArn: arn,
    });
    const { steps, nextToken } = await test.imagebuilder.send(
      new ListWorkflowStepExecutionsCommand({ workflowExecutionId, maxResults: 1 }),
    );
    expect(steps).toMatchObject([{ name: 'ApplyBuildComponents', status: 'COMPLETED' }]);
    const more = await test.imagebuilder.send(new ListWorkflowStepExecutionsCommand({ workflowExecutionId, nextToken }));
    expect(more.steps?.map(({ name }) => name)).toEqual(['CreateOutputAMI']);
    const stepExecutionId = steps?.[0]?.stepExecutionId;
    const step = await test.imagebuilder.send(new GetWorkflowStepExecutionCommand({ stepExecutionId }));
    expect(JSON.parse(step.inputs ?? '')).toEqual({ components: 1 });
    expect(JSON.parse(step.outputs ?? '')).toEqual({ runId: 1 });
  });

  it('wait their turn, and can be cancelled waiting or building', async () => {
    const engine = held();
    test = await openTestAccount({ runBuild: engine.runBuild, concurrentBuilds: 1 });
    const client = test.imagebuilder;
    const inputs = await createBuildInputs(client, 'queued');
    const first = await startImage(client, inputs);
    const second = await startImage(client, inputs);
    const third = await startImage(client, inputs);
    await waitForImage(client, first, 'BUILDING');
    expect((await waitForImage(client, second, 'PENDING')).state).toEqual({ status: 'PENDING' });
    const cancel = (imageBuildVersionArn: string) => client.send(new CancelImageCreationCommand({ imageBuildVersionArn, clientToken }));
    const remove = (imageBuildVersionArn: string) => client.send(new DeleteImageCommand({ imageBuildVersionArn }));
    await expect(remove(first)).rejects.toMatchObject({ name: 'ResourceDependencyException' });
    await cancel(second);
    await waitForImage(client, second, 'CANCELLED');
    await cancel(first);
    await waitForImage(client, first, 'CANCELLED');
    const { workflowExecutions } = await client.send(new ListWorkflowExecutionsCommand({ imageBuildVersionArn: first }));
    expect(workflowExecutions?.map(({ status }) => status)).toEqual(['CANCELLED']);
    await waitForImage(client, third, 'BUILDING');
    engine.release();
    await waitForImage(client, third, 'AVAILABLE');
    expect(engine.started.map(({ buildNumber }) => buildNumber)).toEqual([1, 3]);
    await expect(cancel(third)).rejects.toMatchObject({ name: 'InvalidRequestException' });
    await remove(second);
    await expect(client.send(new GetImageCommand({ imageBuildVersionArn: second }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('run as many at once as the account allows', async () => {
    const engine = held();
    test = await openTestAccount({ runBuild: engine.runBuild, concurrentBuilds: 2 });
    const inputs = await createBuildInputs(test.imagebuilder, 'parallel');
    const arns = [];
    for (let count = 0; count < 3; count++) arns.push(await startImage(test.imagebuilder, inputs));
    for (const arn of arns.slice(0, 2)) await waitForImage(test.imagebuilder, arn, 'BUILDING');
    await waitForImage(test.imagebuilder, required(arns[2]), 'PENDING');
    engine.release();
    await waitForImage(test.imagebuilder, required(arns[2]), 'BUILDING');
  });

  it('start from pipelines, which show how the last one went', async () => {
    test = await openTestAccount({ runBuild: succeed });
    const client = test.imagebuilder;
    const inputs = await createBuildInputs(client, 'piped');
    const pipeline = {
      ...inputs,
      name: 'pipe',
      status: 'DISABLED',
      imageTestsConfiguration: { imageTestsEnabled: false },
      clientToken,
    } as const;
    const { imagePipelineArn } = await client.send(new CreateImagePipelineCommand(pipeline));
    const start = new StartImagePipelineExecutionCommand({ imagePipelineArn, clientToken: 'one-click' });
    const arn = required((await client.send(start)).imageBuildVersionArn);
    expect((await client.send(start)).imageBuildVersionArn).toBe(arn);
    const image = await waitForImage(client, arn, 'AVAILABLE');
    expect(image).toMatchObject({ sourcePipelineArn: imagePipelineArn, imageTestsConfiguration: { imageTestsEnabled: false } });
    const { imageSummaryList } = await client.send(new ListImagePipelineImagesCommand({ imagePipelineArn }));
    expect(imageSummaryList?.map((summary) => summary.arn)).toEqual([arn]);
    const { imagePipeline } = await client.send(new GetImagePipelineCommand({ imagePipelineArn }));
    expect(imagePipeline).toMatchObject({ lastRunStatus: 'AVAILABLE', dateLastRun: image.dateCreated });
  });

  it('can be the parent of others, once one is available', async () => {
    const engine = held();
    test = await openTestAccount({ runBuild: engine.runBuild });
    const client = test.imagebuilder;
    const inputs = await createBuildInputs(client, 'base');
    const base = await startImage(client, inputs);
    const parentImage = base.replace('1.0.0/1', 'x.x.x');
    const child = { ...inputs, imageRecipeArn: await createRecipe(client, { name: 'child', parentImage }) };
    await expect(startImage(client, child)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await waitForImage(client, base, 'BUILDING');
    engine.release();
    await waitForImage(client, base, 'AVAILABLE');
    await waitForImage(client, await startImage(client, child), 'BUILDING');
    expect(engine.started[1]).toMatchObject({ parentImage, parentArtifacts: engine.started[0]?.outputDirectory });
    await expect(client.send(new DeleteImageCommand({ imageBuildVersionArn: base }))).rejects.toMatchObject({
      name: 'ResourceDependencyException',
    });
  });

  it('are FAILED when the engine itself breaks, and the bug is reported whole', async () => {
    const bugs: unknown[] = [];
    const bug = new Error('a bug');
    test = await openTestAccount({ runBuild: () => Promise.reject(bug), onBug: (error) => bugs.push(error) });
    const arn = await startImage(test.imagebuilder, await createBuildInputs(test.imagebuilder, 'broken'));
    const image = await waitForImage(test.imagebuilder, arn, 'FAILED');
    expect(image.state?.reason).toContain('a bug');
    expect(bugs).toEqual([bug]);
  });
});
