// Resource policies and tags.
import { ANSWERS, type Case, type Kit, type OperationCases, type Values } from '../suite/case.ts';
import { assert, notFound, refuses } from './common.ts';
import {
  buildImage,
  componentRequest,
  containerRecipeRequest,
  givenComponent,
  givenContainerRecipe,
  givenImage,
  givenRecipe,
  make,
  recipeRequest,
} from './given.ts';

/** Any account will do: what is shared with it is taken back at once. */
const consumer = '111122223333';

function policyFor(kind: string, arn: string): string {
  const Action = [`imagebuilder:Get${kind}`, `imagebuilder:List${kind}s`];
  const statement = { Effect: 'Allow', Principal: { AWS: [consumer] }, Action, Resource: arn };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

interface Shared {
  readonly kind: string;
  readonly member: string;
  readonly given: (kit: Kit) => Promise<string>;
  /** What nothing else needs, for a policy that stays. */
  readonly fresh: (kit: Kit) => Promise<string>;
  readonly expensive?: true;
}

/** Only of components does the API say that a policy may be missing. */
const isStrict = (kind: string) => kind === 'Component';

function policyCases({ kind, member, given, fresh, ...limits }: Shared): readonly OperationCases[] {
  const [put, get] = [`Put${kind}Policy`, `Get${kind}Policy`];
  const request = async (kit: Kit): Promise<Values> => {
    const arn = await fresh(kit);
    return { [member]: arn, policy: policyFor(kind, arn) };
  };
  const shared = (kit: Kit) =>
    kit.once(put, async () => {
      const wanted = await request(kit);
      await kit.call(put, wanted);
      return wanted;
    });
  const withoutPolicy: Case = isStrict(kind)
    ? {
        title: 'has no policy to give before there is one',
        shows: 'ResourceNotFoundException',
        run: async (kit) => void (await kit.refused('ResourceNotFoundException', get, { [member]: await given(kit) })),
      }
    : {
        title: 'gives an empty object before there is a policy',
        shows: ANSWERS,
        run: async (kit) => assert.equal((await kit.call(get, { [member]: await given(kit) })).policy, '{}'),
      };
  // A policy in a real account would share with somebody, and there is no call that takes it back.
  const local = { ...limits, localOnly: 'there is no operation that takes a policy back' } as const;
  return [
    {
      operation: put,
      example: request,
      ...local,
      cases: [
        { title: 'shares', shows: ANSWERS, ...local, run: async (kit) => void (await kit.call(put, await request(kit))) },
        refuses(put, 'InvalidParameterValueException', {
          title: 'takes no policy that is none',
          ...limits,
          request: async (kit) => ({ [member]: await given(kit), policy: '{"Statement": "everything"}' }),
        }),
        { ...notFound(put, { member, given, request: { policy: policyFor(kind, '*') } }), ...limits },
      ],
    },
    {
      operation: get,
      example: async (kit) => ({ [member]: await fresh(kit) }),
      ...local,
      cases: [
        {
          title: 'gives the text that was put',
          shows: ANSWERS,
          ...local,
          async run(kit) {
            const wanted = await shared(kit);
            assert.equal((await kit.call(get, { [member]: wanted[member] })).policy, wanted.policy);
          },
        },
        { ...withoutPolicy, ...limits },
        { ...notFound(get, { member, given }), ...limits },
      ],
    },
  ];
}

const tagged = (kit: Kit) => make(kit, 'CreateComponent', { ...componentRequest(kit), tags: { stage: 'test' } });

export const sharingCases: readonly OperationCases[] = [
  ...policyCases({
    kind: 'Component',
    member: 'componentArn',
    given: givenComponent,
    fresh: (kit) => make(kit, 'CreateComponent', componentRequest(kit)),
  }),
  ...policyCases({
    kind: 'ImageRecipe',
    member: 'imageRecipeArn',
    given: givenRecipe,
    fresh: async (kit) => make(kit, 'CreateImageRecipe', await recipeRequest(kit)),
  }),
  ...policyCases({
    kind: 'ContainerRecipe',
    member: 'containerRecipeArn',
    given: givenContainerRecipe,
    fresh: async (kit) => make(kit, 'CreateContainerRecipe', await containerRecipeRequest(kit)),
  }),
  ...policyCases({ kind: 'Image', member: 'imageArn', given: givenImage, fresh: (kit) => buildImage(kit), expensive: true }),
  {
    operation: 'TagResource',
    example: async (kit) => ({ resourceArn: await tagged(kit), tags: { more: 'of them' } }),
    cases: [
      {
        title: 'adds tags and changes values',
        shows: ANSWERS,
        async run(kit) {
          const resourceArn = await tagged(kit);
          await kit.call('TagResource', { resourceArn, tags: { stage: 'two words', 'a/key': '' } });
          const { tags } = await kit.call('ListTagsForResource', { resourceArn });
          assert.deepEqual(tags, { stage: 'two words', 'a/key': '' });
        },
      },
      refuses('TagResource', 'InvalidParameterException', {
        title: 'keeps to fifty tags',
        request: async (kit) => {
          const resourceArn = await tagged(kit);
          const tags = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key-${index}`, 'value']));
          return { resourceArn, tags };
        },
      }),
      notFound('TagResource', { member: 'resourceArn', given: givenComponent, request: { tags: { a: 'b' } } }),
    ],
  },
  {
    operation: 'UntagResource',
    example: async (kit) => ({ resourceArn: await tagged(kit), tagKeys: ['stage'] }),
    cases: [
      {
        title: 'removes tags, also such as are not there',
        shows: ANSWERS,
        async run(kit) {
          const resourceArn = await tagged(kit);
          await kit.call('UntagResource', { resourceArn, tagKeys: ['stage', 'not there'] });
          assert.deepEqual((await kit.call('ListTagsForResource', { resourceArn })).tags, {});
        },
      },
      notFound('UntagResource', { member: 'resourceArn', given: givenComponent, request: { tagKeys: ['a'] } }),
    ],
  },
  {
    operation: 'ListTagsForResource',
    example: async (kit) => ({ resourceArn: await givenComponent(kit) }),
    cases: [
      {
        title: 'gives the tags that a resource was made with',
        shows: ANSWERS,
        async run(kit) {
          const { tags } = await kit.call('ListTagsForResource', { resourceArn: await tagged(kit) });
          assert.deepEqual(tags, { stage: 'test' });
        },
      },
      notFound('ListTagsForResource', { member: 'resourceArn', given: givenComponent }),
    ],
  },
];
