import { ANSWERS, type OperationCases } from '../suite/case.ts';
import { assert, exceedsQuota, notFound, refuses } from './common.ts';
import { absent, buildImage, givenContainerRecipe, givenInfrastructure, givenPipeline, imageIn, make, pipelineRequest } from './given.ts';
import { namedCases } from './named.ts';

const local = { localOnly: 'a fake build stands behind it' } as const;
const member = 'imagePipelineArn';

export const pipelineCases: readonly OperationCases[] = [
  ...namedCases({
    noun: 'ImagePipeline',
    list: 'ListImagePipelines',
    member,
    rows: 'imagePipelineList',
    body: 'imagePipeline',
    request: pipelineRequest,
    update: ({ description, imageRecipeArn, infrastructureConfigurationArn }) => ({
      description,
      imageRecipeArn,
      infrastructureConfigurationArn,
    }),
    creates: [
      refuses('CreateImagePipeline', 'InvalidParameterCombinationException', {
        title: 'builds one recipe, not none',
        request: async (kit) => ({ ...(await pipelineRequest(kit)), imageRecipeArn: undefined }),
      }),
      refuses('CreateImagePipeline', 'ResourceNotFoundException', {
        title: 'needs what it names',
        request: async (kit) => ({
          ...(await pipelineRequest(kit)),
          infrastructureConfigurationArn: absent(await givenInfrastructure(kit)),
        }),
      }),
      refuses('CreateImagePipeline', 'InvalidParameterValueException', {
        title: 'takes no schedule that is none',
        request: async (kit) => ({ ...(await pipelineRequest(kit)), schedule: { scheduleExpression: 'every day' } }),
      }),
      exceedsQuota('CreateImagePipeline', { quota: 75, member, request: pipelineRequest }),
    ],
    updates: [
      refuses('UpdateImagePipeline', 'InvalidParameterValueException', {
        title: 'stays with the kind of its recipe',
        request: async (kit) => ({
          [member]: await make(kit, 'CreateImagePipeline', await pipelineRequest(kit)),
          containerRecipeArn: await givenContainerRecipe(kit),
          infrastructureConfigurationArn: await givenInfrastructure(kit),
        }),
      }),
    ],
    removals: [],
  }),
  {
    operation: 'StartImagePipelineExecution',
    example: async (kit) => ({ [member]: await givenPipeline(kit) }),
    other: ({ imagePipelineArn }) => ({ imagePipelineArn, tags: { another: 'request' } }),
    expensive: true,
    cases: [
      {
        title: 'starts a build of the recipe',
        shows: ANSWERS,
        expensive: true,
        async run(kit) {
          const imagePipelineArn = await givenPipeline(kit);
          const { imageBuildVersionArn } = await kit.call('StartImagePipelineExecution', { imagePipelineArn, tags: { by: 'hand' } });
          const image = await imageIn(kit, imageBuildVersionArn, ['AVAILABLE']);
          assert.equal(image.sourcePipelineArn, imagePipelineArn);
          assert.equal(image.tags.by, 'hand');
        },
      },
      notFound('StartImagePipelineExecution', { member, given: givenPipeline }),
    ],
  },
  {
    operation: 'ListImagePipelineImages',
    example: async (kit) => ({ [member]: await givenPipeline(kit) }),
    pages: {
      rows: 'imageSummaryList',
      ...local,
      async fill(kit) {
        return await kit.once('a pipeline with three images', async () => {
          const imagePipelineArn = await make(kit, 'CreateImagePipeline', await pipelineRequest(kit));
          for (let count = 0; count < 3; count++) {
            const { imageBuildVersionArn } = await kit.call('StartImagePipelineExecution', { imagePipelineArn });
            await imageIn(kit, imageBuildVersionArn, ['AVAILABLE']);
          }
          return { imagePipelineArn };
        });
      },
      grow: (kit, request) => kit.call('StartImagePipelineExecution', request),
      key: ({ arn }) => arn,
    },
    cases: [
      {
        title: 'gives none of the images that others started',
        shows: ANSWERS,
        expensive: true,
        async run(kit) {
          await buildImage(kit);
          const imagePipelineArn = await make(kit, 'CreateImagePipeline', await pipelineRequest(kit));
          const { imageSummaryList } = await kit.call('ListImagePipelineImages', { imagePipelineArn });
          assert.deepEqual(imageSummaryList, []);
        },
      },
      notFound('ListImagePipelineImages', { member, given: givenPipeline }),
    ],
  },
];
