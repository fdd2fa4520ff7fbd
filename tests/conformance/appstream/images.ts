import {
  answers,
  assert,
  assertRecent,
  badCombination,
  badValue,
  exists,
  incompatible,
  inUse,
  limitExceeded,
  missing,
  notAvailable,
  notPermitted,
  one,
  refuses,
} from './common.ts';
import { arnOf, baseImage, copiedImage, copyRequest, freshFleet, freshImage, image, linuxImage, pendingImage } from './given.ts';
import { type AppStreamCases, type AppStreamKit, otherAccount, otherRegion } from './session.ts';

const absent = async (kit: AppStreamKit) => ({ Name: kit.name('nothing') });

const describe: AppStreamCases = {
  operation: 'DescribeImages',
  example: async () => ({ Type: 'PRIVATE' }),
  cases: [
    answers('gives images by name, by ARN and by visibility', async (kit) => {
      const name = await image(kit);
      const found = one(await kit.call('DescribeImages', { Names: [name] }), 'Images');
      assert.equal(found.State, 'AVAILABLE');
      assert.equal(found.Visibility, 'PRIVATE');
      assert.equal(found.ImageSharedWithOthers, 'FALSE');
      assert.deepEqual(found.SupportedInstanceFamilies, ['General Purpose', 'Compute Optimized', 'Memory Optimized']);
      assertRecent(found.CreatedTime);
      assert.equal(one(await kit.call('DescribeImages', { Arns: [found.Arn] }), 'Images').Name, name);
      const base = one(await kit.call('DescribeImages', { Names: [baseImage] }), 'Images');
      assert.match(base.Arn, /^arn:aws:appstream:[a-z0-9-]+::image\//);
      assert.equal(new Date(typeof base.CreatedTime === 'number' ? base.CreatedTime * 1000 : base.CreatedTime).getUTCFullYear(), 2026);
    }),
    refuses('DescribeImages', missing, 'does not know what is not there').of((kit) => ({ Names: [kit.name('nothing')] })),
    refuses('DescribeImages', badCombination, 'takes names or a type').of(() => ({ Names: [baseImage], Type: 'PUBLIC' })),
  ],
  pages: { rows: 'Images', fill: async () => ({ Type: 'PUBLIC' }), key: ({ Arn }) => Arn },
};

const copy: AppStreamCases = {
  operation: 'CopyImage',
  example: copyRequest,
  cases: [
    answers('copies to another Region, without tags and permissions', async (kit) => {
      const request = { ...(await copyRequest(kit)), DestinationRegion: otherRegion, DestinationImageDescription: 'A copy' };
      assert.equal((await kit.call('CopyImage', request)).DestinationImageName, request.DestinationImageName);
      const Names = [request.DestinationImageName];
      assert.equal(one(await kit.elsewhere('DescribeImages', { Names }), 'Images').State, 'COPYING');
      await kit.rest();
      const made = one(await kit.elsewhere('DescribeImages', { Names }), 'Images');
      assert.equal(made.State, 'AVAILABLE');
      assert.equal(made.Description, 'A copy');
    }),
    refuses('CopyImage', missing, 'does not know what is not there').of(async (kit) => ({
      ...(await copyRequest(kit)),
      SourceImageName: 'nothing',
    })),
    refuses('CopyImage', exists, 'knows a name once').of(async (kit) => ({
      ...(await copyRequest(kit)),
      DestinationImageName: await image(kit),
    })),
    refuses('CopyImage', incompatible, 'copies no base image').of(async (kit) => ({
      ...(await copyRequest(kit)),
      SourceImageName: baseImage,
    })),
    refuses('CopyImage', notAvailable, 'copies none that is still being made').of(async (kit) => ({
      ...(await copyRequest(kit)),
      SourceImageName: await pendingImage(kit),
    })),
    refuses('CopyImage', badValue, "keeps AWS's prefixes").of(async (kit) => ({
      ...(await copyRequest(kit)),
      DestinationImageName: 'aws-x',
    })),
    refuses('CopyImage', limitExceeded, 'copies two at once').of(async (kit) => {
      await kit.rest();
      for (let count = 0; count < 2; count++) await kit.call('CopyImage', await copyRequest(kit));
      return await copyRequest(kit);
    }),
  ],
};

const remove: AppStreamCases = {
  operation: 'DeleteImage',
  example: async (kit) => ({ Name: await copiedImage(kit) }),
  cases: [
    answers('deletes an image for good', async (kit) => {
      const Name = await copiedImage(kit);
      assert.equal((await kit.call('DeleteImage', { Name })).Image.State, 'DELETING');
      await kit.rest();
      await kit.refused(missing, 'DescribeImages', { Names: [Name] });
    }),
    refuses('DeleteImage', missing, 'does not know what is not there').of(absent),
    refuses('DeleteImage', inUse, 'keeps what a fleet uses').of(async (kit) => {
      const Name = await copiedImage(kit);
      await freshFleet(kit, { ImageName: Name });
      return { Name };
    }),
    refuses('DeleteImage', inUse, 'keeps what is shared').of(async (kit) => ({ Name: await shared(kit) })),
    refuses('DeleteImage', notPermitted, 'keeps what is still being made').of(async (kit) => ({ Name: await pendingImage(kit) })),
    refuses('DeleteImage', notPermitted, 'keeps base images').of(() => ({ Name: baseImage })),
  ],
};

const sharing = (Name: string, ImagePermissions = { allowFleet: true, allowImageBuilder: true }) => ({
  ...{ Name, SharedAccountId: otherAccount, ImagePermissions },
});

/** An image of the case's own that the other account may use. */
async function shared(kit: AppStreamKit): Promise<string> {
  const name = await copiedImage(kit);
  await kit.call('UpdateImagePermissions', sharing(name));
  return name;
}

const permissionsOf = async (kit: AppStreamKit, Name: string) =>
  (await kit.call('DescribeImagePermissions', { Name })).SharedImagePermissionsList;

const share: AppStreamCases = {
  operation: 'UpdateImagePermissions',
  example: async (kit) => sharing(await image(kit), { allowFleet: false, allowImageBuilder: false }),
  cases: [
    answers('lets another account use an image, and changes how', async (kit) => {
      const name = await shared(kit);
      const Arns = [arnOf(kit, 'image', name)];
      assert.equal(one(await kit.theirs('DescribeImages', { Arns }), 'Images').Visibility, 'SHARED');
      await kit.call('UpdateImagePermissions', sharing(name, { allowFleet: true, allowImageBuilder: false }));
      assert.deepEqual(await permissionsOf(kit, name), [
        { sharedAccountId: otherAccount, imagePermissions: { allowFleet: true, allowImageBuilder: false } },
      ]);
    }),
    answers('ends sharing where it permits nothing', async (kit) => {
      const name = await shared(kit);
      await kit.call('UpdateImagePermissions', sharing(name, { allowFleet: false, allowImageBuilder: false }));
      assert.deepEqual(await permissionsOf(kit, name), []);
    }),
    refuses('UpdateImagePermissions', missing, 'does not know what is not there').of((kit) => sharing(kit.name('nothing'))),
    refuses('UpdateImagePermissions', notAvailable, 'shares none that is still being made').of(async (kit) =>
      sharing(await pendingImage(kit)),
    ),
    {
      title: 'shares with a hundred accounts',
      shows: limitExceeded,
      tedious: true,
      async run(kit) {
        const name = await copiedImage(kit);
        const to = (index: number) => ({ ...sharing(name), SharedAccountId: String(100_000_000_000 + index) });
        for (let index = 0; index < 100; index++) await kit.call('UpdateImagePermissions', to(index));
        await kit.refused(limitExceeded, 'UpdateImagePermissions', to(100));
      },
    },
  ],
};

const unshare: AppStreamCases = {
  operation: 'DeleteImagePermissions',
  example: async (kit) => ({ Name: await shared(kit), SharedAccountId: otherAccount }),
  cases: [
    answers('ends sharing', async (kit) => {
      const Name = await shared(kit);
      await kit.call('DeleteImagePermissions', { Name, SharedAccountId: otherAccount });
      assert.deepEqual(await permissionsOf(kit, Name), []);
    }),
    refuses('DeleteImagePermissions', missing, 'does not know an account with which nothing is shared').of(async (kit) => ({
      ...{ Name: await image(kit), SharedAccountId: otherAccount },
    })),
    refuses('DeleteImagePermissions', notAvailable, 'changes none that is still being made').of(async (kit) => ({
      ...{ Name: await pendingImage(kit), SharedAccountId: otherAccount },
    })),
  ],
};

const describePermissions: AppStreamCases = {
  operation: 'DescribeImagePermissions',
  example: async (kit) => ({ Name: await image(kit) }),
  cases: [
    answers('tells with whom an image is shared', async (kit) => {
      const Name = await shared(kit);
      const answer = await kit.call('DescribeImagePermissions', { Name, SharedAwsAccountIds: [otherAccount, '999999999999'] });
      assert.equal(answer.Name, Name);
      assert.equal(one(answer, 'SharedImagePermissionsList').sharedAccountId, otherAccount);
    }),
    refuses('DescribeImagePermissions', missing, 'does not know what is not there').of(absent),
  ],
  pages: {
    rows: 'SharedImagePermissionsList',
    async fill(kit) {
      const Name = await kit.once('widely shared', async () => {
        const name = await copiedImage(kit);
        for (let index = 1; index < 5; index++) {
          await kit.call('UpdateImagePermissions', { ...sharing(name), SharedAccountId: `11111111111${index}` });
        }
        return name;
      });
      return { Name };
    },
    grow: (kit, { Name }) => kit.call('UpdateImagePermissions', { ...sharing(String(Name)), SharedAccountId: '222222222222' }),
    key: ({ sharedAccountId }) => sharedAccountId,
  },
};

const updateRequest = async (kit: AppStreamKit) => ({ existingImageName: await image(kit), newImageName: kit.name('updated') });

const update: AppStreamCases = {
  operation: 'CreateUpdatedImage',
  example: updateRequest,
  cases: [
    answers('makes a newer image, and says before whether it can', async (kit) => {
      const request = await updateRequest(kit);
      assert.equal((await kit.call('CreateUpdatedImage', { ...request, dryRun: true })).canUpdateImage, true);
      await kit.refused(missing, 'DescribeImages', { Names: [request.newImageName] });
      const answer = await kit.call('CreateUpdatedImage', { ...request, newImageTags: { team: 'images' } });
      assert.equal(answer.image.State, 'CREATING');
      assertRecent(answer.image.CreatedTime);
      await kit.rest();
      assert.equal(one(await kit.call('DescribeImages', { Names: [request.newImageName] }), 'Images').State, 'AVAILABLE');
    }),
    refuses('CreateUpdatedImage', missing, 'does not know what is not there').of(async (kit) => ({
      ...(await updateRequest(kit)),
      existingImageName: 'nothing',
    })),
    refuses('CreateUpdatedImage', exists, 'knows a name once').of(async (kit) => ({
      ...(await updateRequest(kit)),
      newImageName: await image(kit),
    })),
    refuses('CreateUpdatedImage', incompatible, 'updates Windows').of(async (kit) => ({
      ...(await updateRequest(kit)),
      existingImageName: await freshImage(kit, linuxImage),
    })),
    refuses('CreateUpdatedImage', notPermitted, 'updates none that is still being made').of(async (kit) => ({
      ...(await updateRequest(kit)),
      existingImageName: await pendingImage(kit),
    })),
    {
      title: 'updates five at once',
      shows: limitExceeded,
      async run(kit) {
        await kit.rest();
        for (let count = 0; count < 5; count++) await kit.call('CreateUpdatedImage', await updateRequest(kit));
        await kit.refused(limitExceeded, 'CreateUpdatedImage', await updateRequest(kit));
        await kit.rest();
      },
    },
  ],
};

export const imageCases: readonly AppStreamCases[] = [describe, copy, share, unshare, describePermissions, update, remove];
