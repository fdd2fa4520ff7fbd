import { ANSWERS, type Kit, type OperationCases, type Values } from '../suite/case.ts';
import { assert, notFound, reads, refuses } from './common.ts';
import { absent, buildImage, givenImage, givenInfrastructure, givenRecipe, imageIn } from './given.ts';

const member = 'imageBuildVersionArn';
const local = { localOnly: 'a fake build stands behind it' } as const;
const expensive = { expensive: true } as const;

const imageRequest = async (kit: Kit): Promise<Values> => ({
  imageRecipeArn: await givenRecipe(kit),
  infrastructureConfigurationArn: await givenInfrastructure(kit),
});

/** Three builds of one version. */
const threeBuilds = (kit: Kit) =>
  kit.once('three builds of an image', async () => {
    const first = await buildImage(kit, 'thrice');
    const { image } = await kit.call('GetImage', { [member]: first });
    const request = { imageRecipeArn: image.imageRecipe.arn, infrastructureConfigurationArn: await givenInfrastructure(kit) };
    for (let count = 0; count < 2; count++) {
      const { imageBuildVersionArn } = await kit.call('CreateImage', request);
      await imageIn(kit, imageBuildVersionArn, ['AVAILABLE']);
    }
    return { versionArn: first.replace(/\/\d+$/, ''), request };
  });

const getImage = reads('GetImage', {
  member,
  given: givenImage,
  look: ({ image, latestVersionReferences }, arn) => {
    assert.equal(image.arn, arn);
    assert.equal(latestVersionReferences.latestPatchVersionArn, arn.replace(/\/\d+$/, ''));
  },
});

export const imageCases: readonly OperationCases[] = [
  {
    operation: 'CreateImage',
    example: imageRequest,
    other: (request) => ({ ...request, tags: { another: 'request' } }),
    ...expensive,
    cases: [
      {
        title: 'builds an image',
        shows: ANSWERS,
        ...expensive,
        async run(kit) {
          const { image } = await kit.call('GetImage', { [member]: await givenImage(kit) });
          assert.equal(image.state.status, 'AVAILABLE');
          assert.equal(image.outputResources.amis[0].region, kit.target.region);
          assert.match(image.version, /^1\.0\.0\/\d+$/);
        },
      },
      refuses('CreateImage', 'ResourceNotFoundException', {
        title: 'needs its recipe',
        request: async (kit) => ({ ...(await imageRequest(kit)), imageRecipeArn: absent(await givenRecipe(kit)) }),
      }),
      refuses('CreateImage', 'InvalidParameterCombinationException', {
        title: 'builds one recipe, not none',
        request: async (kit) => ({ infrastructureConfigurationArn: await givenInfrastructure(kit) }),
      }),
    ],
  },
  { ...getImage, ...expensive, cases: getImage.cases.map((each) => ({ ...each, ...expensive })) },
  {
    operation: 'ListImages',
    example: async () => ({ owner: 'Self' }),
    pages: {
      rows: 'imageVersionList',
      ...local,
      async fill(kit) {
        await kit.once('three images', async () => {
          for (let count = 0; count < 3; count++) await buildImage(kit, 'listed');
        });
        return { owner: 'Self' };
      },
      grow: (kit) => buildImage(kit, 'listed'),
      key: ({ arn }) => arn,
    },
    cases: [
      {
        title: 'gives one row a version, the newest of a name if asked',
        shows: ANSWERS,
        ...expensive,
        async run(kit) {
          const { versionArn } = await threeBuilds(kit);
          const filters = [{ name: 'name', values: [versionArn.split('/')[1]] }];
          for (const byName of [false, true]) {
            const { imageVersionList } = await kit.call('ListImages', { filters, byName });
            assert.deepEqual(
              imageVersionList.map((row: { arn: string }) => row.arn),
              [versionArn],
            );
          }
        },
      },
      refuses('ListImages', 'InvalidParameterValueException', {
        title: 'knows its filters',
        request: async () => ({ filters: [{ name: 'colour', values: ['red'] }] }),
      }),
    ],
  },
  {
    operation: 'ListImageBuildVersions',
    example: async () => ({}),
    pages: {
      rows: 'imageSummaryList',
      ...local,
      fill: async (kit) => ({ imageVersionArn: (await threeBuilds(kit)).versionArn }),
      grow: async (kit) => kit.call('CreateImage', (await threeBuilds(kit)).request),
      key: ({ arn }) => arn,
    },
    cases: [
      {
        title: 'gives the builds of a version',
        shows: ANSWERS,
        ...expensive,
        async run(kit) {
          const arn = await givenImage(kit);
          const { imageSummaryList } = await kit.call('ListImageBuildVersions', { imageVersionArn: arn.replace(/\/\d+$/, '') });
          assert.deepEqual(
            imageSummaryList.map((row: { version: string }) => row.version),
            ['1.0.0/1'],
          );
        },
      },
    ],
  },
  {
    operation: 'CancelImageCreation',
    example: async (kit) => ({ [member]: await buildImage(kit, 'held', 'BUILDING') }),
    other: ({ imageBuildVersionArn }) => ({ imageBuildVersionArn: absent(String(imageBuildVersionArn)) }),
    ...expensive,
    cases: [
      {
        title: 'ends a build',
        shows: ANSWERS,
        ...expensive,
        async run(kit) {
          const arn = await buildImage(kit, 'held', 'BUILDING');
          const answer = await kit.call('CancelImageCreation', { [member]: arn });
          assert.equal(answer[member], arn);
          await imageIn(kit, arn, ['CANCELLED']);
        },
      },
      {
        title: 'ends nothing that has ended',
        shows: 'InvalidRequestException',
        ...expensive,
        run: async (kit) => void (await kit.refused('InvalidRequestException', 'CancelImageCreation', { [member]: await givenImage(kit) })),
      },
      { ...notFound('CancelImageCreation', { member, given: givenImage }), ...expensive },
    ],
  },
  {
    operation: 'DeleteImage',
    example: async (kit) => ({ [member]: await buildImage(kit) }),
    ...expensive,
    cases: [
      {
        title: 'removes an image',
        shows: ANSWERS,
        ...expensive,
        async run(kit) {
          const arn = await buildImage(kit);
          assert.equal((await kit.call('DeleteImage', { [member]: arn }))[member], arn);
          await kit.refused('ResourceNotFoundException', 'GetImage', { [member]: arn });
        },
      },
      {
        title: 'keeps an image that is being built',
        shows: 'ResourceDependencyException',
        ...local,
        async run(kit) {
          const arn = await buildImage(kit, 'held', 'BUILDING');
          await kit.refused('ResourceDependencyException', 'DeleteImage', { [member]: arn });
          await kit.call('CancelImageCreation', { [member]: arn });
        },
      },
      { ...notFound('DeleteImage', { member, given: givenImage }), ...expensive },
    ],
  },
  {
    operation: 'ListImagePackages',
    example: async (kit) => ({ [member]: await givenImage(kit) }),
    ...expensive,
    pages: {
      rows: 'imagePackageList',
      ...local,
      fill: async (kit) => ({ [member]: await givenImage(kit) }),
      key: ({ packageName }) => packageName,
    },
    cases: [
      {
        title: 'gives what is installed',
        shows: ANSWERS,
        ...expensive,
        async run(kit) {
          const { imagePackageList } = await kit.call('ListImagePackages', { [member]: await givenImage(kit) });
          assert.ok(imagePackageList.some(({ packageName }: { packageName: string }) => packageName === 'bash'));
        },
      },
      { ...notFound('ListImagePackages', { member, given: givenImage }), ...expensive },
    ],
  },
];
