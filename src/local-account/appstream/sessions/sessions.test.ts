import type { Session } from '@aws-sdk/client-appstream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppStreamTest, openAppStreamTest, otherAccount } from '../../../../tests/conformance/fixture/appstream-account.ts';

let kit: AppStreamTest;
beforeAll(async () => {
  kit = await openAppStreamTest();
  await kit.image('desktop');
  await kit.mine.createStack({ Name: 'office' });
});
afterAll(() => kit.close());

const stack = 'office';

/** A fleet of that stack that runs, with so many instances. */
async function fleet(name: string, instances: number, more: object = {}) {
  const ComputeCapacity = { DesiredInstances: instances };
  await kit.mine.createFleet({ Name: name, ImageName: 'desktop', InstanceType: 'stream.standard.medium', ComputeCapacity, ...more });
  await kit.mine.associateFleet({ FleetName: name, StackName: stack });
  await kit.mine.startFleet({ Name: name });
  await kit.settle();
}

async function link(FleetName: string, UserId: string) {
  const { StreamingURL = '' } = await kit.mine.createStreamingURL({ StackName: stack, FleetName, UserId });
  return StreamingURL;
}

const follow = (url: string) => fetch(url, { redirect: 'manual' });

/** Lets a user in; answers the page, and what its buttons send. */
async function enter(name: string, user: string) {
  const url = await link(name, user);
  const entered = await follow(url);
  expect(entered.status).toBe(200);
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const page = new URL(/url=([^"]+)"/.exec(await entered.text())?.[1] ?? '', url).href;
  const show = async (headers: Record<string, string> = { cookie }) => (await fetch(page, { headers })).text();
  const token = /name="token" value="(\w+)"/.exec(await show())?.[1] ?? '';
  const act = (action: string, more: object = {}) =>
    fetch(page, { method: 'POST', headers: { cookie }, body: new URLSearchParams({ action, token, ...more }) });
  return { show, act };
}

const sessions = async (FleetName: string): Promise<readonly Session[]> =>
  (await kit.mine.describeSessions({ StackName: stack, FleetName })).Sessions ?? [];
const active = async (name: string) => (await sessions(name)).filter(({ State }) => State === 'ACTIVE');
async function capacity(name: string) {
  const { Fleets = [] } = await kit.mine.describeFleets({ Names: [name] });
  const { Desired, Running, InUse, Available } = Fleets[0]?.ComputeCapacityStatus ?? {};
  return [Desired, Running, InUse, Available];
}

describe('a session', () => {
  it('begins when a user follows a link, once, and is seen with its times and its user', async () => {
    await fleet('first', 2);
    expect(await capacity('first')).toEqual([2, 2, 0, 2]);
    const url = await link('first', 'ann');
    expect(await sessions('first')).toEqual([]); // a link is no session yet
    expect((await follow(url)).status).toBe(200);
    expect((await follow(url)).status).toBe(403);
    const [session] = await sessions('first');
    expect(session).toMatchObject({
      ...{ UserId: 'ann', StackName: stack, FleetName: 'first', State: 'ACTIVE', ConnectionState: 'CONNECTED', AuthenticationType: 'API' },
      InstanceId: expect.stringMatching(/^i-[0-9a-f]{17}$/),
    });
    expect(Number(session?.MaxExpirationTime) - Number(session?.StartTime)).toBe(57_600_000);
    expect(await capacity('first')).toEqual([2, 2, 1, 1]);
  });

  it('shows the applications of the image, waits for who disconnects, and ends for who does not come back', async () => {
    await fleet('second', 1, { DisconnectTimeoutInSeconds: 60 });
    const bob = await enter('second', 'bob');
    expect(await bob.show()).toContain('editor');
    expect(await bob.show({})).toContain('This session is over'); // whoever has no cookie
    expect((await bob.act('end', { token: 'of another page' })).status).toBe(403);
    await bob.act('disconnect');
    expect(await sessions('second')).toMatchObject([{ State: 'ACTIVE', ConnectionState: 'NOT_CONNECTED' }]);
    await enter('second', 'bob'); // comes back to the same
    expect(await sessions('second')).toMatchObject([{ State: 'ACTIVE', ConnectionState: 'CONNECTED' }]);
    await bob.act('disconnect');
    kit.clock.advance(61_000);
    await expect.poll(() => active('second')).toEqual([]);
    expect(await bob.show()).toContain('This session is over');
  });

  it('takes its instance with it, which the fleet replaces; a full fleet lets nobody else in', async () => {
    await fleet('third', 1);
    const cid = await enter('third', 'cid');
    const [before] = await active('third');
    const url = await link('third', 'dan');
    expect((await follow(url)).status).toBe(503);
    expect((await cid.act('end')).status).toBe(200);
    expect(await capacity('third')).toEqual([1, 0, 0, 0]);
    expect((await follow(url)).status).toBe(503);
    kit.clock.advance(5_000);
    await expect.poll(() => capacity('third')).toEqual([1, 1, 0, 1]);
    expect((await follow(url)).status).toBe(200); // a link that found nothing is good again
    expect((await active('third'))[0]?.InstanceId).not.toBe(before?.InstanceId);
  });

  it('is ended by ExpireSession and by the stop of its fleet, and can be seen for a while', async () => {
    await fleet('fourth', 2);
    await enter('fourth', 'eve');
    await enter('fourth', 'fay');
    const [eve] = (await active('fourth')).filter(({ UserId }) => UserId === 'eve');
    await kit.mine.expireSession({ SessionId: eve?.Id });
    await kit.mine.expireSession({ SessionId: 'nobody' });
    expect((await active('fourth')).map(({ UserId }) => UserId)).toEqual(['fay']);
    await expect(kit.mine.disassociateFleet({ FleetName: 'fourth', StackName: stack })).rejects.toMatchObject({
      name: 'ResourceInUseException',
    });
    await kit.mine.stopFleet({ Name: 'fourth' });
    expect((await sessions('fourth')).map(({ State }) => State)).toEqual(['EXPIRED', 'EXPIRED']);
    kit.clock.advance(31_000);
    await expect.poll(() => sessions('fourth')).toEqual([]);
    expect(await capacity('fourth')).toEqual([2, 0, 0, 0]);
  });

  it('ends when the longest time of the fleet is over', async () => {
    await fleet('fifth', 1, { MaxUserDurationInSeconds: 600 });
    await enter('fifth', 'gil');
    kit.clock.advance(599_000);
    expect(await active('fifth')).toHaveLength(1);
    kit.clock.advance(1_000);
    await expect.poll(() => active('fifth')).toEqual([]);
  });

  it('shares its instance on a fleet for several users', async () => {
    await fleet('shared-seats', 0, { MaxSessionsPerInstance: 2, ComputeCapacity: { DesiredSessions: 2 } });
    await enter('shared-seats', 'hal');
    await enter('shared-seats', 'ida');
    const [hal, ida] = await active('shared-seats');
    expect(hal?.InstanceId).toBe(ida?.InstanceId);
    const { Fleets = [] } = await kit.mine.describeFleets({ Names: ['shared-seats'] });
    expect(Fleets[0]?.ComputeCapacityStatus).toMatchObject({ Desired: 1, Running: 1, ActiveUserSessions: 2, AvailableUserSessions: 0 });
  });
});

describe('another image', () => {
  it('is on the next instances of a fleet; who streams goes on with the one that there was', async () => {
    await kit.image('next-desktop', 'viewer');
    await fleet('changing', 2);
    const pia = await enter('changing', 'pia');
    await kit.mine.updateFleet({ Name: 'changing', ImageName: 'next-desktop' });
    expect(await capacity('changing')).toEqual([2, 1, 1, 0]);
    kit.clock.advance(5_000);
    await expect.poll(() => capacity('changing')).toEqual([2, 2, 1, 1]);
    expect(await pia.show()).toContain('<dd>editor</dd>');
    expect(await (await enter('changing', 'quin')).show()).toContain('<dd>viewer</dd>');
  });
});

describe('a link for users', () => {
  it('is refused for what is not there, not associated, or not running, and for a time that is too long', async () => {
    const ask = (FleetName: string, more: object = {}) =>
      kit.mine.createStreamingURL({ StackName: stack, FleetName, UserId: 'jan', ...more });
    await expect(ask('none')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await kit.mine.createFleet({
      ...{ Name: 'lonely', ImageName: 'desktop', InstanceType: 'stream.standard.medium', ComputeCapacity: { DesiredInstances: 1 } },
    });
    await expect(ask('lonely')).rejects.toMatchObject({ name: 'OperationNotPermittedException' });
    await kit.mine.associateFleet({ FleetName: 'lonely', StackName: stack });
    await expect(ask('lonely')).rejects.toMatchObject({ name: 'ResourceNotAvailableException' });
    await expect(ask('first', { Validity: 604_801 })).rejects.toMatchObject({ name: 'InvalidParameterCombinationException' });
    const url = await link('first', 'jan');
    kit.clock.advance(61_000);
    expect((await follow(url)).status).toBe(403);
  });

  it('is listed page by page, and by a user with how that one came in', async () => {
    await fleet('sixth', 3);
    for (const user of ['kim', 'lea', 'max']) await enter('sixth', user);
    const on = { StackName: stack, FleetName: 'sixth' };
    const { Sessions, NextToken } = await kit.mine.describeSessions({ ...on, Limit: 2 });
    expect(Sessions).toHaveLength(2);
    expect((await kit.mine.describeSessions({ ...on, Limit: 2, NextToken })).Sessions).toHaveLength(1);
    await expect(kit.mine.describeSessions({ ...on, UserId: 'kim' })).rejects.toMatchObject({
      name: 'InvalidParameterCombinationException',
    });
    expect((await kit.mine.describeSessions({ ...on, UserId: 'kim', AuthenticationType: 'API' })).Sessions).toHaveLength(1);
    expect((await kit.mine.describeSessions({ ...on, UserId: 'kim', AuthenticationType: 'SAML' })).Sessions).toEqual([]);
  });
});

describe('the end of sharing', () => {
  it('leaves sessions to their end, lets idle instances go, and lets none begin until the fleet has another image', async () => {
    await kit.image('lent');
    const permission = { Name: 'lent', SharedAccountId: otherAccount };
    await kit.mine.updateImagePermissions({ ...permission, ImagePermissions: { allowFleet: true } });
    const arn = 'arn:aws:appstream:us-east-1:000000000000:image/lent';
    await kit.theirs.createStack({ Name: stack });
    await kit.theirs.createFleet({
      ...{ Name: 'theirs', ImageArn: arn, InstanceType: 'stream.standard.medium', ComputeCapacity: { DesiredInstances: 3 } },
    });
    await kit.theirs.associateFleet({ FleetName: 'theirs', StackName: stack });
    await kit.theirs.startFleet({ Name: 'theirs' });
    kit.clock.advance(10_000);
    const shown = async () => (await kit.theirs.describeFleets({ Names: ['theirs'] })).Fleets?.[0];
    await expect.poll(async () => (await shown())?.State).toBe('RUNNING');
    const on = { StackName: stack, FleetName: 'theirs' };
    const { StreamingURL = '' } = await kit.theirs.createStreamingURL({ ...on, UserId: 'ned' });
    expect((await follow(StreamingURL)).status).toBe(200);
    const later = (await kit.theirs.createStreamingURL({ ...on, UserId: 'oda' })).StreamingURL ?? '';

    await kit.mine.deleteImagePermissions(permission);
    expect((await shown())?.ComputeCapacityStatus).toMatchObject({ Desired: 0, Running: 1, InUse: 1, Available: 0 });
    expect((await kit.theirs.describeSessions(on)).Sessions).toMatchObject([{ UserId: 'ned', State: 'ACTIVE' }]);
    expect((await follow(later)).status).toBe(503);
    await expect(kit.theirs.updateFleet({ Name: 'theirs', ComputeCapacity: { DesiredInstances: 1 } })).rejects.toMatchObject({
      name: 'ResourceNotAvailableException',
      message: expect.stringContaining('another image'),
    });

    const [ned] = (await kit.theirs.describeSessions(on)).Sessions ?? [];
    await kit.theirs.expireSession({ SessionId: ned?.Id });
    kit.clock.advance(20_000);
    expect((await shown())?.ComputeCapacityStatus).toMatchObject({ Desired: 0, Running: 0, InUse: 0, Available: 0 });
    await kit.theirs.stopFleet({ Name: 'theirs' });
    kit.clock.advance(10_000);
    await expect.poll(async () => (await shown())?.State).toBe('STOPPED');
    await expect(kit.theirs.startFleet({ Name: 'theirs' })).rejects.toMatchObject({ name: 'ResourceNotAvailableException' });
  });
});
