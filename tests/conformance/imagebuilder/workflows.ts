import { ANSWERS, type Kit, type OperationCases } from '../suite/case.ts';
import { assert, dryRun, reads, refuses, removes } from './common.ts';
import { make, workflowData, workflowRequest } from './given.ts';

const member = 'workflowBuildVersionArn';
const fresh = (kit: Kit) => make(kit, 'CreateWorkflow', workflowRequest(kit));
const given = (kit: Kit) => kit.once('workflow', () => fresh(kit));

export const workflowCases: readonly OperationCases[] = [
  {
    operation: 'CreateWorkflow',
    example: async (kit) => workflowRequest(kit),
    cases: [
      {
        title: 'makes the first build, and the next for another document',
        shows: ANSWERS,
        async run(kit) {
          const request = workflowRequest(kit);
          const first = await kit.call('CreateWorkflow', request);
          assert.match(first[member], /:workflow\/test\/.*\/1\.0\.0\/1$/);
          const second = await kit.call('CreateWorkflow', { ...request, data: workflowData('exit 1') });
          assert.match(second[member], /\/1\.0\.0\/2$/);
        },
      },
      refuses('CreateWorkflow', 'InvalidParameterCombinationException', {
        title: 'needs a document, or where it is',
        request: async (kit) => ({ ...workflowRequest(kit), data: undefined }),
      }),
      refuses('CreateWorkflow', 'InvalidParameterValueException', {
        title: 'takes no document that cannot run',
        request: async (kit) => ({ ...workflowRequest(kit), data: 'steps: nothing' }),
      }),
      refuses('CreateWorkflow', 'InvalidVersionNumberException', {
        title: 'takes no version number beyond the largest',
        request: async (kit) => ({ ...workflowRequest(kit), semanticVersion: '1.0.1073741824' }),
      }),
      dryRun('CreateWorkflow', async (kit) => workflowRequest(kit)),
    ],
  },
  reads('GetWorkflow', {
    member,
    given,
    look: ({ workflow }, arn) => {
      assert.equal(workflow.arn, arn);
      assert.equal(workflow.type, 'TEST');
      assert.equal(workflow.data, workflowData());
    },
  }),
  {
    operation: 'ListWorkflows',
    example: async () => ({ owner: 'Self' }),
    pages: {
      rows: 'workflowVersionList',
      async fill(kit) {
        const name = await kit.once('three workflows', async () => {
          const request = workflowRequest(kit);
          for (const semanticVersion of ['1.0.0', '1.0.1', '2.0.0']) await kit.call('CreateWorkflow', { ...request, semanticVersion });
          return request.name;
        });
        return { owner: 'Self', filters: [{ name: 'name', values: [name] }] };
      },
      key: ({ arn }) => arn,
    },
    cases: [
      {
        title: 'filters by type',
        shows: ANSWERS,
        async run(kit) {
          const arn = await given(kit);
          const name = arn.split('/')[2];
          const filters = (type: string) => [
            { name: 'name', values: [name] },
            { name: 'type', values: [type] },
          ];
          assert.equal((await kit.call('ListWorkflows', { filters: filters('TEST') })).workflowVersionList.length, 1);
          assert.equal((await kit.call('ListWorkflows', { filters: filters('BUILD') })).workflowVersionList.length, 0);
        },
      },
      refuses('ListWorkflows', 'InvalidParameterValueException', {
        title: 'knows its filters',
        request: async () => ({ filters: [{ name: 'colour', values: ['red'] }] }),
      }),
    ],
  },
  {
    operation: 'ListWorkflowBuildVersions',
    example: async (kit) => ({ workflowVersionArn: (await given(kit)).replace(/\/\d+$/, '') }),
    pages: {
      rows: 'workflowSummaryList',
      async fill(kit) {
        return await kit.once('three builds of a workflow', async () => {
          const request = workflowRequest(kit);
          const arns = [];
          for (const command of ['one', 'two', 'three']) {
            arns.push(await make(kit, 'CreateWorkflow', { ...request, data: workflowData(`echo ${command}`) }));
          }
          return { workflowVersionArn: arns[0]?.replace(/\/\d+$/, '') };
        });
      },
      key: ({ arn }) => arn,
    },
    cases: [
      {
        title: 'gives the builds of a version, also of one with wildcards',
        shows: ANSWERS,
        async run(kit) {
          const arn = await given(kit);
          for (const version of ['1.0.0', '1.x.x']) {
            const workflowVersionArn = arn.replace(/1\.0\.0\/\d+$/, version);
            const { workflowSummaryList } = await kit.call('ListWorkflowBuildVersions', { workflowVersionArn });
            assert.deepEqual(
              workflowSummaryList.map((row: { arn: string }) => row.arn),
              [arn],
            );
          }
        },
      },
    ],
  },
  removes('DeleteWorkflow', { member, fresh, read: 'GetWorkflow' }),
];
