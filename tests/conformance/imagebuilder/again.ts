// What is done again with an image that was built, or not quite: RetryImage and DistributeImage.
import { ANSWERS, type Kit, type OperationCases, type Values } from '../suite/case.ts';
import { assert, notFound } from './common.ts';
import { absent, buildImage, distributionRequest, givenImage, imageIn, make } from './given.ts';

const member = 'imageBuildVersionArn';
const expensive = { expensive: true } as const;
const local = { localOnly: 'a fake build fails' } as const;

const failedImage = (kit: Kit) => buildImage(kit, 'failing', 'FAILED');

const distributeRequest = async (kit: Kit): Promise<Values> => ({
  sourceImage: await givenImage(kit),
  distributionConfigurationArn: await make(kit, 'CreateDistributionConfiguration', distributionRequest(kit)),
  executionRole: kit.target.executionRole,
});

export const againCases: readonly OperationCases[] = [
  {
    operation: 'RetryImage',
    example: async (kit) => ({ [member]: await failedImage(kit) }),
    other: ({ imageBuildVersionArn }) => ({ imageBuildVersionArn: absent(String(imageBuildVersionArn)) }),
    ...local,
    cases: [
      {
        title: 'goes on with the same build',
        shows: ANSWERS,
        ...local,
        async run(kit) {
          const arn = await failedImage(kit);
          assert.equal((await kit.call('RetryImage', { [member]: arn }))[member], arn);
          await imageIn(kit, arn, ['AVAILABLE']);
        },
      },
      {
        title: 'retries nothing that succeeded',
        shows: 'InvalidRequestException',
        ...expensive,
        run: async (kit) => void (await kit.refused('InvalidRequestException', 'RetryImage', { [member]: await givenImage(kit) })),
      },
      { ...notFound('RetryImage', { member, given: givenImage }), ...expensive },
    ],
  },
  {
    operation: 'DistributeImage',
    example: distributeRequest,
    other: (request) => ({ ...request, tags: { another: 'request' } }),
    ...expensive,
    cases: [
      {
        title: 'makes a new image of one that is there',
        shows: ANSWERS,
        ...expensive,
        async run(kit) {
          const request = await distributeRequest(kit);
          const { imageBuildVersionArn } = await kit.call('DistributeImage', request);
          assert.notEqual(imageBuildVersionArn, request.sourceImage);
          await imageIn(kit, imageBuildVersionArn, ['AVAILABLE']);
        },
      },
      {
        ...notFound('DistributeImage', {
          member: 'distributionConfigurationArn',
          given: (kit) => make(kit, 'CreateDistributionConfiguration', distributionRequest(kit)),
          request: { sourceImage: 'ami-0123456789abcdef0', executionRole: 'kiln-conformance' },
        }),
      },
    ],
  },
];
