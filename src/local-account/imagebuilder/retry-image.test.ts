import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import {
  CancelImageCreationCommand,
  DeleteImageCommand,
  GetImageCommand,
  type Image,
  ListWorkflowExecutionsCommand,
  RetryImageCommand,
} from '@aws-sdk/client-imagebuilder';
import { afterEach, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { succeed } from '../../../tests/conformance/fixture/builds.ts';
import { createBuildInputs, createWorkflow, required, startImage, waitForImage } from '../../../tests/conformance/fixture/resources.ts';
import { temporaryArtifacts } from '../artifacts/test-kit.ts';
import type { RunBuild } from '../engine/build-job.ts';
import { type FakeExec, fakeSandboxes } from '../engine/fake-sandboxes.ts';
import { createEngine } from '../engine/run-build.ts';

let test: TestAccount;
afterEach(() => test.close());

const launch = '{name: Launch, action: LaunchInstance, inputs: {waitFor: ssmAgent}}';
const inputs = '"instanceId.$": "$.stepOutputs.Launch.instanceId"';
const command = (name: string) =>
  `{name: ${name}, action: RunCommand, inputs: {${inputs}, documentName: AWS-RunShellScript, parameters: {commands: [${name}]}}}`;

/** An engine whose commands fail as long as the test says so. */
function engine(fails: (command: string) => boolean, events: string[] = []): RunBuild {
  const exec: FakeExec = (script) => {
    events.push(script);
    return { exitCode: fails(script) ? 1 : 0 };
  };
  return createEngine({ artifacts: temporaryArtifacts(), sandboxes: fakeSandboxes(exec), network: 'none' });
}

/** An image of a build, a test and a distribution workflow, of one command each. */
async function start(): Promise<string> {
  const steps = {
    BUILD: [launch, command('build'), `{name: Image, action: CreateImage, inputs: {${inputs}}}`],
    TEST: [launch, command('test')],
    DISTRIBUTION: ['{name: Spread, action: DistributeImage, inputs: {}}', launch, command('spread')],
  };
  const workflows = [];
  for (const [type, of] of Object.entries(steps)) {
    const name = `own ${type.toLowerCase()}`;
    workflows.push({ workflowArn: await createWorkflow(test.imagebuilder, { name, type: type as keyof typeof steps, steps: of }) });
  }
  return await startImage(test.imagebuilder, {
    ...(await createBuildInputs(test.imagebuilder, 'again')),
    workflows,
    executionRole: 'role',
  });
}

const retry = async (imageBuildVersionArn: string, clientToken?: string) =>
  await test.imagebuilder.send(new RetryImageCommand({ imageBuildVersionArn, clientToken }));

async function executions(imageBuildVersionArn: string): Promise<(string | boolean | undefined)[][]> {
  const { workflowExecutions } = await test.imagebuilder.send(new ListWorkflowExecutionsCommand({ imageBuildVersionArn }));
  return required(workflowExecutions).map(({ type, status, retried }) => [type, status, retried]);
}

describe('an image that failed', () => {
  it('in its tests is tested again, and not built again', async () => {
    let broken = true;
    const ran: string[] = [];
    test = await openTestAccount({ runBuild: engine((script) => broken && script === 'test', ran) });
    const image = await start();
    await waitForImage(test.imagebuilder, image, 'FAILED');
    broken = false;
    expect(await retry(image)).toMatchObject({ imageBuildVersionArn: image });
    const done = await waitForImage(test.imagebuilder, image, 'AVAILABLE');
    expect(done.state?.reason).toBeUndefined();
    expect(ran).toEqual(['build', 'test', 'test', 'spread']);
    expect(await executions(image)).toEqual([
      ['BUILD', 'COMPLETED', false],
      ['TEST', 'FAILED', true],
      ['TEST', 'COMPLETED', false],
      ['DISTRIBUTION', 'COMPLETED', false],
    ]);
  });

  it('in its distribution is distributed again, also by a later process', async () => {
    const ran: string[] = [];
    test = await openTestAccount({ runBuild: engine((script) => script === 'spread', ran) });
    const image = await start();
    const failed = await waitForImage(test.imagebuilder, image, 'FAILED');
    // AMIs that were made before the failure stay.
    expect(failed.outputResources?.amis).toHaveLength(1);
    test = await test.restart({ runBuild: engine(() => false, ran) });
    await retry(image);
    expect((await waitForImage(test.imagebuilder, image, 'AVAILABLE')).outputResources?.amis).toEqual([
      { ...failed.outputResources?.amis?.[0] },
    ]);
    expect(ran).toEqual(['build', 'test', 'spread', 'spread']);
  });

  it('is retried once for one token', async () => {
    test = await openTestAccount({ runBuild: engine((script) => script === 'test') });
    const image = await start();
    await waitForImage(test.imagebuilder, image, 'FAILED');
    await retry(image, 'once');
    expect(await retry(image, 'once')).toMatchObject({ clientToken: 'once', imageBuildVersionArn: image });
    await waitForImage(test.imagebuilder, image, 'FAILED');
    expect((await executions(image)).filter(([type]) => type === 'TEST')).toHaveLength(2);
    await expect(retry(`${image}0`, 'once')).rejects.toMatchObject({ name: 'IdempotentParameterMismatchException' });
  });

  it('while it was being built is not retried, and leaves nothing', async () => {
    test = await openTestAccount({ runBuild: engine((script) => script === 'build') });
    const image = await start();
    await waitForImage(test.imagebuilder, image, 'FAILED');
    await expect(retry(image)).rejects.toMatchObject({ name: 'InvalidRequestException' });
    await expect.poll(() => existsSync(folderOf(image)), { timeout: 20_000 }).toBe(false);
  });

  it('takes what was kept for a retry along when it is deleted', async () => {
    test = await openTestAccount({ runBuild: engine((script) => script === 'test') });
    const image = await start();
    await waitForImage(test.imagebuilder, image, 'FAILED');
    expect(existsSync(folderOf(image))).toBe(true);
    await test.imagebuilder.send(new DeleteImageCommand({ imageBuildVersionArn: image }));
    await expect(retry(image)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect.poll(() => existsSync(folderOf(image)), { timeout: 20_000 }).toBe(false);
  });

  it('says where, to clients that know of it', async () => {
    test = await openTestAccount({ runBuild: engine((script) => script === 'test') });
    const image = await start();
    await waitForImage(test.imagebuilder, image, 'FAILED');
    expect((await rawImage(image)).state).toMatchObject({
      failureContext: {
        ...{ imageStatus: 'TESTING', workflowExecutionId: expect.stringMatching(/^wf-/), failedStep: 'test' },
        ...{ workflowArn: expect.stringContaining(':workflow/test/own-test/'), stepExecutionId: expect.stringMatching(/^step-/) },
      },
    });
  });
});

describe('an image that was cancelled', () => {
  it('in its tests is tested again', async () => {
    let held: (() => void) | undefined;
    const exec: FakeExec = (script, { signal }) =>
      script === 'test' && held === undefined
        ? new Promise((resolve) => {
            held = () => resolve({});
            signal.addEventListener('abort', held);
          })
        : {};
    const runBuild = createEngine({ artifacts: temporaryArtifacts(), sandboxes: fakeSandboxes(exec), network: 'none' });
    test = await openTestAccount({ runBuild });
    const image = await start();
    await expect.poll(() => held, { timeout: 20_000 }).toBeDefined();
    await expect(retry(image)).rejects.toMatchObject({ name: 'ResourceInUseException' });
    await test.imagebuilder.send(new CancelImageCreationCommand({ imageBuildVersionArn: image, clientToken: undefined }));
    await waitForImage(test.imagebuilder, image, 'CANCELLED');
    await retry(image);
    await waitForImage(test.imagebuilder, image, 'AVAILABLE');
  });
});

it('an image that is available, or that there is not, is not retried', async () => {
  test = await openTestAccount({ runBuild: succeed });
  const image = await startImage(test.imagebuilder, await createBuildInputs(test.imagebuilder, 'fine'));
  await waitForImage(test.imagebuilder, image, 'AVAILABLE');
  await expect(retry(image)).rejects.toMatchObject({ name: 'InvalidRequestException' });
  await expect(retry(image.replace(/1$/, '9'))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

function folderOf(image: string): string {
  const [, , , region = '', account = '', resource = ''] = image.split(':');
  return join(test.directory, 'data', 'images', account, region, ...resource.split('/').slice(1));
}

/** As it is on the wire: our SDK drops what it does not know. */
async function rawImage(imageBuildVersionArn: string): Promise<Image> {
  let body = '';
  const record = (next: (call: object) => Promise<{ response: unknown }>) => async (call: object) => {
    const result = await next(call);
    const response = result.response as { body: unknown };
    body = await text(response.body as Readable);
    return { ...result, response: { ...response, body: new Blob([body]).stream() } };
  };
  test.imagebuilder.middlewareStack.addRelativeTo(record as never, { relation: 'after', toMiddleware: 'deserializerMiddleware' });
  await test.imagebuilder.send(new GetImageCommand({ imageBuildVersionArn }));
  return (JSON.parse(body) as { readonly image: Image }).image;
}
