import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { succeed } from '../../../tests/conformance/fixture/builds.ts';
import {
  createComponent,
  createInfrastructure,
  createRecipe,
  startImage,
  waitForImage,
} from '../../../tests/conformance/fixture/resources.ts';
import type { AmiExclusions, LifecyclePolicySettings, LifecycleRule } from '../../contract/index.ts';
import { lifecyclePolicyFaults } from '../../contract/index.ts';
import { clockedAccount } from '../testing/clocked-account.ts';
import { ownAmis } from './amis.ts';
import { executionsOf, isOver } from './executions.ts';
import { imagesToJudge } from './images-to-judge.ts';
import { savePolicy } from './policies.ts';
import { type ImageToJudge, simulatePolicy } from './simulate.ts';
import { sparedBecause } from './spared.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const home = 'us-east-1';

/** How a random image of the account is: of which recipe, how long after the one before, and what became of it. */
const anyImage = fc.record({
  recipe: fc.constantFrom('web 1.0.0', 'web 1.1.0', 'data 1.0.0'),
  gapHours: fc.integer({ min: 1, max: 24 * 12 }),
  state: fc.constantFrom('AVAILABLE', 'AVAILABLE', 'DEPRECATED', 'DISABLED'),
  tagged: fc.boolean(),
  ami: fc.constantFrom('plain', 'public', 'shared', 'tagged'),
});

const anyExclusions: fc.Arbitrary<AmiExclusions> = fc.record(
  {
    isPublic: fc.boolean(),
    regions: fc.constantFrom(['eu-west-1'], [home]),
    sharedAccounts: fc.constant(['111122223333']),
    tagMap: fc.constant({ keep: 'ami' }),
  },
  { requiredKeys: [] },
);

const anyRule: fc.Arbitrary<LifecycleRule> = fc.record({
  action: fc.record({
    type: fc.constantFrom('DELETE' as const, 'DEPRECATE' as const, 'DISABLE' as const),
    includeResources: fc.record({ amis: fc.boolean(), snapshots: fc.boolean() }),
  }),
  filter: fc.oneof(
    fc.record({ type: fc.constant('COUNT' as const), value: fc.integer({ min: 1, max: 4 }) }),
    fc.record(
      {
        type: fc.constant('AGE' as const),
        value: fc.integer({ min: 1, max: 12 }),
        unit: fc.constantFrom('DAYS' as const, 'WEEKS' as const),
        retainAtLeast: fc.integer({ min: 1, max: 3 }),
      },
      { requiredKeys: ['type', 'value', 'unit'] },
    ),
  ),
  exclusionRules: fc.record({ tagMap: fc.constant({ keep: 'image' }), amis: anyExclusions }, { requiredKeys: [] }),
});

const anyPolicy: fc.Arbitrary<LifecyclePolicySettings> = fc
  .record({
    name: fc.constant('policy'),
    executionRole: fc.constant('role'),
    resourceType: fc.constant('AMI_IMAGE' as const),
    policyDetails: fc.uniqueArray(anyRule, { minLength: 1, maxLength: 3, selector: ({ action }) => action.type }),
    resourceSelection: fc.oneof(
      fc.record({
        recipes: fc.uniqueArray(
          fc.record({ name: fc.constantFrom('web', 'data'), semanticVersion: fc.constantFrom('x.x.x', '1.x.x', '1.1.0') }),
          { minLength: 1, maxLength: 2, selector: ({ name }) => name },
        ),
      }),
      fc.constant({ tagMap: { team: 'a' } }),
    ),
  })
  .filter((policy) => lifecyclePolicyFaults(policy).length === 0);

type World = Awaited<ReturnType<typeof openWorld>>;

async function openWorld() {
  const account = await clockedAccount(succeed);
  const aws = await account.inRegion(home);
  const [api, ec2] = [await aws.imagebuilder(), await aws.ec2()];
  const components = [{ componentArn: await createComponent(api, 'part') }];
  const infrastructureConfigurationArn = await createInfrastructure(api);
  const recipes = new Map<string, string>();
  for (const one of ['web 1.0.0', 'web 1.1.0', 'data 1.0.0']) {
    const [name, semanticVersion] = one.split(' ');
    recipes.set(one, await createRecipe(api, { name, semanticVersion, components }));
  }
  return { ...account, api, ec2, recipes, infrastructureConfigurationArn };
}

type Spec = typeof anyImage extends fc.Arbitrary<infer Value> ? Value : never;

async function make({ api, ec2, forward, infrastructureConfigurationArn, recipes }: World, spec: Spec): Promise<void> {
  forward(spec.gapHours * hour);
  const arn = await startImage(api, { imageRecipeArn: recipes.get(spec.recipe) ?? '', infrastructureConfigurationArn });
  const { outputResources } = await waitForImage(api, arn, 'AVAILABLE');
  const ImageId = outputResources?.amis?.[0]?.image ?? '';
  await api.tagResource({ resourceArn: arn, tags: { team: 'a', ...(spec.tagged ? { keep: 'image' } : {}) } });
  if (spec.ami === 'tagged') await ec2.createTags({ Resources: [ImageId], Tags: [{ Key: 'keep', Value: 'ami' }] });
  if (spec.ami === 'public') await ec2.modifyImageAttribute({ ImageId, LaunchPermission: { Add: [{ Group: 'all' }] } });
  if (spec.ami === 'shared') await ec2.modifyImageAttribute({ ImageId, LaunchPermission: { Add: [{ UserId: '111122223333' }] } });
  if (spec.state !== 'AVAILABLE')
    await api.startResourceStateUpdate({ resourceArn: arn, state: { status: spec.state as 'DISABLED' }, clientToken: crypto.randomUUID() });
}

/** Where the execution of a policy has ended. */
async function ended({ api }: World, policy: string): Promise<void> {
  for (;;) {
    const [run] = await executionsOf(api, policy);
    if (run && isOver(run.status)) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const outcomes = { DELETE: 'DELETED', DEPRECATE: 'DEPRECATED', DISABLE: 'DISABLED' } as const;

test('what is simulated is what the account does', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyImage, { minLength: 1, maxLength: 7 }), anyPolicy, async (specs, settings) => {
      const world = await openWorld();
      for (const spec of specs) await make(world, spec);
      const policy = await savePolicy(world.api, { arn: undefined, settings, token: crypto.randomUUID() });
      world.forward(day);
      const { signal } = new AbortController();
      const { images } = await imagesToJudge({ inRegion: world.inRegion, region: home, signal }, settings);
      const simulated = simulatePolicy(settings, images, world.now());
      world.leap();
      await ended(world, policy);

      const left = new Set((await ownAmis(world.ec2)).map(({ id }) => id));
      for (const { amis, image, outcome } of simulated) {
        const { image: now } = await world.api.getImage({ imageBuildVersionArn: image.arn });
        const expected = outcome === 'none' || outcome === 'spared' ? image.state : outcomes[outcome];
        expect([image.arn, now?.state?.status]).toEqual([image.arn, expected]);
        if (outcome === 'DELETE') expect(amis.filter(({ id }) => left.has(id))).toEqual([]);
        else expect(images.find(({ arn }) => arn === image.arn)?.amis.every(({ id }) => left.has(id))).toBe(true);
      }
    }),
    { numRuns: 15 },
  );
});

const now = new Date('2026-06-15T00:00:00Z');

function image(number: number, more: Partial<ImageToJudge> = {}): ImageToJudge {
  const arn = `arn:aws:imagebuilder:us-east-1:000000000000:image/web/1.0.0/${number}`;
  const dateCreated = `2026-0${number}-01T00:00:00.000Z`;
  const row = { arn, name: 'web', version: `1.0.0/${number}`, state: 'AVAILABLE', reason: '', dateCreated };
  return { ...row, type: 'AMI', tags: {}, recipe: { name: 'web', version: '1.0.0' }, amis: [], ...more };
}

function policy(...policyDetails: LifecycleRule[]) {
  const resourceSelection = { recipes: [{ name: 'web', semanticVersion: '1.x.x' }] };
  return { resourceType: 'AMI_IMAGE', policyDetails, resourceSelection } as const;
}

describe('a simulation says why', () => {
  test('with the rule that catches an image, and what saves others', () => {
    const rules = policy(
      { action: { type: 'DEPRECATE' }, filter: { type: 'AGE', value: 2, unit: 'MONTHS' } },
      {
        action: { type: 'DELETE' },
        filter: { type: 'AGE', value: 3, unit: 'MONTHS', retainAtLeast: 2 },
        exclusionRules: { tagMap: { keep: 'yes' } },
      },
    );
    const images = [image(1), image(2, { tags: { keep: 'yes' } }), image(3), image(4), image(6)];
    expect(simulatePolicy(rules, images, now).map(({ outcome, rule, why }) => [outcome, rule, why])).toEqual([
      ['none', undefined, 'No rule reaches it yet.'],
      ['DEPRECATE', 1, 'It is older than 2 months.'],
      ['DELETE', 2, 'It is older than 3 months, and 2 newer ones are kept.'],
      ['DEPRECATE', 1, 'It is older than 2 months.'],
      ['DELETE', 2, 'It is older than 3 months, and 2 newer ones are kept.'],
    ]);
  });

  test('when nothing but an exclusion saves it', () => {
    const rule: LifecycleRule = {
      action: { type: 'DELETE', includeResources: { amis: true, snapshots: true } },
      filter: { type: 'COUNT', value: 1 },
      exclusionRules: { amis: { regions: ['eu-west-1'] } },
    };
    const ami = { isPublic: false, sharedWith: [], tags: {}, lastLaunched: undefined, snapshots: [{ id: 'snap-1', sizeGiB: 8 }] };
    const amis = [
      { ...ami, id: 'ami-1', region: 'us-east-1' },
      { ...ami, id: 'ami-2', region: 'eu-west-1' },
    ];
    expect(simulatePolicy(policy(rule), [image(1, { amis }), image(2)], now)).toMatchObject([
      { outcome: 'spared', why: 'It is among the 1 newest of web, which are kept.' },
      {
        outcome: 'spared',
        rule: 1,
        why: expect.stringContaining('So the image stays.'),
        amis: [
          { id: 'ami-1', spared: undefined, snapshots: [{ id: 'snap-1' }] },
          { id: 'ami-2', spared: 'AMIs in eu-west-1 are excluded.', snapshots: [] },
        ],
      },
    ]);
  });

  test('an AMI is saved by a launch of late, and not for never having been launched', () => {
    const rules = { lastLaunched: { value: 1, unit: 'MONTHS' } } as const;
    const ami = { id: 'ami-1', region: home, isPublic: false, sharedWith: [], tags: {}, snapshots: [] };
    expect(sparedBecause({ ...ami, lastLaunched: '2026-06-01T00:00:00Z' }, rules, now)).toContain('within the last 1 months');
    expect(sparedBecause({ ...ami, lastLaunched: '2026-05-01T00:00:00Z' }, rules, now)).toBeUndefined();
    expect(sparedBecause({ ...ami, lastLaunched: undefined }, rules, now)).toBeUndefined();
  });
});
