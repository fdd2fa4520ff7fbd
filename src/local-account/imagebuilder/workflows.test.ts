import {
  CreateImagePipelineCommand,
  type CreateImagePipelineCommandInput,
  CreateWorkflowCommand,
  type CreateWorkflowCommandInput,
  DeleteImagePipelineCommand,
  DeleteWorkflowCommand,
  GetWorkflowCommand,
  ListWorkflowBuildVersionsCommand,
  ListWorkflowsCommand,
  paginateListWorkflowBuildVersions,
  paginateListWorkflows,
} from '@aws-sdk/client-imagebuilder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { type BuildInputs, createBuildInputs, required } from '../../../tests/conformance/fixture/resources.ts';

const document = (name: string) => `name: ${name}
schemaVersion: 1.0
parameters:
  - name: topic
    type: string
  - name: places
    type: stringList
    default: [here, there]
steps:
  - name: Ask
    action: WaitForAction
    inputs:
      snsTopicArn.$: $.parameters.topic
`;

let test: TestAccount;
let inputs: BuildInputs;
beforeAll(async () => {
  test = await openTestAccount();
  inputs = await createBuildInputs(test.imagebuilder, 'flowing');
});
afterAll(() => test.close());

const clientToken = undefined;

async function create(name: string, changes: Partial<CreateWorkflowCommandInput> = {}): Promise<string> {
  const command = new CreateWorkflowCommand({
    name,
    type: 'TEST',
    semanticVersion: '1.0.0',
    data: document('approve'),
    clientToken,
    ...changes,
  });
  return required((await test.imagebuilder.send(command)).workflowBuildVersionArn);
}

describe('workflows', () => {
  it('are created, read and resolved from versions and wildcards', async () => {
    const arn = await create('Ask First', { description: 'asks', tags: { a: 'b' } });
    expect(arn).toMatch(/:workflow\/test\/ask-first\/1\.0\.0\/1$/);
    const newer = await create('Ask First', { semanticVersion: '1.2.0' });
    const get = async (workflowBuildVersionArn: string) =>
      await test.imagebuilder.send(new GetWorkflowCommand({ workflowBuildVersionArn }));
    const { workflow, latestVersionReferences } = await get(arn);
    expect(workflow).toMatchObject({
      name: 'Ask First',
      version: '1.0.0',
      type: 'TEST',
      description: 'asks',
      data: document('approve'),
      parameters: [
        { name: 'topic', type: 'string' },
        { name: 'places', type: 'stringList', defaultValue: ['here', 'there'] },
      ],
      tags: { a: 'b' },
    });
    expect(latestVersionReferences?.latestMinorVersionArn).toMatch(/workflow\/test\/ask-first\/1\.0\.x$/);
    expect((await get(required(latestVersionReferences?.latestVersionArn))).workflow?.arn).toBe(newer);
    expect((await get(arn.replace('/1.0.0/1', '/1.0.0'))).workflow?.arn).toBe(arn);
  });

  it('get another build when the content differs, and are refused when it does not', async () => {
    await create('built');
    await expect(create('Built')).rejects.toMatchObject({ name: 'ResourceAlreadyExistsException' });
    expect(await create('built', { data: document('other') })).toMatch(/built\/1\.0\.0\/2$/);
    expect(await create('built', { type: 'BUILD' })).toMatch(/workflow\/build\/built\/1\.0\.0\/1$/);
  });

  it('are listed by version, by name, by build and in pages', async () => {
    for (const semanticVersion of ['1.0.0', '1.0.1', '2.0.0']) await create('listed', { semanticVersion });
    await create('listed', { semanticVersion: '1.0.1', data: document('again') });
    const filters = [{ name: 'name', values: ['listed'] }];
    const versions = [];
    for await (const page of paginateListWorkflows({ client: test.imagebuilder, pageSize: 2 }, { filters })) {
      versions.push(page.workflowVersionList?.map(({ version }) => version));
    }
    expect(versions).toEqual([['1.0.0', '2.0.0'], ['1.0.1']]);
    const byName = await test.imagebuilder.send(new ListWorkflowsCommand({ filters, byName: true }));
    expect(byName.workflowVersionList).toMatchObject([{ version: '2.0.0', type: 'TEST' }]);
    const workflowVersionArn = 'arn:aws:imagebuilder:us-east-1:000000000000:workflow/test/listed/1.x.x';
    const builds = [];
    for await (const page of paginateListWorkflowBuildVersions({ client: test.imagebuilder, pageSize: 2 }, { workflowVersionArn })) {
      builds.push(page.workflowSummaryList?.map(({ arn }) => arn?.split('listed/')[1]));
    }
    expect(builds).toEqual([['1.0.0/1', '1.0.1/1'], ['1.0.1/2']]);
    expect((await test.imagebuilder.send(new ListWorkflowBuildVersionsCommand({}))).workflowSummaryList?.length).toBeGreaterThan(3);
    await expect(test.imagebuilder.send(new ListWorkflowsCommand({ owner: 'Shared' }))).rejects.toMatchObject({
      name: 'InvalidRequestException',
    });
    expect((await test.imagebuilder.send(new ListWorkflowsCommand({ owner: 'AWSMarketplace' }))).workflowVersionList).toEqual([]);
  });

  it("of Amazon's are in place, and can be read", async () => {
    const { workflowVersionList } = await test.imagebuilder.send(new ListWorkflowsCommand({ owner: 'Amazon' }));
    expect(workflowVersionList?.map(({ name }) => name)).toEqual(
      ['image', 'container'].flatMap((type) => [`build-${type}`, `test-${type}`, `distribute-${type}`]),
    );
    const workflowBuildVersionArn = 'arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/x.x.x';
    const { workflow } = await test.imagebuilder.send(new GetWorkflowCommand({ workflowBuildVersionArn }));
    expect(workflow).toMatchObject({ type: 'BUILD', owner: 'Amazon', data: expect.stringContaining('action: ExecuteComponents') });
    const unknown = new GetWorkflowCommand({ workflowBuildVersionArn: workflowBuildVersionArn.replace('build-image', 'bake-image') });
    await expect(test.imagebuilder.send(unknown)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it.each<[string, Partial<CreateWorkflowCommandInput>, string]>([
    ['no document', { data: undefined }, 'InvalidParameterCombinationException'],
    ['a document elsewhere', { data: undefined, uri: 's3://bucket/key' }, 'InvalidParameterValueException'],
    ['a document with an unknown action', { data: document('x').replace('WaitForAction', 'Wait') }, 'InvalidParameterValueException'],
    ['a version too large', { semanticVersion: '1.0.1073741824' }, 'InvalidVersionNumberException'],
    ['a type that there is not', { type: 'DEPLOY' as 'TEST' }, 'InvalidParameterValueException'],
    ['a dry run', { dryRun: true }, 'DryRunOperationException'],
  ])('are refused with %s', async (_title, changes, name) => {
    await expect(create('refused', changes)).rejects.toMatchObject({ name });
  });
});

describe('workflows of a pipeline', () => {
  const pipeline = async (name: string, workflows: CreateImagePipelineCommandInput['workflows']) => {
    const command = new CreateImagePipelineCommand({ ...inputs, name, workflows, executionRole: 'role', clientToken });
    return required((await test.imagebuilder.send(command)).imagePipelineArn);
  };
  const parameters = [{ name: 'topic', value: ['arn:aws:sns:us-east-1:000000000000:topic'] }];

  it('must exist, with values for their parameters', async () => {
    const workflowArn = await create('demanding');
    const name = 'InvalidParameterValueException';
    await expect(pipeline('refused', [{ workflowArn }])).rejects.toMatchObject({ name });
    await expect(pipeline('refused', [{ workflowArn, parameters: [...parameters, { name: 'x', value: ['y'] }] }])).rejects.toMatchObject({
      name,
    });
    await expect(pipeline('refused', [{ workflowArn: `${workflowArn}0`, parameters }])).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    const build = await create('two-builds', { type: 'BUILD' });
    await expect(
      pipeline(
        'refused',
        [build, build].map((arn) => ({ workflowArn: arn, parameters })),
      ),
    ).rejects.toMatchObject({ name });
    await expect(pipeline('refused', [{ workflowArn: build, parameters, parallelGroup: 'group' }])).rejects.toMatchObject({ name });
  });

  it('stay as long as it needs them', async () => {
    const workflowArn = await create('kept');
    const list = { name: 'places', value: ['one', 'two'] };
    const wanted = [{ workflowArn: workflowArn.replace('1.0.0/1', 'x.x.x'), parameters: [...parameters, list] }];
    const imagePipelineArn = await pipeline('keeping', wanted);
    const remove = async () => await test.imagebuilder.send(new DeleteWorkflowCommand({ workflowBuildVersionArn: workflowArn }));
    await expect(remove()).rejects.toMatchObject({ name: 'ResourceDependencyException' });
    await test.imagebuilder.send(new DeleteImagePipelineCommand({ imagePipelineArn }));
    expect((await remove()).workflowBuildVersionArn).toBe(workflowArn);
    await expect(remove()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
