import { CreateImageBuilderStreamingURLCommand } from '@aws-sdk/client-appstream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AppStreamTest, openAppStreamTest } from '../../../../tests/conformance/fixture/appstream-account.ts';

let kit: AppStreamTest;
beforeAll(async () => {
  kit = await openAppStreamTest();
});
afterAll(() => kit.close());

const linkTo = async (Name: string, Validity?: number) =>
  (await kit.mine.send(new CreateImageBuilderStreamingURLCommand({ Name, Validity }))).StreamingURL ?? '';

/** A browser that follows a link: its cookie, and what it can do then. */
async function connect(link: string) {
  const answer = await fetch(link, { redirect: 'manual' });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const place = new URL(answer.headers.get('location') ?? '/', link);
  const act = async (fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) => {
    const response = await fetch(place, { method: 'POST', headers: { cookie, ...headers }, body: new URLSearchParams(fields) });
    return { status: response.status, text: await response.text() };
  };
  return { answer, cookie, act, look: async () => (await fetch(place, { headers: { cookie } })).text() };
}

it('opens a page of the builder once, where applications are added and the image is made', async () => {
  await kit.builder('page');
  const link = await linkTo('page');
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/appstream\/connect\/[\w-]{43}$/);
  const browser = await connect(link);
  expect(browser.answer.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
  expect(await browser.look()).toContain('<h1>page</h1>');
  expect((await fetch(link)).status).toBe(403); // a link is good once

  expect((await browser.act({ action: 'create', name: 'made' })).text).toContain('An image needs an application');
  expect((await browser.act({ action: 'add', name: '<b>x', path: 'relative.exe' })).text).toContain('must be absolute: relative.exe');
  const added = await browser.act({ action: 'add', name: '<b>x</b>', path: 'C:\\x.exe', display: '"X"' });
  expect(added.text).toContain('&lt;b&gt;x&lt;/b&gt; is in the catalogue');
  expect(added.text).not.toContain('<b>x');
  await browser.act({ action: 'add', name: 'editor', path: 'C:\\e.exe' });
  expect((await browser.act({ action: 'remove', name: '<b>x</b>' })).text).toContain('(1 of 50)');
  expect((await browser.act({ action: 'optimize' })).text).toContain('opened once');
  expect((await browser.act({ action: 'create', name: 'made', dry: 'on' })).text).toContain('can be created');
  expect((await browser.act({ action: 'create', name: 'made' })).text).toContain('SNAPSHOTTING');
  expect((await browser.act({ action: 'optimize' })).text).toContain('while it is SNAPSHOTTING');
  await kit.settle();
  expect((await kit.mine.describeImages({ Names: ['made'] })).Images).toMatchObject([
    { State: 'AVAILABLE', Applications: [{ Name: 'editor' }] },
  ]);
});

it('lets nobody in without the session, after its time, or from another page', async () => {
  await kit.builder('guarded');
  const browser = await connect(await linkTo('guarded', 60));
  const { endpoint } = kit.test.account;
  expect((await fetch(`${endpoint}/appstream/connect/`)).status).toBe(403);
  expect((await fetch(`${endpoint}/appstream/connect/made-up`)).status).toBe(403);
  expect((await browser.act({ action: 'optimize' }, { origin: 'http://evil.example' })).status).toBe(403);
  expect((await browser.act({ action: 'optimize' }, { origin: endpoint })).status).toBe(200);
  expect((await browser.act({ action: 'x'.repeat(70_000) })).status).toBe(413);
  const unused = await linkTo('guarded', 60);
  kit.clock.advance(61_000);
  expect((await browser.act({ action: 'optimize' })).status).toBe(403);
  expect((await fetch(unused)).status).toBe(403);
});

it('is refused for a builder that does not run', async () => {
  await kit.builder('resting');
  await kit.mine.stopImageBuilder({ Name: 'resting' });
  await expect(linkTo('resting')).rejects.toMatchObject({ name: 'OperationNotPermittedException' });
  await expect(linkTo('nobody')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
