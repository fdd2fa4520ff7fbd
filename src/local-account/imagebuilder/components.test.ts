import {
  CreateComponentCommand,
  type CreateComponentCommandInput,
  DeleteComponentCommand,
  GetComponentCommand,
  ListComponentBuildVersionsCommand,
  ListComponentsCommand,
  ListTagsForResourceCommand,
  paginateListComponents,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-imagebuilder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { componentData } from '../../../tests/conformance/fixture/documents.ts';

let test: TestAccount;
beforeAll(async () => {
  test = await openTestAccount();
});
afterAll(() => test.close());

function create(changes: Partial<CreateComponentCommandInput> = {}) {
  return test.imagebuilder.send(
    new CreateComponentCommand({
      name: 'Sample_Tool',
      semanticVersion: '1.0.0',
      platform: 'Linux',
      data: componentData(),
      clientToken: undefined,
      ...changes,
    }),
  );
}

describe('components', () => {
  it('are created under a normalised name and come back as they went in', async () => {
    const created = await create({ name: 'My First_Tool', description: 'a tool', tags: { team: 'kiln' } });
    expect(created.componentBuildVersionArn).toBe('arn:aws:imagebuilder:us-east-1:000000000000:component/my-first-tool/1.0.0/1');
    expect(created.latestVersionReferences?.latestMinorVersionArn).toMatch(/my-first-tool\/1\.0\.x$/);
    expect(created.clientToken).toBeTruthy();
    expect(created.requestId).toBe(created.$metadata.requestId);
    const { component } = await test.imagebuilder.send(
      new GetComponentCommand({ componentBuildVersionArn: created.componentBuildVersionArn }),
    );
    expect(component).toMatchObject({
      name: 'My First_Tool',
      version: '1.0.0',
      description: 'a tool',
      type: 'BUILD',
      platform: 'Linux',
      owner: '000000000000',
      encrypted: true,
      tags: { team: 'kiln' },
      data: componentData(),
      parameters: [{ name: 'greeting', type: 'string', defaultValue: ['hello'] }],
    });
    expect(component?.dateCreated).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('get another build when the content differs, and are refused when it does not', async () => {
    await create({ name: 'rebuilt' });
    const second = await create({ name: 'rebuilt', data: componentData('echo two') });
    expect(second.componentBuildVersionArn).toMatch(/rebuilt\/1\.0\.0\/2$/);
    await expect(create({ name: 'Rebuilt', data: componentData('echo two') })).rejects.toMatchObject({
      name: 'ResourceAlreadyExistsException',
      message: expect.stringContaining('rebuilt/1.0.0/2'),
    });
  });

  it('resolve wildcards to the newest version, and only trailing ones', async () => {
    for (const semanticVersion of ['2.2.4', '1.7.8', '1.6.8']) await create({ name: 'wild', semanticVersion });
    const resolve = async (version: string) => {
      const componentBuildVersionArn = `arn:aws:imagebuilder:us-east-1:000000000000:component/wild/${version}`;
      return (await test.imagebuilder.send(new GetComponentCommand({ componentBuildVersionArn }))).component?.version;
    };
    expect(await resolve('x.x.x')).toBe('2.2.4');
    expect(await resolve('1.x.x')).toBe('1.7.8');
    expect(await resolve('1.6.x')).toBe('1.6.8');
    await expect(resolve('x.2.x')).rejects.toMatchObject({ name: 'InvalidVersionNumberException' });
    await expect(resolve('3.x.x')).rejects.toMatchObject({ name: 'ResourceNotFoundException', $metadata: { httpStatusCode: 404 } });
  });

  it('are of type TEST when their one phase is test', async () => {
    const created = await create({ name: 'probe', data: componentData('true', 'test') });
    const { component } = await test.imagebuilder.send(
      new GetComponentCommand({ componentBuildVersionArn: created.componentBuildVersionArn }),
    );
    expect(component?.type).toBe('TEST');
  });

  it('answer the same token once, and refuse it for something else', async () => {
    const first = await create({ name: 'once', clientToken: 'token-1' });
    const again = await create({ name: 'once', clientToken: 'token-1' });
    expect(again.componentBuildVersionArn).toBe(first.componentBuildVersionArn);
    await expect(create({ name: 'twice', clientToken: 'token-1' })).rejects.toMatchObject({ name: 'IdempotentParameterMismatchException' });
  });

  it('answer an old token anew once a day has passed', async () => {
    let ahead = 0;
    const later = await openTestAccount({ clock: { now: () => new Date(Date.now() + ahead) } });
    const send = (data: string) => {
      const component = { name: 'aged', semanticVersion: '1.0.0', platform: 'Linux', data, clientToken: 'token' } as const;
      return later.imagebuilder.send(new CreateComponentCommand(component));
    };
    await send(componentData('echo one'));
    await expect(send(componentData('echo two'))).rejects.toMatchObject({ name: 'IdempotentParameterMismatchException' });
    ahead = 25 * 60 * 60 * 1000;
    later.imagebuilder.config.systemClockOffset = ahead;
    expect((await send(componentData('echo two'))).componentBuildVersionArn).toMatch(/\/2$/);
    await later.close();
  });

  it('leave nothing behind after a dry run', async () => {
    await expect(create({ name: 'dry', dryRun: true })).rejects.toMatchObject({
      name: 'DryRunOperationException',
      $metadata: { httpStatusCode: 412 },
    });
    expect((await create({ name: 'dry' })).componentBuildVersionArn).toMatch(/dry\/1\.0\.0\/1$/);
  });

  it.each([
    ['a name with a dot', { name: 'a.b.c' }, 'InvalidParameterValueException'],
    ['a wildcard version', { semanticVersion: '1.0.x' }, 'InvalidParameterValueException'],
    ['a version out of range', { semanticVersion: '1.0.1073741824' }, 'InvalidVersionNumberException'],
    ['an unknown platform', { platform: 'BeOS' as 'Linux' }, 'InvalidParameterValueException'],
    ['neither data nor uri', { data: undefined }, 'InvalidParameterCombinationException'],
    ['data and uri', { uri: 's3://bucket/key' }, 'InvalidParameterCombinationException'],
    ['a missing name', { name: undefined }, 'InvalidParameterValueException'],
    ['too many characters', { data: `# ${'x'.repeat(16_000)}` }, 'InvalidParameterValueException'],
    ['a reserved tag', { tags: { 'aws:mine': 'no' } }, 'InvalidParameterValueException'],
    ['a document without phases', { data: 'schemaVersion: 1.0\nphases: []\n' }, 'InvalidParameterValueException'],
  ])('are refused with %s', async (_title, changes, name) => {
    await expect(create({ name: 'refused', ...changes })).rejects.toMatchObject({ name });
  });

  it('are listed by version, by name and by build, filtered and in pages', async () => {
    for (const semanticVersion of ['1.0.0', '1.1.0', '2.0.0']) await create({ name: 'Listed', semanticVersion });
    await create({ name: 'Listed', semanticVersion: '2.0.0', description: 'second build' });
    const filters = [{ name: 'name', values: ['Listed'] }];
    const versions = await test.imagebuilder.send(new ListComponentsCommand({ owner: 'Self', filters }));
    expect(versions.componentVersionList?.map(({ version }) => version)).toEqual(['1.0.0', '1.1.0', '2.0.0']);
    const names = await test.imagebuilder.send(new ListComponentsCommand({ filters, byName: true }));
    expect(names.componentVersionList).toMatchObject([{ version: '2.0.0', description: 'second build', status: 'ACTIVE' }]);
    const componentVersionArn = 'arn:aws:imagebuilder:us-east-1:000000000000:component/listed/2.0.0';
    const builds = await test.imagebuilder.send(new ListComponentBuildVersionsCommand({ componentVersionArn }));
    expect(builds.componentSummaryList?.map(({ arn }) => arn)).toEqual([`${componentVersionArn}/1`, `${componentVersionArn}/2`]);
    const pages = [];
    for await (const page of paginateListComponents({ client: test.imagebuilder, pageSize: 2 }, { filters })) {
      pages.push(page.componentVersionList?.length);
    }
    expect(pages).toEqual([2, 1]);
  });

  it('refuse tokens and filters that they did not give out', async () => {
    const list = (input: object) => test.imagebuilder.send(new ListComponentsCommand(input));
    await expect(list({ nextToken: 'invented' })).rejects.toMatchObject({ name: 'InvalidPaginationTokenException' });
    await expect(list({ filters: [{ name: 'colour', values: ['red'] }] })).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
    });
    await expect(list({ maxResults: 26 })).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
    const { nextToken } = await list({ maxResults: 1 });
    await expect(list({ maxResults: 1, nextToken, byName: true })).rejects.toMatchObject({ name: 'InvalidPaginationTokenException' });
  });

  it('can be tagged, untagged and deleted', async () => {
    const { componentBuildVersionArn: resourceArn } = await create({ name: 'tagged', tags: { a: '1', b: '2' } });
    await test.imagebuilder.send(new TagResourceCommand({ resourceArn, tags: { b: 'two', 'c d': 'x' } }));
    await test.imagebuilder.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a', 'c d'] }));
    expect((await test.imagebuilder.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual({ b: 'two' });
    await test.imagebuilder.send(new DeleteComponentCommand({ componentBuildVersionArn: resourceArn }));
    await expect(test.imagebuilder.send(new ListTagsForResourceCommand({ resourceArn }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await expect(test.imagebuilder.send(new DeleteComponentCommand({ componentBuildVersionArn: resourceArn }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    const next = await create({ name: 'tagged' });
    expect(next.componentBuildVersionArn).toMatch(/tagged\/1\.0\.0\/2$/);
  });
});
