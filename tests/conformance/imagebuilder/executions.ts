// Runs of workflows: in a local account those of fake builds.
import { ANSWERS, type Answer, type Kit, type OperationCases } from '../suite/case.ts';
import { assert, notFound, refuses } from './common.ts';
import { buildImage, givenImage, imageIn } from './given.ts';

const expensive = { expensive: true } as const;
const local = { localOnly: 'a fake build waits' } as const;
const nobody = '00000000-0000-4000-8000-000000000000';

const executionsOf = async (kit: Kit): Promise<Answer[]> =>
  (await kit.call('ListWorkflowExecutions', { imageBuildVersionArn: await givenImage(kit) })).workflowExecutions;
const givenExecution = async (kit: Kit): Promise<string> => (await executionsOf(kit))[0].workflowExecutionId;
const stepsOf = async (kit: Kit): Promise<Answer[]> =>
  (await kit.call('ListWorkflowStepExecutions', { workflowExecutionId: await givenExecution(kit) })).steps;

const manyWorkflows = (kit: Kit) => kit.once('many workflows', () => buildImage(kit, 'many'));

/** A run of a workflow with more steps than fit a page of two. */
async function manySteps(kit: Kit): Promise<string> {
  const { workflowExecutions } = await kit.call('ListWorkflowExecutions', { imageBuildVersionArn: await manyWorkflows(kit) });
  return workflowExecutions.find((each: Answer) => each.totalStepCount > 2).workflowExecutionId;
}

/** An image whose build waits for an answer, and the step that waits. */
async function waitingStep(kit: Kit): Promise<{ readonly imageBuildVersionArn: string; readonly stepExecutionId: string }> {
  const imageBuildVersionArn = await buildImage(kit, 'asking', 'TESTING');
  for (;;) {
    const { steps } = await kit.call('ListWaitingWorkflowSteps', { maxResults: 25 });
    const step = steps.find((each: Answer) => each.imageBuildVersionArn === imageBuildVersionArn);
    if (step) return { imageBuildVersionArn, stepExecutionId: step.stepExecutionId };
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const answerOf = async (kit: Kit, action: string) => ({ ...(await waitingStep(kit)), action, reason: 'Asked by the conformance suite' });

export const executionCases: readonly OperationCases[] = [
  {
    operation: 'ListWorkflowExecutions',
    example: async (kit) => ({ imageBuildVersionArn: await givenImage(kit) }),
    ...expensive,
    pages: {
      rows: 'workflowExecutions',
      ...local,
      fill: async (kit) => ({ imageBuildVersionArn: await manyWorkflows(kit) }),
      key: ({ workflowExecutionId }) => workflowExecutionId,
    },
    cases: [
      {
        title: 'tells how each went',
        shows: ANSWERS,
        ...expensive,
        async run(kit) {
          const [first] = await executionsOf(kit);
          assert.equal(first.type, 'BUILD');
          assert.equal(first.status, 'COMPLETED');
          assert.equal(first.totalStepsFailed, 0);
        },
      },
      { ...notFound('ListWorkflowExecutions', { member: 'imageBuildVersionArn', given: givenImage }), ...expensive },
    ],
  },
  {
    operation: 'GetWorkflowExecution',
    example: async (kit) => ({ workflowExecutionId: await givenExecution(kit) }),
    ...expensive,
    cases: [
      {
        title: 'tells which image it was for',
        shows: ANSWERS,
        ...expensive,
        async run(kit) {
          const answer = await kit.call('GetWorkflowExecution', { workflowExecutionId: await givenExecution(kit) });
          assert.equal(answer.imageBuildVersionArn, await givenImage(kit));
        },
      },
      refuses('GetWorkflowExecution', 'ResourceNotFoundException', {
        title: 'does not know what never ran',
        request: async () => ({ workflowExecutionId: `wf-${nobody}` }),
      }),
    ],
  },
  {
    operation: 'ListWorkflowStepExecutions',
    example: async (kit) => ({ workflowExecutionId: await givenExecution(kit) }),
    ...expensive,
    pages: {
      rows: 'steps',
      ...local,
      fill: async (kit) => ({ workflowExecutionId: await manySteps(kit) }),
      key: ({ stepExecutionId }) => stepExecutionId,
    },
    cases: [
      {
        title: 'gives the steps in their order',
        shows: ANSWERS,
        ...expensive,
        async run(kit) {
          const steps = await stepsOf(kit);
          assert.ok(steps.length >= 2);
          assert.ok(steps.every(({ status }) => status === 'COMPLETED'));
        },
      },
      refuses('ListWorkflowStepExecutions', 'ResourceNotFoundException', {
        title: 'does not know what never ran',
        request: async () => ({ workflowExecutionId: `wf-${nobody}` }),
      }),
    ],
  },
  {
    operation: 'GetWorkflowStepExecution',
    example: async (kit) => ({ stepExecutionId: (await stepsOf(kit))[0].stepExecutionId }),
    ...expensive,
    cases: [
      {
        title: 'tells what went in and came out, as JSON',
        shows: ANSWERS,
        ...expensive,
        async run(kit) {
          const [{ stepExecutionId }] = (await stepsOf(kit)) as [Answer];
          const step = await kit.call('GetWorkflowStepExecution', { stepExecutionId });
          assert.equal(typeof JSON.parse(step.inputs), 'object');
          assert.equal(step.workflowExecutionId, await givenExecution(kit));
        },
      },
      refuses('GetWorkflowStepExecution', 'ResourceNotFoundException', {
        title: 'does not know what never ran',
        request: async () => ({ stepExecutionId: `step-${nobody}` }),
      }),
    ],
  },
  {
    operation: 'ListWaitingWorkflowSteps',
    example: async () => ({}),
    pages: {
      rows: 'steps',
      ...local,
      async fill(kit) {
        await kit.once('three steps that wait', async () => {
          for (let count = 0; count < 3; count++) await waitingStep(kit);
        });
        return {};
      },
      grow: waitingStep,
      key: ({ stepExecutionId }) => stepExecutionId,
    },
    cases: [
      {
        title: 'gives what waits',
        shows: ANSWERS,
        ...local,
        run: async (kit) => void (await kit.call('SendWorkflowStepAction', await answerOf(kit, 'RESUME'))),
      },
    ],
  },
  {
    operation: 'SendWorkflowStepAction',
    example: (kit) => answerOf(kit, 'RESUME'),
    other: (request) => ({ ...request, action: 'STOP' }),
    ...local,
    cases: [
      {
        title: 'lets a build go on',
        shows: ANSWERS,
        ...local,
        async run(kit) {
          const request = await answerOf(kit, 'RESUME');
          assert.equal((await kit.call('SendWorkflowStepAction', request)).stepExecutionId, request.stepExecutionId);
          await imageIn(kit, request.imageBuildVersionArn, ['AVAILABLE']);
        },
      },
      {
        title: 'answers no step twice',
        shows: 'InvalidRequestException',
        ...local,
        async run(kit) {
          const request = await answerOf(kit, 'STOP');
          await kit.call('SendWorkflowStepAction', request);
          await imageIn(kit, request.imageBuildVersionArn, ['FAILED']);
          await kit.refused('InvalidRequestException', 'SendWorkflowStepAction', request);
        },
      },
      {
        title: 'does not know what never ran',
        shows: 'ResourceNotFoundException',
        ...expensive,
        async run(kit) {
          const request = { imageBuildVersionArn: await givenImage(kit), action: 'STOP', stepExecutionId: `step-${nobody}` };
          await kit.refused('ResourceNotFoundException', 'SendWorkflowStepAction', request);
        },
      },
      {
        title: 'takes no answer for the step of another image',
        shows: 'InvalidParameterValueException',
        ...local,
        async run(kit) {
          const request = await answerOf(kit, 'RESUME');
          const imageBuildVersionArn = await givenImage(kit);
          await kit.refused('InvalidParameterValueException', 'SendWorkflowStepAction', { ...request, imageBuildVersionArn });
        },
      },
    ],
  },
];
