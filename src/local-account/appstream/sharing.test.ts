// All changes of what another account may do with an image: from each set of permissions to each other, with what follows.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { enterSession } from './sessions/sessions.ts';
import { type Caller, first, type Kit, medium, openKit, second, third, windows2022 } from './test-kit.ts';

interface Permission {
  readonly allowFleet: boolean;
  readonly allowImageBuilder: boolean;
}

const sets = {
  none: { allowFleet: false, allowImageBuilder: false },
  fleet: { allowFleet: true, allowImageBuilder: false },
  builder: { allowFleet: false, allowImageBuilder: true },
  both: { allowFleet: true, allowImageBuilder: true },
} as const satisfies Readonly<Record<string, Permission>>;

const arn = `arn:aws:appstream:us-east-1:${first}:image/suite`;

interface World {
  readonly kit: Kit;
  readonly mine: Caller;
  readonly theirs: Caller;
  readonly others: Caller;
}

function must(caller: Caller, operation: string, input: object) {
  const answer = caller.call(operation, input);
  if (answer.code !== undefined) throw new Error(`${operation}: ${answer.message}`);
  return answer;
}

const update = ({ mine }: World, given: Permission, SharedAccountId = second) =>
  mine.call('UpdateImagePermissions', { Name: 'suite', SharedAccountId, ImagePermissions: given });

/**
 * An image that another account may use as far as `given` says. It has a fleet of it with three instances, one of them in use, and a builder
 * that is stopped: both were made while it might do everything. A third account has the same, and keeps it.
 */
function worldWith(given: Permission): World {
  const kit = openKit(mkdtempSync(join(tmpdir(), 'kiln-sharing-')));
  const world = { kit, mine: kit.as(first), theirs: kit.as(second), others: kit.as(third) };
  must(world.mine, 'CreateImageBuilder', { Name: 'maker', ImageName: windows2022, InstanceType: medium });
  kit.pass(6);
  world.mine.snapshot('maker', 'suite');
  kit.pass(8);
  for (const account of [second, third]) update(world, sets.both, account);
  for (const caller of [world.theirs, world.others]) occupy(kit, caller);
  update(world, given);
  return world;
}

function occupy(kit: Kit, caller: Caller): void {
  must(caller, 'CreateStack', { Name: 'office' });
  must(caller, 'CreateFleet', { Name: 'desk', ImageArn: arn, InstanceType: medium, ComputeCapacity: { DesiredInstances: 3 } });
  must(caller, 'AssociateFleet', { FleetName: 'desk', StackName: 'office' });
  must(caller, 'StartFleet', { Name: 'desk' });
  must(caller, 'CreateImageBuilder', { Name: 'derived', ImageArn: arn, InstanceType: medium });
  kit.pass(6);
  const visitor = { stack: 'office', fleet: 'desk', user: 'ann' };
  expect(enterSession(caller.account, visitor)).toBeDefined();
  must(caller, 'StopImageBuilder', { Name: 'derived' });
  kit.pass(3);
}

function capacity(caller: Caller): readonly number[] {
  const { Desired, Running, InUse } = must(caller, 'DescribeFleets', { Names: ['desk'] }).Fleets[0].ComputeCapacityStatus;
  return [Desired, Running, InUse];
}

const active = (caller: Caller) =>
  must(caller, 'DescribeSessions', { StackName: 'office', FleetName: 'desk' }).Sessions.filter(
    ({ State }: { State: string }) => State === 'ACTIVE',
  );

/** What the account sees of the image, and what it can do with it. */
function expectUse(world: World, given: Permission): void {
  const { theirs, mine, kit } = world;
  const { code, Images } = theirs.call('DescribeImages', { Arns: [arn] });
  const isShared = given.allowFleet || given.allowImageBuilder;
  expect(code).toBe(isShared ? undefined : 'ResourceNotFoundException');
  if (isShared) expect(Images).toMatchObject([{ Visibility: 'SHARED', ImagePermissions: given }]);
  expect(theirs.call('DescribeImages', { Names: ['suite'] }).code).toBe('ResourceNotFoundException'); // never by its name
  expect(theirs.call('DescribeImages', { Type: 'SHARED' }).Images).toHaveLength(isShared ? 1 : 0);

  const refusedUse = isShared ? 'OperationNotPermittedException' : 'ResourceNotFoundException';
  const fleet = { Name: 'another', ImageArn: arn, InstanceType: medium, ComputeCapacity: { DesiredInstances: 1 } };
  expect(theirs.call('CreateFleet', fleet).code).toBe(given.allowFleet ? undefined : refusedUse);
  const builder = theirs.call('CreateImageBuilder', { Name: 'another', ImageArn: arn, InstanceType: medium });
  expect(builder.code).toBe(given.allowImageBuilder ? undefined : refusedUse);

  const listed = mine.call('DescribeImagePermissions', { Name: 'suite', SharedAwsAccountIds: [second] }).SharedImagePermissionsList;
  expect(listed).toEqual(isShared ? [{ sharedAccountId: second, imagePermissions: given }] : []);
  // What was made of it before stays, and can be started.
  must(theirs, 'StartImageBuilder', { Name: 'derived' });
  kit.pass(6);
  expect(theirs.state('builder', 'derived')).toBe('RUNNING');
  theirs.snapshot('derived', 'copy-of-suite');
  kit.pass(8);
  expect(theirs.state('image', 'copy-of-suite')).toBe('AVAILABLE');
  const [copy] = theirs.call('DescribeImages', { Names: ['copy-of-suite'] }).Images;
  expect(copy.SupportedInstanceFamilies).toContain('General Purpose');
}

const names = Object.keys(sets) as (keyof typeof sets)[];
const changes = names.flatMap((from) => [...names.map((to) => [from, to] as const), [from, 'deleted'] as const]);

describe('permissions for an image', () => {
  it.each(changes)('go from %s to %s', (from, to) => {
    const world = worldWith(sets[from]);
    const { theirs, others, mine, kit } = world;
    const before = capacity(theirs);
    expect(before).toEqual(sets[from].allowFleet ? [3, 3, 1] : [0, 1, 1]);
    const after = to === 'deleted' ? sets.none : sets[to];
    const isGone = from === 'none';
    if (to === 'deleted') {
      const { code } = mine.call('DeleteImagePermissions', { Name: 'suite', SharedAccountId: second });
      expect(code).toBe(isGone ? 'ResourceNotFoundException' : undefined);
    } else {
      expect(update(world, after).code).toBeUndefined();
    }
    // Permission that comes back brings no instances back: the account has to want them again.
    expect(capacity(theirs)).toEqual(sets[from].allowFleet && after.allowFleet ? [3, 3, 1] : [0, 1, 1]);
    kit.pass(60);
    expect(active(theirs)).toHaveLength(1); // whoever streams goes on
    const more = theirs.call('UpdateFleet', { Name: 'desk', ComputeCapacity: { DesiredInstances: 4 } });
    expect(more.code).toBe(after.allowFleet ? undefined : 'ResourceNotAvailableException');
    expect(capacity(others)).toEqual([3, 3, 1]); // nothing of this is the third account's business
    expectUse(world, after);
  });

  it('that are taken away leave the last session to its end; then no instance comes after it', () => {
    const world = worldWith(sets.both);
    const { theirs, kit } = world;
    update(world, sets.none);
    const [session] = active(theirs);
    must(theirs, 'ExpireSession', { SessionId: session.Id });
    kit.pass(600);
    expect(capacity(theirs)).toEqual([0, 0, 0]);
    expect(enterSession(theirs.account, { stack: 'office', fleet: 'desk', user: 'bob' })).toBeUndefined();
    theirs.snapshot(started(world, 'derived'), 'own');
    kit.pass(8);
    must(theirs, 'UpdateFleet', { Name: 'desk', ImageName: 'own', ComputeCapacity: { DesiredInstances: 2 } });
    kit.pass(4);
    expect(capacity(theirs)).toEqual([2, 2, 0]); // with an image of its own it is a fleet again
  });

  it('keep an image from being deleted, and so do the fleets of all accounts', () => {
    const world = worldWith(sets.both);
    const { mine, theirs, others, kit } = world;
    const remove = () => mine.call('DeleteImage', { Name: 'suite' });
    const release = (caller: Caller) => {
      must(caller, 'StopFleet', { Name: 'desk' });
      kit.pass(3);
      must(caller, 'DisassociateFleet', { FleetName: 'desk', StackName: 'office' });
      must(caller, 'DeleteFleet', { Name: 'desk' });
    };
    expect(remove()).toMatchObject({ code: 'ResourceInUseException', message: expect.stringContaining(`desk of the account ${second}`) });
    release(theirs);
    expect(remove()).toMatchObject({ code: 'ResourceInUseException', message: expect.stringContaining(third) });
    release(others);
    expect(remove()).toMatchObject({ code: 'ResourceInUseException', message: expect.stringContaining('shared with') });
    for (const account of [second, third]) must(mine, 'DeleteImagePermissions', { Name: 'suite', SharedAccountId: account });
    expect(remove().code).toBeUndefined();
    kit.pass(2);
    expect(mine.state('image', 'suite')).toBeUndefined();
    expect(started(world, 'derived')).toBe('derived'); // a builder outlives its image
  });

  it('are for a hundred accounts of one Region, with twelve digits, and not the own', () => {
    const { mine, kit, theirs } = worldWith(sets.none);
    const share = (SharedAccountId: string) =>
      mine.call('UpdateImagePermissions', { Name: 'suite', SharedAccountId, ImagePermissions: sets.fleet }).code;
    expect(share(first)).toBe('ResourceNotAvailableException');
    expect(share('12')).toBe('ValidationException');
    const ids = Array.from({ length: 99 }, (_, index) => String(100_000_000_000 + index)); // the third account is one already
    expect(ids.map(share).filter(Boolean)).toEqual([]);
    expect(share('999999999999')).toBe('LimitExceededException');
    expect(share('100000000000')).toBeUndefined(); // who is there already takes no place
    const page = mine.call('DescribeImagePermissions', { Name: 'suite', MaxResults: 60 });
    expect(page.SharedImagePermissionsList).toHaveLength(60);
    const rest = mine.call('DescribeImagePermissions', { Name: 'suite', MaxResults: 60, NextToken: page.NextToken });
    expect(rest.SharedImagePermissionsList).toHaveLength(40);
    expect(rest.NextToken).toBeUndefined();
    const elsewhere = kit.as(third, 'eu-west-1').call('DescribeImages', { Type: 'SHARED' });
    expect(elsewhere.Images).toEqual([]);
    expect(theirs.call('DescribeImagePermissions', { Name: 'suite' }).code).toBe('ResourceNotFoundException'); // only its owner asks
  });
});

function started({ theirs, kit }: World, name: string): string {
  must(theirs, 'StartImageBuilder', { Name: name });
  kit.pass(6);
  return name;
}
