import { ANSWERS, type Answer, type Kit, type OperationCases, type Values } from '../suite/case.ts';
import { assert, exceedsQuota, notFound, refuses } from './common.ts';
import { buildImage, givenImage, make, policyRequest } from './given.ts';
import { namedCases } from './named.ts';

const expensive = { expensive: true } as const;
const local = { localOnly: 'a fake build stands behind it' } as const;
const nobody = 'lce-00000000-0000-4000-8000-000000000000';
const day = 24 * 60 * 60 * 1000;

const later = () => new Date(Date.now() + day);

/** An update of an image of its own that is due tomorrow. */
async function planned(kit: Kit): Promise<{ readonly lifecycleExecutionId: string; readonly resourceArn: string }> {
  const resourceArn = await buildImage(kit);
  const { lifecycleExecutionId } = await kit.call('StartResourceStateUpdate', {
    ...{ resourceArn, state: { status: 'DEPRECATED' }, updateAt: later() },
  });
  return { lifecycleExecutionId, resourceArn };
}

/** An update with its AMIs, at its end. */
const performed = (kit: Kit) =>
  kit.once('a lifecycle execution', async () => {
    const resourceArn = await buildImage(kit);
    const { lifecycleExecutionId } = await kit.call('StartResourceStateUpdate', {
      ...{ resourceArn, state: { status: 'DEPRECATED' } },
      ...{ executionRole: kit.target.executionRole, includeResources: { amis: true } },
    });
    await ended(kit, lifecycleExecutionId);
    return { lifecycleExecutionId, resourceArn };
  });

async function ended(kit: Kit, lifecycleExecutionId: string): Promise<Answer> {
  for (;;) {
    const { lifecycleExecution } = await kit.call('GetLifecycleExecution', { lifecycleExecutionId });
    if (!['PENDING', 'IN_PROGRESS', 'CANCELLING'].includes(lifecycleExecution.state.status)) return lifecycleExecution;
    await new Promise((resolve) => setTimeout(resolve, kit.target.isLocal ? 5 : 15_000));
  }
}

const stateUpdate = async (kit: Kit): Promise<Values> => ({ resourceArn: await buildImage(kit), state: { status: 'DEPRECATED' } });

export const lifecycleCases: readonly OperationCases[] = [
  ...namedCases({
    noun: 'LifecyclePolicy',
    list: 'ListLifecyclePolicies',
    member: 'lifecyclePolicyArn',
    rows: 'lifecyclePolicySummaryList',
    body: 'lifecyclePolicy',
    request: async (kit) => policyRequest(kit),
    update: ({ name: _name, ...settings }) => settings,
    creates: [
      refuses('CreateLifecyclePolicy', 'InvalidRequestException', {
        title: 'counts nothing that is to be deprecated after a time alone',
        request: async (kit) => ({
          ...policyRequest(kit),
          policyDetails: [{ action: { type: 'DEPRECATE' }, filter: { type: 'COUNT', value: 3, unit: 'DAYS' } }],
        }),
      }),
      exceedsQuota('CreateLifecyclePolicy', { quota: 50, member: 'lifecyclePolicyArn', request: async (kit) => policyRequest(kit) }),
    ],
    updates: [
      refuses('UpdateLifecyclePolicy', 'InvalidRequestException', {
        title: 'stays with its kind of images',
        request: async (kit) => {
          const { name: _name, ...settings } = policyRequest(kit);
          const lifecyclePolicyArn = await make(kit, 'CreateLifecyclePolicy', policyRequest(kit));
          return { ...settings, lifecyclePolicyArn, resourceType: 'CONTAINER_IMAGE' };
        },
      }),
    ],
    removals: [],
  }),
  {
    operation: 'StartResourceStateUpdate',
    example: stateUpdate,
    other: (request) => ({ ...request, state: { status: 'DISABLED' } }),
    ...expensive,
    cases: [
      {
        title: 'changes an image at once, or in an execution with its AMIs',
        shows: ANSWERS,
        ...expensive,
        async run(kit) {
          const request = await stateUpdate(kit);
          const answer = await kit.call('StartResourceStateUpdate', request);
          assert.equal(answer.resourceArn, request.resourceArn);
          const { image } = await kit.call('GetImage', { imageBuildVersionArn: request.resourceArn });
          assert.equal(image.state.status, 'DEPRECATED');
          assert.match((await performed(kit)).lifecycleExecutionId, /^lce-/);
        },
      },
      refuses('StartResourceStateUpdate', 'InvalidRequestException', {
        title: 'wants the resources of an image that is to be deleted',
        ...expensive,
        request: async (kit) => ({ resourceArn: await givenImage(kit), state: { status: 'DELETED' } }),
      }),
      {
        title: 'makes one update at a time',
        shows: 'ResourceInUseException',
        ...expensive,
        async run(kit) {
          const { resourceArn, lifecycleExecutionId } = await planned(kit);
          await kit.refused('ResourceInUseException', 'StartResourceStateUpdate', { resourceArn, state: { status: 'DISABLED' } });
          await kit.call('CancelLifecycleExecution', { lifecycleExecutionId });
        },
      },
      {
        ...notFound('StartResourceStateUpdate', { member: 'resourceArn', given: givenImage, request: { state: { status: 'DISABLED' } } }),
        ...expensive,
      },
    ],
  },
  {
    operation: 'GetLifecycleExecution',
    example: async (kit) => ({ lifecycleExecutionId: (await performed(kit)).lifecycleExecutionId }),
    ...expensive,
    cases: [
      {
        title: 'tells how it went',
        shows: ANSWERS,
        ...expensive,
        async run(kit) {
          const execution = await ended(kit, (await performed(kit)).lifecycleExecutionId);
          assert.equal(execution.state.status, 'SUCCESS');
          assert.equal(execution.resourcesImpactedSummary.hasImpactedResources, true);
        },
      },
      refuses('GetLifecycleExecution', 'ResourceNotFoundException', {
        title: 'does not know what never ran',
        request: async () => ({ lifecycleExecutionId: nobody }),
      }),
    ],
  },
  {
    operation: 'ListLifecycleExecutions',
    example: async (kit) => ({ resourceArn: await givenImage(kit) }),
    ...expensive,
    pages: {
      rows: 'lifecycleExecutions',
      ...local,
      async fill(kit) {
        return await kit.once('an image with three executions', async () => {
          const resourceArn = await buildImage(kit);
          for (let count = 0; count < 3; count++) await cancelledUpdate(kit, resourceArn);
          return { resourceArn };
        });
      },
      grow: (kit, { resourceArn }) => cancelledUpdate(kit, String(resourceArn)),
      key: ({ lifecycleExecutionId }) => lifecycleExecutionId,
    },
    cases: [
      {
        title: 'gives those of an image',
        shows: ANSWERS,
        ...expensive,
        async run(kit) {
          const { resourceArn, lifecycleExecutionId } = await performed(kit);
          const { lifecycleExecutions } = await kit.call('ListLifecycleExecutions', { resourceArn });
          assert.deepEqual(
            lifecycleExecutions.map((each: Answer) => each.lifecycleExecutionId),
            [lifecycleExecutionId],
          );
        },
      },
    ],
  },
  {
    operation: 'ListLifecycleExecutionResources',
    example: async (kit) => ({ lifecycleExecutionId: (await performed(kit)).lifecycleExecutionId }),
    ...expensive,
    cases: [
      {
        title: 'gives the image, and below it its AMIs',
        shows: ANSWERS,
        ...expensive,
        async run(kit) {
          const { lifecycleExecutionId, resourceArn } = await performed(kit);
          const top = await kit.call('ListLifecycleExecutionResources', { lifecycleExecutionId });
          assert.deepEqual(
            top.resources.map((each: Answer) => each.resourceId),
            [resourceArn],
          );
          const below = await kit.call('ListLifecycleExecutionResources', { lifecycleExecutionId, parentResourceId: resourceArn });
          assert.match(below.resources[0].resourceId, /^ami-/);
        },
      },
      refuses('ListLifecycleExecutionResources', 'ResourceNotFoundException', {
        title: 'does not know what never ran',
        request: async () => ({ lifecycleExecutionId: nobody }),
      }),
    ],
  },
  {
    operation: 'CancelLifecycleExecution',
    example: async (kit) => ({ lifecycleExecutionId: (await planned(kit)).lifecycleExecutionId }),
    other: () => ({ lifecycleExecutionId: nobody }),
    ...expensive,
    cases: [
      {
        title: 'ends what has not begun',
        shows: ANSWERS,
        ...expensive,
        async run(kit) {
          const { lifecycleExecutionId } = await planned(kit);
          await kit.call('CancelLifecycleExecution', { lifecycleExecutionId });
          assert.equal((await ended(kit, lifecycleExecutionId)).state.status, 'CANCELLED');
        },
      },
      refuses('CancelLifecycleExecution', 'InvalidRequestException', {
        title: 'ends nothing that has ended',
        ...expensive,
        request: async (kit) => ({ lifecycleExecutionId: (await performed(kit)).lifecycleExecutionId }),
      }),
      refuses('CancelLifecycleExecution', 'ResourceNotFoundException', {
        title: 'does not know what never ran',
        request: async () => ({ lifecycleExecutionId: nobody }),
      }),
    ],
  },
];

async function cancelledUpdate(kit: Kit, resourceArn: string): Promise<void> {
  const request = { resourceArn, state: { status: 'DEPRECATED' }, updateAt: later() };
  const { lifecycleExecutionId } = await kit.call('StartResourceStateUpdate', request);
  await kit.call('CancelLifecycleExecution', { lifecycleExecutionId });
  await ended(kit, lifecycleExecutionId);
}
