import {
  CreateComponentCommand,
  CreateImageRecipeCommand,
  DeleteComponentCommand,
  GetComponentCommand,
  GetWorkflowCommand,
  ListComponentsCommand,
  ListTagsForResourceCommand,
  ListWorkflowsCommand,
  PutComponentPolicyCommand,
  paginateListComponents,
  TagResourceCommand,
} from '@aws-sdk/client-imagebuilder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import * as known from '../../documents/workspace/managed.ts';
import { managedComponents } from './components/index.ts';

let test: TestAccount;
beforeAll(async () => {
  test = await openTestAccount();
});
afterAll(() => test.close());

const amazon = (rest: string, region = 'us-east-1') => `arn:aws:imagebuilder:${region}:aws:${rest}`;
const get = (componentBuildVersionArn: string) => test.imagebuilder.send(new GetComponentCommand({ componentBuildVersionArn }));

describe("Amazon's components", () => {
  it('are among those that the editor offers', () => {
    const offered = known.managedComponents.map(({ name, platform }) => ({ name, platform }));
    for (const { name, platform } of managedComponents) expect(offered).toContainEqual({ name, platform });
  });

  it('are listed in pages, by name and by filter, and only to those who ask for them', async () => {
    const pages = [];
    for await (const page of paginateListComponents({ client: test.imagebuilder, pageSize: 6 }, { owner: 'Amazon' }))
      pages.push(page.componentVersionList?.map(({ name }) => name));
    expect(pages.flat()).toEqual(managedComponents.map(({ name }) => name));
    expect(pages.slice(0, -1).every((page) => page?.length === 6)).toBe(true);
    const list = async (more: object) =>
      (await test.imagebuilder.send(new ListComponentsCommand({ owner: 'Amazon', ...more }))).componentVersionList ?? [];
    expect(await list({ byName: true })).toHaveLength(managedComponents.length);
    expect(await list({ filters: [{ name: 'name', values: ['update-linux'] }] })).toMatchObject([
      { arn: amazon('component/update-linux/1.0.0'), owner: 'Amazon', platform: 'Linux', type: 'BUILD', status: 'ACTIVE' },
    ]);
    const tests = await list({ filters: [{ name: 'type', values: ['TEST'] }] });
    expect(tests.map(({ name }) => name)).toEqual(['reboot-test-linux', 'simple-boot-test-linux']);
    expect(await list({ filters: [{ name: 'supportedOsVersion', values: ['SLES 15'] }] })).not.toHaveLength(0);
    expect((await test.imagebuilder.send(new ListComponentsCommand({}))).componentVersionList).toEqual([]);
  });

  it.each(['1.0.0/1', '1.0.0', '1.0.x', '1.x.x', 'x.x.x'])('are found as version %s, with their documents', async (version) => {
    const { component, latestVersionReferences } = await get(amazon(`component/update-linux/${version}`));
    expect(component).toMatchObject({
      arn: amazon('component/update-linux/1.0.0/1'),
      name: 'update-linux',
      version: '1.0.0',
      owner: 'Amazon',
      data: expect.stringContaining('action: UpdateOS'),
      tags: {},
    });
    expect(latestVersionReferences?.latestVersionArn).toBe(amazon('component/update-linux/x.x.x'));
  });

  it.each(['component/update-linux/2.x.x', 'component/update-linux/1.0.0/2', 'component/no-such/x.x.x'])(
    'do not include %s',
    async (rest) => {
      await expect(get(amazon(rest))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    },
  );

  it('are of the Region that asks', async () => {
    await expect(get(amazon('component/update-linux/x.x.x', 'eu-west-1'))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('tell what parameters they have', async () => {
    const { component } = await get(amazon('component/stig-build-linux/x.x.x'));
    expect(component?.parameters?.map(({ name, type, defaultValue }) => [name, type, defaultValue])).toEqual([
      ['Level', 'string', ['High']],
      ['InstallPackages', 'string', ['No']],
      ['SetDoDConsentBanner', 'string', ['No']],
    ]);
  });

  it('are nobody else’s to delete, share or tag', async () => {
    const arn = amazon('component/update-linux/1.0.0/1');
    const refused = { name: 'ForbiddenException', $metadata: { httpStatusCode: 403 } };
    await expect(test.imagebuilder.send(new DeleteComponentCommand({ componentBuildVersionArn: arn }))).rejects.toMatchObject(refused);
    const policy = JSON.stringify({ Version: '2012-10-17', Statement: [] });
    await expect(test.imagebuilder.send(new PutComponentPolicyCommand({ componentArn: arn, policy }))).rejects.toMatchObject(refused);
    const missing = { name: 'ResourceNotFoundException' };
    await expect(test.imagebuilder.send(new TagResourceCommand({ resourceArn: arn, tags: { a: 'b' } }))).rejects.toMatchObject(missing);
    await expect(test.imagebuilder.send(new ListTagsForResourceCommand({ resourceArn: arn }))).rejects.toMatchObject(missing);
    expect((await get(arn)).component?.arn).toBe(arn);
  });

  it('do not stand in the way of own ones of the same name', async () => {
    const data =
      'schemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n      - {name: Own, action: ExecuteBash, inputs: {commands: [echo]}}\n';
    const { componentBuildVersionArn } = await test.imagebuilder.send(
      new CreateComponentCommand({ name: 'update-linux', semanticVersion: '1.0.0', platform: 'Linux', data, clientToken: undefined }),
    );
    expect((await get(componentBuildVersionArn ?? '')).component?.data).toBe(data);
  });

  it('go into recipes with values for their parameters, and not with others', async () => {
    const create = (name: string, parameters: { name: string; value: string[] }[]) =>
      test.imagebuilder.send(
        new CreateImageRecipeCommand({
          name,
          semanticVersion: '1.0.0',
          parentImage: 'ami-0123456789abcdef0',
          components: [
            { componentArn: amazon('component/update-linux/x.x.x') },
            { componentArn: amazon('component/stig-build-linux/1.x.x'), parameters },
            { componentArn: amazon('component/reboot-test-linux/1.0.0/1') },
          ],
          clientToken: undefined,
        }),
      );
    expect((await create('hardened', [{ name: 'Level', value: ['Low'] }])).imageRecipeArn).toMatch(/image-recipe\/hardened\/1\.0\.0$/);
    await expect(create('misspelled', [{ name: 'level', value: ['Low'] }])).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
    });
  });
});

describe("Amazon's workflows", () => {
  it('are listed and found as its components are', async () => {
    const { workflowVersionList = [] } = await test.imagebuilder.send(new ListWorkflowsCommand({ owner: 'Amazon', byName: true }));
    const names = workflowVersionList.map(({ name }) => name);
    expect(known.managedWorkflows.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
    expect(names).toEqual(expect.arrayContaining(['build-image', 'test-image', 'distribute-image']));
    const workflowBuildVersionArn = amazon('workflow/test/test-image/x.x.x');
    const { workflow, latestVersionReferences } = await test.imagebuilder.send(new GetWorkflowCommand({ workflowBuildVersionArn }));
    expect(workflow).toMatchObject({ arn: amazon('workflow/test/test-image/1.0.0/1'), owner: 'Amazon', type: 'TEST' });
    expect(latestVersionReferences?.latestVersionArn).toBe(workflowBuildVersionArn);
  });
});
