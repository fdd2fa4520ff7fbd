import {
  type AppStreamCase,
  answers,
  assert,
  assertRecent,
  badCombination,
  badRole,
  badValue,
  exceedsQuota,
  exists,
  incompatible,
  missing,
  notAvailable,
  notPermitted,
  one,
  refuses,
} from './common.ts';
import {
  arnOf,
  baseImage,
  builderRequest,
  freshBuilder,
  instanceType,
  pendingImage,
  role,
  runningBuilder,
  sharedImage,
  stoppedBuilder,
} from './given.ts';
import { type AppStreamCases, type AppStreamKit, otherAccount } from './session.ts';

const nobody = async (kit: AppStreamKit) => ({ Name: kit.name('nobody') });

const stateOf = async (kit: AppStreamKit, Name: string) =>
  one(await kit.call('DescribeImageBuilders', { Names: [Name] }), 'ImageBuilders').State;

/** That nothing is done to a builder while it moves. */
const whileItMoves = (operation: string, code: string): AppStreamCase =>
  refuses(operation, code, 'does nothing to one that is PENDING').of(async (kit) => {
    const request = builderRequest(kit);
    await kit.call('CreateImageBuilder', request);
    return { Name: request.Name };
  });

const create: AppStreamCases = {
  operation: 'CreateImageBuilder',
  example: async (kit) => builderRequest(kit),
  cases: [
    answers('begins a builder, which runs some time later', async (kit) => {
      const request = { ...builderRequest(kit), Description: 'By hand', Tags: { team: 'images' } };
      const { ImageBuilder } = await kit.call('CreateImageBuilder', request);
      assert.equal(ImageBuilder.State, 'PENDING');
      assert.equal(ImageBuilder.Arn, arnOf(kit, 'image-builder', String(request.Name)));
      assert.equal(ImageBuilder.Description, 'By hand');
      assertRecent(ImageBuilder.CreatedTime);
      await kit.rest();
      assert.equal(await stateOf(kit, String(request.Name)), 'RUNNING');
    }),
    refuses('CreateImageBuilder', exists, 'knows a name once').of(async (kit) => ({
      ...builderRequest(kit),
      Name: await runningBuilder(kit),
    })),
    refuses('CreateImageBuilder', missing, 'does not know what is not there').of((kit) => ({
      ...builderRequest(kit),
      ImageName: 'nothing',
    })),
    refuses('CreateImageBuilder', notAvailable, 'takes no image that is still being made').of(async (kit) => ({
      ...builderRequest(kit),
      ImageName: await pendingImage(kit),
    })),
    refuses('CreateImageBuilder', badCombination, 'takes a name or an ARN').of((kit) => ({
      ...builderRequest(kit),
      ImageArn: `arn:aws:appstream:${kit.target.region}::image/${baseImage}`,
    })),
    refuses('CreateImageBuilder', badRole, 'takes a role of its own account').of((kit) => ({
      ...builderRequest(kit),
      IamRoleArn: role(otherAccount),
    })),
    refuses('CreateImageBuilder', incompatible, 'fits the family of the image').of((kit) => ({
      ...builderRequest(kit),
      InstanceType: 'stream.graphics.g5.xlarge',
    })),
    refuses('CreateImageBuilder', notPermitted, 'takes no image that is shared for fleets alone').of(async (kit) => ({
      ...{ Name: kit.name('builder'), InstanceType: instanceType },
      ImageArn: await sharedImage(kit, { allowFleet: true, allowImageBuilder: false }),
    })),
    exceedsQuota('CreateImageBuilder', {
      request: builderRequest,
      async empty(kit, made) {
        await kit.rest();
        for (const { Name } of made) await kit.call('StopImageBuilder', { Name });
        await kit.rest();
        for (const { Name } of made) await kit.call('DeleteImageBuilder', { Name });
        await kit.rest();
      },
    }),
  ],
};

const describe: AppStreamCases = {
  operation: 'DescribeImageBuilders',
  example: async () => ({}),
  cases: [
    answers('gives those that are named, and all', async (kit) => {
      const name = await runningBuilder(kit);
      const found = one(await kit.call('DescribeImageBuilders', { Names: [name] }), 'ImageBuilders');
      assert.equal(found.Platform, 'WINDOWS_SERVER_2022');
      assert.deepEqual(found.ImageBuilderErrors, []);
      assertRecent(found.CreatedTime);
      const { ImageBuilders } = await kit.call('DescribeImageBuilders');
      assert.ok(ImageBuilders.length > 0);
    }),
    refuses('DescribeImageBuilders', missing, 'does not know what is not there').of((kit) => ({ Names: [kit.name('nobody')] })),
  ],
  pages: {
    rows: 'ImageBuilders',
    async fill(kit) {
      for (let count = 0; count < 3; count++) await kit.call('CreateImageBuilder', builderRequest(kit));
      return {};
    },
    grow: (kit) => kit.call('CreateImageBuilder', builderRequest(kit)),
    key: ({ Name }) => Name,
  },
};

const start: AppStreamCases = {
  operation: 'StartImageBuilder',
  example: async (kit) => ({ Name: await stoppedBuilder(kit) }),
  cases: [
    answers('starts one that is stopped', async (kit) => {
      const Name = await stoppedBuilder(kit);
      const { ImageBuilder } = await kit.call('StartImageBuilder', { Name, AppstreamAgentVersion: '[LATEST]' });
      assert.equal(ImageBuilder.State, 'PENDING');
      await kit.rest();
      assert.equal(await stateOf(kit, Name), 'RUNNING');
    }),
    refuses('StartImageBuilder', missing, 'does not know what is not there').of(nobody),
    refuses('StartImageBuilder', notAvailable, 'starts none that runs').of(async (kit) => ({ Name: await runningBuilder(kit) })),
    refuses('StartImageBuilder', incompatible, 'takes no agent that is older than the present one').of(async (kit) => ({
      Name: await stoppedBuilder(kit),
      AppstreamAgentVersion: '10-14-2025',
    })),
  ],
};

const stop: AppStreamCases = {
  operation: 'StopImageBuilder',
  example: async (kit) => ({ Name: await freshBuilder(kit) }),
  cases: [
    answers('stops one that runs', async (kit) => {
      const Name = await freshBuilder(kit);
      assert.equal((await kit.call('StopImageBuilder', { Name })).ImageBuilder.State, 'STOPPING');
      await kit.rest();
      assert.equal(await stateOf(kit, Name), 'STOPPED');
    }),
    refuses('StopImageBuilder', missing, 'does not know what is not there').of(nobody),
    whileItMoves('StopImageBuilder', notPermitted),
  ],
};

const remove: AppStreamCases = {
  operation: 'DeleteImageBuilder',
  example: async (kit) => ({ Name: await stoppedBuilder(kit) }),
  cases: [
    answers('deletes one that is stopped', async (kit) => {
      const Name = await stoppedBuilder(kit);
      assert.equal((await kit.call('DeleteImageBuilder', { Name })).ImageBuilder.State, 'DELETING');
      await kit.rest();
      await kit.refused(missing, 'DescribeImageBuilders', { Names: [Name] });
    }),
    refuses('DeleteImageBuilder', missing, 'does not know what is not there').of(nobody),
    refuses('DeleteImageBuilder', notPermitted, 'deletes none that runs').of(async (kit) => ({ Name: await runningBuilder(kit) })),
    whileItMoves('DeleteImageBuilder', notPermitted),
  ],
};

const connect: AppStreamCases = {
  operation: 'CreateImageBuilderStreamingURL',
  example: async (kit) => ({ Name: await runningBuilder(kit) }),
  cases: [
    answers('gives a link that is good for an hour, or as long as was asked', async (kit) => {
      const Name = await runningBuilder(kit);
      const { StreamingURL, Expires } = await kit.call('CreateImageBuilderStreamingURL', { Name });
      assert.match(StreamingURL, /^http:\/\/127\.0\.0\.1:\d+\/appstream\/connect\/[\w-]{43}$/);
      assertRecent(Expires, 3600);
      await kit.call('CreateImageBuilderStreamingURL', { Name, Validity: 604_800 });
    }),
    refuses('CreateImageBuilderStreamingURL', missing, 'does not know what is not there').of(nobody),
    refuses('CreateImageBuilderStreamingURL', badValue, 'is good for a week at most').of(async (kit) => ({
      Name: await runningBuilder(kit),
      Validity: 604_801,
    })),
    whileItMoves('CreateImageBuilderStreamingURL', notPermitted),
  ],
};

export const builderCases: readonly AppStreamCases[] = [create, describe, start, stop, remove, connect];
