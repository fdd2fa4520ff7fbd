import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Question } from '../../../contract/index.ts';
import type { Keychain } from '../../credentials/keychain.ts';
import { openNetwork } from '../../network/network.ts';
import { type IdentityStandIn, startIdentityStandIn } from '../../testing/identity-stand-in.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { askNobody, askUser } from '../ask.ts';
import { openQuestions } from '../questions.ts';
import { openSecrets } from '../secrets.ts';
import { accountsOf, roleCredentials, rolesOf } from './portal.ts';
import { openSsoSignIns } from './sign-ins.ts';

const team = { id: 'team', name: 'Team' };
const builder = { accountId: '111122223333', roleName: 'Builder' };

let server: IdentityStandIn;
let home: string;
const entries = new Map<string, string>();
const keychain: Keychain = {
  get: async (name) => entries.get(name),
  set: async (name, text) => void entries.set(name, text),
  delete: async (name) => void entries.delete(name),
};

beforeEach(async () => {
  server = await startIdentityStandIn();
  home = temporaryFolder();
  entries.clear();
  return server.close;
});

/** Kiln as it was just started: what it knows is in the keychain. */
function kiln(keptIn: Keychain | 'none' = keychain) {
  const asked: Question[] = [];
  const opened: string[] = [];
  const slept: number[] = [];
  const network = openNetwork({ env: {}, settings: async () => ({}) });
  const questions = openQuestions({ asked: (question) => void asked.push(question), answered: () => {} });
  const sso = openSsoSignIns({
    ...{ secrets: openSecrets(keptIn === 'none' ? undefined : keptIn), network, env: { HOME: home }, now: Date.now },
    sleep: async (ms, signal) => {
      slept.push(ms / 1000);
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
    },
  });
  const session = { name: 'corp', startUrl: server.startUrl, ssoRegion: 'eu-west-1', endpoint: server.endpoint };
  const user = askUser({ questions, openPage: async (url) => void opened.push(url) }, team);
  return {
    ...{ asked, opened, slept, questions },
    quietly: () => sso.withToken(session, askNobody(team), (portal) => roleCredentials(portal, builder)),
    aloud: () => sso.withToken(session, user, (portal) => roleCredentials(portal, builder)),
    accounts: () => sso.withToken(session, user, accountsOf),
    roles: () => sso.withToken(session, user, (portal) => rolesOf(portal, builder.accountId)),
    nothing: () => sso.withToken(session, user, (portal) => roleCredentials(portal, { ...builder, roleName: 'Nothing' })),
  };
}

const times = (request: string) => server.asked.filter((one) => one === request).length;

describe('a sign-in to IAM Identity Center', () => {
  test('shows the code and its page, asks at the pace that it is told, and gives the role’s credentials', async () => {
    server.pauses.push('AuthorizationPendingException', 'SlowDownException', 'AuthorizationPendingException');
    const { aloud, asked, opened, slept, questions } = kiln();
    expect(await aloud()).toMatchObject({ accessKeyId: expect.stringMatching(/^ASIASSO/), sessionToken: 'canary-session' });
    expect(asked).toMatchObject([
      {
        kind: 'device',
        connection: 'Team',
        userCode: 'BRCK-KILN',
        url: expect.stringContaining('user_code=BRCK-KILN'),
        keptIn: 'keychain',
      },
    ]);
    expect(opened).toEqual(['https://device.sso.eu-west-1.amazonaws.com/?user_code=BRCK-KILN']);
    expect(slept).toEqual([1, 1, 6, 6]);
    expect(questions.open()).toEqual([]);
  });

  test('is for all who wait, and for the next start of Kiln', async () => {
    const first = kiln();
    await Promise.all([first.aloud(), first.aloud(), first.accounts()]);
    expect(first.asked).toHaveLength(1);
    const next = kiln();
    expect(await next.quietly()).toMatchObject({ accessKeyId: expect.stringMatching(/^ASIASSO/) });
    expect(times('POST /client/register')).toBe(1);
  });

  test('in the background fails at once, and opens no page', async () => {
    await expect(kiln().quietly()).rejects.toMatchObject({ code: 'signed-out', detail: { connection: 'team', remedy: 'sign-in' } });
    expect(server.asked).toEqual([]);
  });

  test('is renewed with the refresh token, without anybody', async () => {
    server.tokenLife = 60;
    await kiln().aloud();
    const next = kiln();
    await next.quietly();
    expect(next.asked).toEqual([]);
    server.refreshToken = 'another one';
    await expect(kiln().quietly()).rejects.toMatchObject({ code: 'signed-out' });
  });

  test('whose token the portal does not accept is renewed or asked for anew', async () => {
    await kiln().aloud();
    server.accepted.clear();
    await kiln().quietly();
    server.accepted.clear();
    server.refreshToken = undefined;
    await expect(kiln().quietly()).rejects.toMatchObject({ code: 'signed-out' });
    const last = kiln();
    await last.aloud();
    expect(last.asked).toHaveLength(1);
  });

  test.each([
    ['declined', 'declined in the browser'],
    ['expired', 'not confirmed in time'],
  ] as const)('that is %s in the browser says so', async (page, said) => {
    server.page = page;
    const { aloud, questions } = kiln();
    await expect(aloud()).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining(said) });
    expect(questions.open()).toEqual([]);
  });

  test('that the user gives up ends', async () => {
    server.page = 'waiting';
    const { aloud, asked, questions } = kiln();
    const signingIn = aloud();
    await expect.poll(() => asked.length).toBe(1);
    questions.answer(asked[0]?.id ?? '', undefined);
    await expect(signingIn).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('without a keychain lasts for the session, and says so', async () => {
    const { aloud, asked, quietly } = kiln('none');
    await aloud();
    expect(asked).toMatchObject([{ keptIn: 'session' }]);
    await quietly();
    expect(entries.size).toBe(0);
  });

  test('lists the accounts of all pages by name, and the roles of one', async () => {
    const { accounts, roles, nothing } = kiln();
    expect(await accounts()).toMatchObject([
      { name: 'Build', accountId: '111122223333' },
      { name: 'Sandbox', accountId: '222233334444' },
    ]);
    expect(await roles()).toEqual(['Builder', 'Nothing']);
    await expect(nothing()).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining("no role 'Nothing'") });
  });
});

describe('the sign-in of the AWS CLI', () => {
  function cached(content: object): string {
    const folder = join(home, '.aws', 'sso', 'cache');
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${createHash('sha1').update('corp').digest('hex')}.json`);
    writeFileSync(path, JSON.stringify(content));
    return path;
  }
  const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

  test('is used while it is good, and never written', async () => {
    server.accepted.add('of-the-cli');
    const path = cached({ startUrl: server.startUrl, accessToken: 'of-the-cli', expiresAt: inAnHour(), refreshToken: 'theirs' });
    const before = statSync(path).mtimeMs;
    await kiln().quietly();
    expect(statSync(path).mtimeMs).toBe(before);
    expect(readdirSync(join(home, '.aws', 'sso', 'cache'))).toHaveLength(1);
    expect(entries.size).toBe(0);
  });

  test.each([
    ['that has ended', { accessToken: 'of-the-cli', expiresAt: new Date(0).toISOString() }],
    ['of another portal', { accessToken: 'of-the-cli', expiresAt: inAnHour(), startUrl: 'https://other.awsapps.com/start' }],
    ['without a date', { accessToken: 'of-the-cli', expiresAt: 'soon' }],
    ['in another form', { token: 'of-the-cli' }],
  ])('%s is not used', async (_case, content) => {
    server.accepted.add('of-the-cli');
    cached(content);
    await expect(kiln().quietly()).rejects.toMatchObject({ code: 'signed-out' });
  });

  test('that the portal does not accept is not tried again', async () => {
    cached({ accessToken: 'revoked', expiresAt: inAnHour() });
    const { quietly } = kiln();
    await expect(quietly()).rejects.toMatchObject({ code: 'signed-out' });
    await expect(quietly()).rejects.toMatchObject({ code: 'signed-out' });
    expect(times('GET /federation/credentials')).toBe(1);
  });
});
