import {
  answers,
  assert,
  assertRecent,
  badCombination,
  exceedsQuota,
  exists,
  inUse,
  missing,
  notAvailable,
  notPermitted,
  one,
  refuses,
} from './common.ts';
import { arnOf, fleet, freshFleet, freshStack, stack, startedFleet, streaming } from './given.ts';
import { type AppStreamCases, type AppStreamKit, quota } from './session.ts';

const nobody = async (kit: AppStreamKit) => ({ Name: kit.name('nobody') });

/** A stack with a fleet. */
async function associated(kit: AppStreamKit): Promise<{ readonly StackName: string; readonly FleetName: string }> {
  const pair = { StackName: await freshStack(kit), FleetName: await freshFleet(kit) };
  await kit.call('AssociateFleet', pair);
  return pair;
}

const stacks: readonly AppStreamCases[] = [
  {
    operation: 'CreateStack',
    example: async (kit) => ({ Name: kit.name('stack') }),
    cases: [
      answers('makes a stack', async (kit) => {
        const Name = kit.name('stack');
        const { Stack } = await kit.call('CreateStack', { Name, Description: 'First', Tags: { team: 'images' } });
        assert.equal(Stack.Arn, arnOf(kit, 'stack', Name));
        assertRecent(Stack.CreatedTime);
      }),
      refuses('CreateStack', exists, 'knows a name once').of(async (kit) => ({ Name: await stack(kit) })),
      exceedsQuota('CreateStack', {
        request: (kit) => ({ Name: kit.name('stack') }),
        async empty(kit, made) {
          for (const { Name } of made) await kit.call('DeleteStack', { Name });
        },
      }),
    ],
  },
  {
    operation: 'DescribeStacks',
    example: async () => ({}),
    cases: [
      answers('gives those that are named, and all', async (kit) => {
        assertRecent(one(await kit.call('DescribeStacks', { Names: [await stack(kit)] }), 'Stacks').CreatedTime);
        assert.ok((await kit.call('DescribeStacks')).Stacks.length > 0);
      }),
      refuses('DescribeStacks', missing, 'does not know what is not there').of((kit) => ({ Names: [kit.name('nobody')] })),
    ],
    pages: {
      rows: 'Stacks',
      async fill(kit) {
        const { Stacks } = await kit.call('DescribeStacks');
        for (let count = Stacks.length; count < 52; count++) await freshStack(kit);
        return {};
      },
      grow: (kit) => freshStack(kit),
      key: ({ Name }) => Name,
    },
  },
  {
    operation: 'UpdateStack',
    example: async (kit) => ({ Name: await stack(kit), Description: 'Other' }),
    cases: [
      answers('changes what is named, and takes attributes away', async (kit) => {
        const Name = await freshStack(kit);
        await kit.call('UpdateStack', { Name, Description: 'Second', RedirectURL: 'https://example.com' });
        const { Stack } = await kit.call('UpdateStack', { Name, AttributesToDelete: ['REDIRECT_URL'] });
        assert.equal(Stack.Description, 'Second');
        assert.equal(Stack.RedirectURL, undefined);
      }),
      refuses('UpdateStack', missing, 'does not know what is not there').of(nobody),
    ],
  },
  {
    operation: 'DeleteStack',
    example: async (kit) => ({ Name: await freshStack(kit) }),
    cases: [
      answers('deletes a stack without fleets', async (kit) => {
        const Name = await freshStack(kit);
        await kit.call('DeleteStack', { Name });
        await kit.refused(missing, 'DescribeStacks', { Names: [Name] });
      }),
      refuses('DeleteStack', missing, 'does not know what is not there').of(nobody),
      refuses('DeleteStack', inUse, 'keeps one that has a fleet').of(async (kit) => ({ Name: (await associated(kit)).StackName })),
    ],
  },
];

const associations: readonly AppStreamCases[] = [
  {
    operation: 'AssociateFleet',
    example: async (kit) => ({ StackName: await freshStack(kit), FleetName: await freshFleet(kit) }),
    cases: [
      answers('gives a stack a fleet', async (kit) => {
        const { StackName, FleetName } = await associated(kit);
        assert.deepEqual((await kit.call('ListAssociatedFleets', { StackName })).Names, [FleetName]);
      }),
      refuses('AssociateFleet', missing, 'does not know what is not there').of(async (kit) => ({
        ...{ StackName: kit.name('nobody'), FleetName: await fleet(kit) },
      })),
      refuses('AssociateFleet', notPermitted, 'gives a fleet to one stack').of(async (kit) => ({
        ...{ StackName: await freshStack(kit), FleetName: (await associated(kit)).FleetName },
      })),
    ],
  },
  {
    operation: 'DisassociateFleet',
    example: associated,
    cases: [
      answers('takes a fleet from a stack', async (kit) => {
        const pair = await associated(kit);
        await kit.call('DisassociateFleet', pair);
        assert.deepEqual((await kit.call('ListAssociatedFleets', { StackName: pair.StackName })).Names, []);
      }),
      refuses('DisassociateFleet', missing, 'does not know what is not there').of(async (kit) => ({
        ...{ StackName: await stack(kit), FleetName: await fleet(kit) },
      })),
      refuses('DisassociateFleet', inUse, 'leaves a fleet from which somebody streams').of((kit) =>
        kit.once('streamed', () => streamed(kit)),
      ),
    ],
  },
  {
    operation: 'ListAssociatedFleets',
    example: async (kit) => ({ StackName: await stack(kit) }),
    cases: [
      answers('gives the fleets of a stack', async (kit) => {
        const { StackName, FleetName } = await associated(kit);
        assert.deepEqual((await kit.call('ListAssociatedFleets', { StackName })).Names, [FleetName]);
      }),
    ],
    pages: {
      rows: 'Names',
      async fill(kit) {
        const StackName = await kit.once('many fleets', async () => {
          const name = await freshStack(kit);
          for (let count = 0; count < 52; count++)
            await kit.call('AssociateFleet', { StackName: name, FleetName: await spareFleet(kit, count) });
          return name;
        });
        return { StackName };
      },
      key: (name) => name,
    },
  },
  {
    operation: 'ListAssociatedStacks',
    example: async (kit) => ({ FleetName: await fleet(kit) }),
    cases: [
      answers('gives the stack of a fleet', async (kit) => {
        const { StackName, FleetName } = await associated(kit);
        assert.deepEqual((await kit.call('ListAssociatedStacks', { FleetName })).Names, [StackName]);
      }),
    ],
  },
];

/** Fleets that are in no stack, of those that are there first. */
async function spareFleet(kit: AppStreamKit, index: number): Promise<string> {
  const known: readonly string[] = await kit.once('spare fleets', async () => {
    const { Fleets } = await kit.call('DescribeFleets');
    const names: string[] = [];
    for (const { Name } of Fleets) if ((await kit.call('ListAssociatedStacks', { FleetName: Name })).Names.length === 0) names.push(Name);
    return names.slice(0, quota);
  });
  return known[index] ?? (await freshFleet(kit));
}

/** A fleet in a stack, with a user who streams from it. */
async function streamed(kit: AppStreamKit): Promise<{ readonly StackName: string; readonly FleetName: string }> {
  const pair = { StackName: await freshStack(kit), FleetName: await startedFleet(kit) };
  await kit.call('AssociateFleet', pair);
  await enter(kit, pair);
  return pair;
}

/** Three users on one fleet. */
async function crowd(kit: AppStreamKit): Promise<Pair> {
  const pair = { StackName: await freshStack(kit), FleetName: await startedFleet(kit, { ComputeCapacity: { DesiredInstances: 3 } }) };
  await kit.call('AssociateFleet', pair);
  for (const user of ['ann', 'ben', 'cat']) await enter(kit, pair, user);
  return pair;
}

type Pair = { readonly StackName: string; readonly FleetName: string };

/** A user follows a link. */
async function enter(kit: AppStreamKit, pair: Pair, UserId = 'somebody'): Promise<void> {
  const { StreamingURL } = await kit.call('CreateStreamingURL', { ...pair, UserId });
  const answer = await fetch(StreamingURL);
  assert.equal(answer.status, 200);
}

const sessions: readonly AppStreamCases[] = [
  {
    operation: 'CreateStreamingURL',
    example: async (kit) => ({ ...(await streaming(kit)), UserId: 'somebody' }),
    cases: [
      answers('gives a link that is good for a minute', async (kit) => {
        const { StreamingURL, Expires } = await kit.call('CreateStreamingURL', { ...(await streaming(kit)), UserId: 'somebody' });
        assert.match(StreamingURL, /^http:\/\/127\.0\.0\.1:\d+\/appstream\/session\//);
        assertRecent(Expires, 60);
      }),
      refuses('CreateStreamingURL', missing, 'does not know what is not there').of(async (kit) => ({
        ...{ ...(await streaming(kit)), StackName: kit.name('nobody'), UserId: 'somebody' },
      })),
      refuses('CreateStreamingURL', notPermitted, 'streams in the stack of the fleet').of(async (kit) => ({
        ...{ ...(await streaming(kit)), StackName: await stack(kit), UserId: 'somebody' },
      })),
      refuses('CreateStreamingURL', notAvailable, 'streams from a fleet that runs').of(async (kit) => ({
        ...{ ...(await associated(kit)), UserId: 'somebody' },
      })),
      refuses('CreateStreamingURL', badCombination, 'is good for a week at most').of(async (kit) => ({
        ...{ ...(await streaming(kit)), UserId: 'somebody', Validity: 604_801 },
      })),
    ],
  },
  {
    operation: 'DescribeSessions',
    example: streaming,
    cases: [
      answers('gives the sessions on a fleet', async (kit) => {
        const pair = await kit.once('streamed', () => streamed(kit));
        const session = one(await kit.call('DescribeSessions', { ...pair, UserId: 'somebody', AuthenticationType: 'API' }), 'Sessions');
        assert.equal(session.State, 'ACTIVE');
        assertRecent(session.StartTime);
        assertRecent(session.MaxExpirationTime, 57_600);
      }),
      refuses('DescribeSessions', badCombination, 'wants the kind of a user').of(async (kit) => ({
        ...(await streaming(kit)),
        UserId: 'somebody',
      })),
    ],
    pages: { rows: 'Sessions', fill: (kit) => kit.once('crowd', () => crowd(kit)), key: ({ Id }) => Id },
  },
  {
    operation: 'ExpireSession',
    example: async () => ({ SessionId: '00000000-0000-4000-8000-000000000000' }),
    cases: [
      answers('ends a session', async (kit) => {
        const pair = await streamed(kit);
        const { Id: SessionId } = one(await kit.call('DescribeSessions', pair), 'Sessions');
        await kit.call('ExpireSession', { SessionId });
        assert.equal(one(await kit.call('DescribeSessions', pair), 'Sessions').State, 'EXPIRED');
      }),
    ],
  },
];

export const stackCases: readonly AppStreamCases[] = [...stacks, ...associations, ...sessions];
