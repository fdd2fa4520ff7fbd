import { ANSWERS, type Kit, type OperationCases, type Values } from '../suite/case.ts';
import { assert, dryRun, reads, refuses, removes } from './common.ts';
import {
  absent,
  containerRecipeRequest,
  givenComponent,
  givenContainerRecipe,
  givenInfrastructure,
  givenRecipe,
  make,
  recipeRequest,
} from './given.ts';

interface Kind {
  readonly create: string;
  readonly get: string;
  readonly list: string;
  readonly remove: string;
  readonly member: 'imageRecipeArn' | 'containerRecipeArn';
  readonly rows: string;
  readonly request: (kit: Kit) => Promise<Values>;
  readonly given: (kit: Kit) => Promise<string>;
  /** The member of an answer that holds the whole. */
  readonly body: string;
}

const imageRecipes: Kind = {
  create: 'CreateImageRecipe',
  get: 'GetImageRecipe',
  list: 'ListImageRecipes',
  remove: 'DeleteImageRecipe',
  member: 'imageRecipeArn',
  rows: 'imageRecipeSummaryList',
  request: recipeRequest,
  given: givenRecipe,
  body: 'imageRecipe',
};

const containerRecipes: Kind = {
  create: 'CreateContainerRecipe',
  get: 'GetContainerRecipe',
  list: 'ListContainerRecipes',
  remove: 'DeleteContainerRecipe',
  member: 'containerRecipeArn',
  rows: 'containerRecipeSummaryList',
  request: containerRecipeRequest,
  given: givenContainerRecipe,
  body: 'containerRecipe',
};

export const recipeCases: readonly OperationCases[] = [imageRecipes, containerRecipes].flatMap((kind) => [
  createCases(kind),
  reads(kind.get, {
    member: kind.member,
    given: kind.given,
    look: (answer, arn) => {
      assert.equal(answer[kind.body].arn, arn);
      assert.equal(answer[kind.body].components.length, 1);
      assert.match(answer.latestVersionReferences.latestMinorVersionArn, /\/1\.0\.x$/);
    },
  }),
  listCases(kind),
  removes(kind.remove, {
    member: kind.member,
    fresh: async (kit) => make(kit, kind.create, await kind.request(kit)),
    read: kind.get,
    more: [
      refuses(kind.remove, 'ResourceDependencyException', {
        title: 'keeps what a pipeline builds',
        request: async (kit) => {
          const arn = await make(kit, kind.create, await kind.request(kit));
          const pipeline = { name: kit.name('pipeline'), infrastructureConfigurationArn: await givenInfrastructure(kit) };
          await make(kit, 'CreateImagePipeline', { ...pipeline, [kind.member]: arn });
          return { [kind.member]: arn };
        },
      }),
    ],
  }),
]);

function createCases({ create, member, request, get, body }: Kind): OperationCases {
  return {
    operation: create,
    example: request,
    cases: [
      {
        title: 'makes a version, and the next where the number is left open',
        shows: ANSWERS,
        async run(kit) {
          const wanted = await request(kit);
          const first = await kit.call(create, wanted);
          assert.match(first[member], /\/1\.0\.0$/);
          const next = await kit.call(create, { ...wanted, semanticVersion: '1.0.x' });
          assert.match(next[member], /\/1\.0\.1$/);
          const answer = await kit.call(get, { [member]: next[member].replace('1.0.1', 'x.x.x') });
          assert.equal(answer[body].arn, next[member]);
        },
      },
      refuses(create, 'ResourceAlreadyExistsException', {
        title: 'makes no version twice',
        request: async (kit) => {
          const wanted = await request(kit);
          await kit.call(create, wanted);
          return wanted;
        },
      }),
      refuses(create, 'InvalidVersionNumberException', {
        title: 'takes no version number beyond the largest',
        request: async (kit) => ({ ...(await request(kit)), semanticVersion: '1.0.1073741824' }),
      }),
      refuses(create, 'ResourceNotFoundException', {
        title: 'takes no component that is not there',
        request: async (kit) => ({ ...(await request(kit)), components: [{ componentArn: absent(await givenComponent(kit)) }] }),
      }),
      refuses(create, 'InvalidParameterValueException', {
        title: 'gives a component only the parameters that it has',
        request: async (kit) => {
          const parameters = [{ name: 'colour', value: ['red'] }];
          return { ...(await request(kit)), components: [{ componentArn: await givenComponent(kit), parameters }] };
        },
      }),
      dryRun(create, request),
    ],
  };
}

function listCases({ list, create, rows, request, given }: Kind): OperationCases {
  return {
    operation: list,
    example: async () => ({ owner: 'Self' }),
    pages: {
      rows,
      async fill(kit) {
        const name = await kit.once(`three of ${create}`, async () => {
          const wanted = await request(kit);
          for (const semanticVersion of ['1.0.0', '1.0.1', '1.1.0']) await kit.call(create, { ...wanted, semanticVersion });
          return wanted.name;
        });
        return { filters: [{ name: 'name', values: [name] }] };
      },
      grow: async (kit, asked) => {
        const [{ values }] = asked.filters as [{ values: readonly string[] }];
        return await kit.call(create, { ...(await request(kit)), name: values[0], semanticVersion: '1.1.x' });
      },
      key: ({ arn }) => arn,
    },
    cases: [
      {
        title: 'filters by name',
        shows: ANSWERS,
        async run(kit) {
          const arn = await given(kit);
          const name = arn.split('/')[1];
          const answer = await kit.call(list, { filters: [{ name: 'name', values: [name] }] });
          assert.deepEqual(
            answer[rows].map((row: { arn: string }) => row.arn),
            [arn],
          );
        },
      },
      refuses(list, 'InvalidParameterValueException', {
        title: 'knows its filters',
        request: async () => ({ filters: [{ name: 'colour', values: ['red'] }] }),
      }),
    ],
  };
}
