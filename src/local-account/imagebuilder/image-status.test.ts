import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CancelImageCreationCommand,
  CreateInfrastructureConfigurationCommand,
  StartResourceStateUpdateCommand,
} from '@aws-sdk/client-imagebuilder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { type Botocore, botocoreVersion, openBotocore } from '../../../tests/conformance/fixture/botocore.ts';
import { fail, held, succeed } from '../../../tests/conformance/fixture/builds.ts';
import { createBuildInputs, required, startImage, waitForImage } from '../../../tests/conformance/fixture/resources.ts';
import type { RunBuild } from '../engine/build-job.ts';

const topic = 'arn:aws:sns:us-east-1:000000000000:images';
const eventGroup = '/aws/events/states';
const clientToken = undefined;

let test: TestAccount;
let botocore: Botocore;
let runBuild: RunBuild = succeed;

async function linesOf(logGroupName: string): Promise<readonly string[]> {
  const { events = [] } = await test.logs.send(new FilterLogEventsCommand({ logGroupName }));
  return events.map(({ message = '' }) => message);
}

/** What was told of an image: from which status to which. */
async function changesOf(image: string): Promise<readonly string[]> {
  const events = (await linesOf(eventGroup)).map((line) => JSON.parse(line));
  return events
    .filter(({ resources }) => resources[0] === image)
    .map(({ detail }) => `${detail['previous-state'].status} ${detail.state.status}`);
}

/** The messages about an image, as texts. */
async function messagesOf(image: string): Promise<readonly string[]> {
  const messages = (await linesOf('sns/us-east-1/000000000000/images')).map((line) => JSON.parse(line).Message as string);
  return messages.filter((message) => JSON.parse(message).arn === image);
}

async function inputsWithTopic(name: string, snsTopicArn = topic) {
  const { imageRecipeArn } = await createBuildInputs(test.imagebuilder, name);
  const command = new CreateInfrastructureConfigurationCommand({
    name: `${name}-telling`,
    instanceProfileName: 'profile',
    snsTopicArn,
    clientToken,
  });
  return {
    imageRecipeArn,
    infrastructureConfigurationArn: required((await test.imagebuilder.send(command)).infrastructureConfigurationArn),
  };
}

describe.skipIf(!botocoreVersion)('the status of an image', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    test = await openTestAccount({ runBuild: (...build) => runBuild(...build) });
    botocore = openBotocore(test);
    const EventPattern = JSON.stringify({ source: ['aws.imagebuilder'], 'detail-type': ['EC2 Image Builder Image State Change'] });
    await botocore.call('events', 'put_rule', { Name: 'states', EventPattern });
    const Arn = `arn:aws:logs:us-east-1:000000000000:log-group:${eventGroup}`;
    await botocore.call('events', 'put_targets', { Rule: 'states', Targets: [{ Id: 'log', Arn }] });
    await botocore.call('sns', 'create_topic', { Name: 'images' });
    await botocore.call('sns', 'publish', { TopicArn: topic, Message: '{}' });
  }, 60_000);
  afterAll(async () => {
    botocore.close();
    await test.close();
  });

  it('is told with each change, from the first to what becomes of it later', async () => {
    runBuild = succeed;
    const image = await startImage(test.imagebuilder, await createBuildInputs(test.imagebuilder, 'Told'));
    await waitForImage(test.imagebuilder, image, 'AVAILABLE');
    for (const status of ['DEPRECATED', 'AVAILABLE', 'DISABLED'] as const) {
      await test.imagebuilder.send(new StartResourceStateUpdateCommand({ resourceArn: image, state: { status }, clientToken }));
    }
    const deletion = { executionRole: 'role', includeResources: { amis: true, snapshots: true } };
    await test.imagebuilder.send(
      new StartResourceStateUpdateCommand({ resourceArn: image, state: { status: 'DELETED' }, ...deletion, clientToken }),
    );
    await waitForImage(test.imagebuilder, image, 'DELETED');
    const changes = (await changesOf(image)).map((change) => change.split(' '));
    // Each begins where the one before ended.
    expect(changes.map(([previous]) => previous)).toEqual(['PENDING', ...changes.map(([, status]) => status).slice(0, -1)]);
    expect(changes.slice(0, 2).map(([, status]) => status)).toEqual(['CREATING', 'BUILDING']);
    expect(changes.slice(-5).map(([, status]) => status)).toEqual(['AVAILABLE', 'DEPRECATED', 'AVAILABLE', 'DISABLED', 'DELETED']);
  });

  it('is told when somebody cancels an image that waits, and one that builds', async () => {
    const { runBuild: hold, release } = held();
    runBuild = hold;
    const inputs = await inputsWithTopic('cancelled');
    const building = await startImage(test.imagebuilder, inputs);
    const waiting = await startImage(test.imagebuilder, inputs);
    await waitForImage(test.imagebuilder, building, 'BUILDING');
    for (const imageBuildVersionArn of [waiting, building]) {
      await test.imagebuilder.send(new CancelImageCreationCommand({ imageBuildVersionArn, clientToken }));
    }
    await waitForImage(test.imagebuilder, building, 'CANCELLED');
    release();
    expect(await changesOf(waiting)).toEqual(['PENDING CANCELLED']);
    expect((await changesOf(building)).at(-1)).toBe('BUILDING CANCELLED');
    expect(await messagesOf(building)).toEqual([]);
  });

  it('is told to the topic when the image is available: once, and whole', async () => {
    runBuild = succeed;
    const arn = await startImage(test.imagebuilder, await inputsWithTopic('My Image'));
    const image = await waitForImage(test.imagebuilder, arn, 'AVAILABLE');
    const resource = {
      accountId: '000000000000',
      dateCreated: expect.stringMatching(/^[A-Z][a-z]{2} \d{1,2}, 20\d\d \d{1,2}:\d\d:\d\d [AP]M$/),
    };
    const [message = '', ...more] = await messagesOf(arn);
    expect(more).toEqual([]);
    expect(JSON.parse(message)).toMatchObject({
      ...{
        versionlessArn: 'arn:aws:imagebuilder:us-east-1:000000000000:image/my-image',
        name: 'My Image',
        version: '1.0.0',
        buildVersion: 1,
      },
      ...{ type: 'AMI', platform: 'Linux', state: { status: 'AVAILABLE' }, buildType: 'USER_INITIATED', osVersion: 'Debian 12' },
      imageRecipe: { ...resource, name: 'My Image', tags: { resourceArn: image.imageRecipe?.arn } },
      infrastructureConfiguration: {
        ...resource,
        snsTopicArn: topic,
        tags: { internalId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) },
      },
      imageTestsConfigurationDocument: { imageTestsEnabled: true, timeoutMinutes: 720 },
      outputResources: image.outputResources,
      buildExecutionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      tags: { resourceArn: arn },
      ...resource,
    });
    // More than JavaScript's numbers hold.
    expect(message).toContain('"semver":1237940039285380274899124225,');
  });

  it('is told to the topic when the image failed, with the reason', async () => {
    runBuild = fail;
    const arn = await startImage(test.imagebuilder, await inputsWithTopic('failing'));
    const { state } = await waitForImage(test.imagebuilder, arn, 'FAILED');
    expect((await messagesOf(arn)).map((message) => JSON.parse(message).state)).toEqual([{ status: 'FAILED', reason: state?.reason }]);
  });

  it('does not hang on a topic that is gone', async () => {
    runBuild = succeed;
    const gone = `${topic}-gone`;
    const arn = await startImage(test.imagebuilder, await inputsWithTopic('untold', gone));
    await waitForImage(test.imagebuilder, arn, 'AVAILABLE');
    expect((await linesOf('/aws/imagebuilder/untold')).filter((line) => line.includes(gone))).toHaveLength(1);
  });
});
