// What becomes of connections that are in use when they change, end or are removed.
import { beforeEach, expect, test, vi } from 'vitest';
import type { ConnectionSettings, ConnectionsEvent } from '../../contract/index.ts';
import { awsPool } from '../aws/aws-source.ts';
import { connectionsUnderTest } from '../testing/connections-under-test.ts';
import { type IdentityStandIn, startIdentityStandIn } from '../testing/identity-stand-in.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

let server: IdentityStandIn;
beforeEach(async () => {
  server = await startIdentityStandIn();
  return server.close;
});

const region = 'eu-west-1';
const team = { id: 'team', region };
const role = { id: 'role', region };
const keys = (n: number) => ({ accessKeyId: `AKIA00000000000000${n}`, secretAccessKey: 'canary-of-some-length' });

function settings(changes: Partial<ConnectionSettings> = {}): ConnectionSettings {
  const base = { id: 'team', name: 'Team', colour: 'blue', regions: [region], readOnly: false, source: { kind: 'keys' } } as const;
  return { ...base, regions: [region], endpoint: server.endpoint, ...changes };
}

const roleOnTeam = { kind: 'role', from: 'team', roleArn: 'arn:aws:iam::111122223333:role/Deploy' } as const;

test('new keys of a connection count at once, also for the roles that it assumes', async () => {
  const { connections, dropped } = connectionsUnderTest(temporaryFolder());
  await connections.save(settings(), keys(1), 'session');
  await connections.save(settings({ id: 'role', source: roleOnTeam }), undefined, 'session');
  const [before, roleBefore] = [await connections.get(team), await connections.get(role)];
  const assumedBefore = server.asked.filter((action) => action === 'AssumeRole').length;
  dropped.length = 0;
  await connections.save(settings(), keys(2), 'session');
  expect(dropped.sort()).toEqual(['role', 'team']);
  const after = await connections.get(team);
  expect(after).not.toBe(before);
  expect(await after.credentials()).toMatchObject(keys(2));
  expect(await connections.get(role)).not.toBe(roleBefore);
  expect(server.asked.filter((action) => action === 'AssumeRole')).toHaveLength(assumedBefore + 1);
});

test('what another process writes into the file counts with the next call', async () => {
  const folder = temporaryFolder();
  const [mine, others] = [connectionsUnderTest(folder).connections, connectionsUnderTest(folder).connections];
  await mine.save(settings(), keys(1), 'session');
  const before = await mine.get(team);
  await others.save(settings({ readOnly: true, name: 'Looking only' }), undefined, 'session');
  expect(await mine.get(team)).toMatchObject({ readOnly: true, name: 'Looking only' });
  expect(await mine.get(team)).not.toBe(before);
});

test('a connection that was removed asks to be added again, and its runs go on with another to the same account', async () => {
  const { connections } = connectionsUnderTest(temporaryFolder());
  await connections.save(settings(), keys(1), 'session');
  await connections.use(team);
  await connections.remove('team');
  const removed = {
    code: 'signed-out',
    message: expect.stringContaining("'Team' was removed"),
    detail: { connection: 'team', remedy: 'add' },
  };
  await expect(connections.get(team)).rejects.toMatchObject(removed);

  const other = { id: 'other', name: 'Other account', accountId: '999988887777' };
  await connections.save(settings(other), keys(2), 'session');
  await expect(connections.get(team)).rejects.toMatchObject(removed);
  await connections.save(settings({ id: 'again', name: 'Team again' }), keys(2), 'session');
  await connections.use({ id: 'again', region });
  expect(await connections.get(team)).toMatchObject({ id: 'again', accountId: '111122223333' });
});

test('a connection that leads to another account than the user expects is refused, and not used', async () => {
  const { connections } = connectionsUnderTest(temporaryFolder());
  await connections.save(settings({ accountId: '222233334444' }), keys(1), 'session');
  const refused = {
    code: 'refused',
    message: expect.stringMatching(/'Team' is for the account 222233334444, .* belong to 111122223333 \(arn:aws:sts::.*Correct/),
  };
  await expect(connections.use(team)).rejects.toMatchObject(refused);
  await expect(connections.get(team)).rejects.toMatchObject(refused);
  expect((await connections.state()).current.id).toBe('local');
});

test('credentials that AWS no longer accepts are fetched anew for the next call', async () => {
  const { connections, dropped } = connectionsUnderTest(temporaryFolder());
  await connections.save(settings({ source: ssoSource() }), undefined, 'session');
  await connections.use(team);
  const before = await connections.get(team);
  const refused = await before.credentials();
  dropped.length = 0;
  before.reject?.(refused);
  expect(dropped).toEqual(['team']);
  const after = await connections.get(team);
  expect((await after.credentials()).accessKeyId).not.toBe(refused.accessKeyId);
});

function ssoSource() {
  return { kind: 'sso', startUrl: server.startUrl, ssoRegion: region, accountId: '111122223333', roleName: 'Builder' } as const;
}

test('windows are told who is signed in, until when, and when somebody must sign in again', async () => {
  const { connections } = connectionsUnderTest(temporaryFolder());
  const events: ConnectionsEvent[] = [];
  const stop = new AbortController();
  const watching = (async () => {
    for await (const event of connections.watch(stop.signal)) events.push(event);
  })();
  const session = () => events.findLast((event) => event.type === 'state')?.state.sessions.team;
  await connections.save(settings({ source: ssoSource() }), undefined, 'session');
  await expect(connections.get(team)).rejects.toMatchObject({ code: 'signed-out' });
  await vi.waitFor(() => expect(session()).toEqual({ state: 'signed-out' }));
  await connections.identify('team');
  await vi.waitFor(() =>
    expect(session()).toMatchObject({ state: 'signed-in', until: expect.any(String), identity: { accountId: '111122223333' } }),
  );
  expect(JSON.stringify(events)).not.toContain('canary');
  stop.abort();
  await watching;
});

test('clients are kept with their connection, and let go with it', async () => {
  const { connections } = connectionsUnderTest(temporaryFolder());
  const pool = awsPool();
  await connections.save(settings(), keys(1), 'session');
  const first = pool.of(await connections.get(team));
  expect(pool.of(await connections.get(team))).toBe(first);
  const call = (await first.sts()).getCallerIdentity({});
  pool.drop('team'); // what is under way ends well
  expect(await call).toMatchObject({ Account: '111122223333' });
  const second = pool.of(await connections.get(team));
  expect(second).not.toBe(first);
  await connections.save(settings({ readOnly: true }), undefined, 'session');
  expect(pool.of(await connections.get(team))).not.toBe(second);
  pool.close();
});
