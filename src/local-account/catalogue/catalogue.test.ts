import {
  CreateComponentCommand,
  CreateImageRecipeCommand,
  DeleteComponentCommand,
  DeleteImageCommand,
  GetComponentCommand,
  GetImageCommand,
  GetWorkflowCommand,
  ListComponentsCommand,
  ListImagesCommand,
  ListTagsForResourceCommand,
  ListWorkflowsCommand,
  PutComponentPolicyCommand,
  paginateListComponents,
  paginateListImages,
  TagResourceCommand,
} from '@aws-sdk/client-imagebuilder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientsOf, openTestAccount, type TestAccount, testKey } from '../../../tests/conformance/fixture/account.ts';
import * as known from '../../documents/index.ts';
import { publicImages } from '../ec2/public-images.ts';
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

  it('are in every Region, each with ARNs and AMIs of its own', async () => {
    await expect(get(amazon('component/update-linux/x.x.x', 'eu-west-1'))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    const { imagebuilder: there } = clientsOf({ endpoint: test.account.endpoint, region: 'eu-west-1' }, testKey);
    const arn = amazon('component/update-linux/1.0.0/1', 'eu-west-1');
    const { component } = await there.send(new GetComponentCommand({ componentBuildVersionArn: arn }));
    expect(component?.arn).toBe(arn);
    const amiIn = async (client: typeof there, region: string) => {
      const imageBuildVersionArn = amazon('image/amazon-linux-2023-x86/x.x.x', region);
      const { image } = await client.send(new GetImageCommand({ imageBuildVersionArn }));
      return image?.outputResources?.amis?.[0];
    };
    expect(await amiIn(there, 'eu-west-1')).toMatchObject({ region: 'eu-west-1' });
    expect((await amiIn(there, 'eu-west-1'))?.image).not.toBe((await amiIn(test.imagebuilder, 'us-east-1'))?.image);
    there.destroy();
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

describe("Amazon's images", () => {
  const find = (rest: string) => test.imagebuilder.send(new GetImageCommand({ imageBuildVersionArn: amazon(rest) }));
  const list = async (more: object = {}) => {
    const found = [];
    for await (const page of paginateListImages({ client: test.imagebuilder, pageSize: 7 }, { owner: 'Amazon', ...more }))
      found.push(...(page.imageVersionList ?? []));
    return found;
  };

  it('are all that the editor offers, and only for those who ask for them', async () => {
    const names = (await list()).map(({ arn }) => arn?.split('/')[1]);
    expect(names).toEqual([...known.managedMachineImages, ...known.managedContainerImages].map(({ name }) => name));
    expect((await test.imagebuilder.send(new ListImagesCommand({}))).imageVersionList).toEqual([]);
  });

  it('are listed with their names, owner, system and kind, which filters look at', async () => {
    expect(await list({ filters: [{ name: 'name', values: ['Amazon Linux 2023 x86'] }] })).toEqual([
      {
        arn: amazon('image/amazon-linux-2023-x86/2026.10.13'),
        name: 'Amazon Linux 2023 x86',
        type: 'AMI',
        version: '2026.10.13',
        platform: 'Linux',
        osVersion: 'Amazon Linux 2023',
        owner: 'Amazon',
        dateCreated: '2026-10-13T00:00:00.000Z',
        imageSource: 'AMAZON_MANAGED',
      },
    ]);
    expect(await list({ filters: [{ name: 'osVersion', values: ['Ubuntu 24'] }] })).toHaveLength(3);
    expect((await list({ filters: [{ name: 'platform', values: ['macOS'] }] })).map(({ name }) => name)).toContain('macOS Sequoia arm64');
    expect(await list({ filters: [{ name: 'type', values: ['DOCKER'] }] })).toHaveLength(known.managedContainerImages.length);
  });

  it.each(['2026.10.29/1', '2026.10.29', '2026.x.x', 'x.x.x'])(
    'are found as version %s, with the AMI that they stand for',
    async (version) => {
      const { image } = await find(`image/ubuntu-server-24-lts-x86/${version}`);
      expect(image).toMatchObject({
        arn: amazon('image/ubuntu-server-24-lts-x86/2026.10.29/1'),
        name: 'Ubuntu Server 24 LTS x86',
        version: '2026.10.29/1',
        state: { status: 'AVAILABLE' },
        osVersion: 'Ubuntu 24',
        tags: {},
      });
      const parameter = '/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id';
      const known = publicImages('us-east-1').find((one) => one.parameter === parameter);
      expect(image?.outputResources?.amis).toMatchObject([{ region: 'us-east-1', image: known?.id, accountId: '099720109477' }]);
    },
  );

  it('of containers say where a registry has them', async () => {
    const { image } = await find('image/amazon-linux-2023-x86-2023/x.x.x');
    expect(image).toMatchObject({ type: 'DOCKER', outputResources: { containers: [{ region: 'us-east-1' }] } });
    expect(image?.outputResources?.containers?.[0]?.imageUris).toEqual(['public.ecr.aws/amazonlinux/amazonlinux:2023']);
  });

  it('do not include others, and are nobody’s to delete', async () => {
    await expect(find('image/no-such-x86/x.x.x')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(find('image/amazon-linux-2-x86/1999.x.x')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    const imageBuildVersionArn = amazon('image/amazon-linux-2-x86/2026.10.13/1');
    await expect(test.imagebuilder.send(new DeleteImageCommand({ imageBuildVersionArn }))).rejects.toMatchObject({
      name: 'ForbiddenException',
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
