import { ANSWERS, type OperationCases } from '../suite/case.ts';
import { assert, dryRun, reads, refuses, removes } from './common.ts';
import { componentData, componentRequest, givenComponent, make, recipeRequest } from './given.ts';

const member = 'componentBuildVersionArn';

export const componentCases: readonly OperationCases[] = [
  {
    operation: 'CreateComponent',
    example: async (kit) => componentRequest(kit),
    cases: [
      {
        title: 'makes the first build, and the next for other content',
        shows: ANSWERS,
        async run(kit) {
          const request = componentRequest(kit);
          const first = await kit.call('CreateComponent', request);
          assert.match(first.componentBuildVersionArn, /\/1\.0\.0\/1$/);
          assert.match(first.latestVersionReferences.latestMajorVersionArn, /\/1\.x\.x$/);
          const second = await kit.call('CreateComponent', { ...request, data: componentData('echo two') });
          assert.match(second.componentBuildVersionArn, /\/1\.0\.0\/2$/);
        },
      },
      refuses('CreateComponent', 'InvalidParameterCombinationException', {
        title: 'needs a document, or where it is',
        request: async (kit) => ({ ...componentRequest(kit), data: undefined }),
      }),
      refuses('CreateComponent', 'InvalidParameterValueException', {
        title: 'takes no document that cannot run',
        request: async (kit) => ({ ...componentRequest(kit), data: 'phases: nothing' }),
      }),
      refuses('CreateComponent', 'InvalidVersionNumberException', {
        title: 'takes no version number beyond the largest',
        request: async (kit) => ({ ...componentRequest(kit), semanticVersion: '1.0.1073741824' }),
      }),
      refuses('CreateComponent', 'ResourceAlreadyExistsException', {
        title: 'makes no second build of the same content',
        request: async (kit) => {
          const request = componentRequest(kit);
          await make(kit, 'CreateComponent', request);
          return request;
        },
      }),
      dryRun('CreateComponent', async (kit) => componentRequest(kit)),
    ],
  },
  reads('GetComponent', {
    member,
    given: givenComponent,
    look: ({ component, latestVersionReferences }, arn) => {
      assert.equal(component.arn, arn);
      assert.equal(component.version, '1.0.0');
      assert.equal(component.data, componentData());
      assert.equal(component.encrypted, true);
      assert.equal(latestVersionReferences.latestVersionArn, arn.replace('1.0.0/1', 'x.x.x'));
    },
  }),
  {
    operation: 'ListComponents',
    example: async () => ({ owner: 'Self' }),
    pages: {
      rows: 'componentVersionList',
      async fill(kit) {
        const name = await kit.once('three components', async () => {
          const request = componentRequest(kit, 'listed');
          for (const semanticVersion of ['1.0.0', '1.0.1', '2.0.0']) await kit.call('CreateComponent', { ...request, semanticVersion });
          return request.name;
        });
        return { owner: 'Self', filters: [{ name: 'name', values: [name] }] };
      },
      grow: (kit, request) =>
        kit.call('CreateComponent', { ...componentRequest(kit), name: nameIn(request), semanticVersion: `3.0.${Date.now() % 1_000_000}` }),
      key: ({ arn }) => arn,
    },
    cases: [
      {
        title: 'gives the newest of each name, if asked',
        shows: ANSWERS,
        async run(kit) {
          const request = componentRequest(kit);
          for (const semanticVersion of ['1.0.0', '1.2.0']) await kit.call('CreateComponent', { ...request, semanticVersion });
          const filters = [{ name: 'name', values: [request.name] }];
          const every = await kit.call('ListComponents', { filters });
          assert.deepEqual(
            every.componentVersionList.map((row: { version: string }) => row.version),
            ['1.0.0', '1.2.0'],
          );
          const { componentVersionList } = await kit.call('ListComponents', { filters, byName: true });
          assert.deepEqual(
            componentVersionList.map((row: { version: string }) => row.version),
            ['1.2.0'],
          );
        },
      },
      refuses('ListComponents', 'InvalidParameterValueException', {
        title: 'knows its filters',
        request: async () => ({ filters: [{ name: 'colour', values: ['red'] }] }),
      }),
      refuses('ListComponents', 'InvalidParameterCombinationException', {
        title: 'groups by name or filters versions, not both',
        request: async () => ({ byName: true, filters: [{ name: 'version', values: ['1.0.0'] }] }),
      }),
    ],
  },
  {
    operation: 'ListComponentBuildVersions',
    example: async (kit) => ({ componentVersionArn: (await givenComponent(kit)).replace(/\/\d+$/, '') }),
    pages: {
      rows: 'componentSummaryList',
      async fill(kit) {
        return await kit.once('three builds of a component', async () => {
          const request = componentRequest(kit, 'built');
          const arns = [];
          for (const command of ['one', 'two', 'three']) {
            arns.push(await make(kit, 'CreateComponent', { ...request, data: componentData(`echo ${command}`) }));
          }
          return { componentVersionArn: arns[0]?.replace(/\/\d+$/, '') };
        });
      },
      key: ({ arn }) => arn,
    },
    cases: [
      {
        title: 'gives the builds of a version',
        shows: ANSWERS,
        async run(kit) {
          const arn = await givenComponent(kit);
          const { componentSummaryList } = await kit.call('ListComponentBuildVersions', { componentVersionArn: arn.replace(/\/\d+$/, '') });
          assert.deepEqual(
            componentSummaryList.map((row: { arn: string }) => row.arn),
            [arn],
          );
        },
      },
    ],
  },
  removes('DeleteComponent', {
    member,
    fresh: (kit) => make(kit, 'CreateComponent', componentRequest(kit)),
    read: 'GetComponent',
    more: [
      refuses('DeleteComponent', 'ResourceDependencyException', {
        title: 'keeps what a recipe names',
        request: async (kit) => {
          await make(kit, 'CreateImageRecipe', await recipeRequest(kit));
          return { [member]: await givenComponent(kit) };
        },
      }),
    ],
  }),
  {
    operation: 'ImportComponent',
    example: async (kit) => importRequest(kit.name('imported')),
    cases: [
      {
        title: 'puts a script into a step of a component',
        shows: ANSWERS,
        async run(kit) {
          const { componentBuildVersionArn } = await kit.call('ImportComponent', importRequest(kit.name('imported')));
          const { component } = await kit.call('GetComponent', { componentBuildVersionArn });
          assert.match(component.data, /echo imported/);
        },
      },
      refuses('ImportComponent', 'InvalidParameterCombinationException', {
        title: 'needs a script',
        request: async (kit) => ({ ...importRequest(kit.name('imported')), data: undefined }),
      }),
      refuses('ImportComponent', 'InvalidVersionNumberException', {
        title: 'takes no version number beyond the largest',
        request: async (kit) => ({ ...importRequest(kit.name('imported')), semanticVersion: '1.0.1073741824' }),
      }),
    ],
  },
];

function importRequest(name: string) {
  return {
    name,
    semanticVersion: '1.0.0',
    type: 'BUILD',
    format: 'SHELL',
    platform: 'Linux',
    description: 'A script',
    data: 'echo imported',
  };
}

function nameIn({ filters }: Readonly<Record<string, unknown>>): unknown {
  return (filters as readonly { readonly values: readonly string[] }[])[0]?.values[0];
}
