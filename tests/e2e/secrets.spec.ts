import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page, WebSocket } from '@playwright/test';
import { type IdentityStandIn, startIdentityStandIn } from '../../src/main/testing/identity-stand-in.ts';
import { expect, test } from './fixture.ts';

// A secret that is typed, and the tokens and keys that a sign-in brings, each with a word in it that is nowhere else.
const typed = {
  accessKeyId: 'AKIACANARY0000000000',
  secretAccessKey: 'typed-canary-Zp7Qk2Lw9Xv4',
  sessionToken: 'typed-canary-token-Hn3Bd8Rt6',
};
const given = 'given-canary-Ty5Mc1Js8Gf2';

let server: IdentityStandIn;
test.beforeEach(async () => {
  server = await startIdentityStandIn(given);
});
test.afterEach(() => server.close());

/** All that went over the line, either way. */
function recordMessages(page: Page): { readonly sent: string[]; readonly received: string[] } {
  const messages = { sent: [] as string[], received: [] as string[] };
  const record = (socket: WebSocket) => {
    socket.on('framesent', ({ payload }) => void messages.sent.push(String(payload)));
    socket.on('framereceived', ({ payload }) => void messages.received.push(String(payload)));
  };
  page.on('websocket', record);
  return messages;
}

/** Every string that the window's process holds, after it has thrown away what it can. */
async function heapOf(page: Page): Promise<string> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => void chunks.push(chunk));
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return chunks.join('');
}

/** Files of this Kiln; its cache is shared with other tests and named by a link. */
function filesBelow(folder: string): readonly string[] {
  const inside = (entry: Dirent): readonly string[] => {
    const path = join(entry.parentPath, entry.name);
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
  };
  return readdirSync(folder, { withFileTypes: true }).flatMap(inside);
}

const canaries = [typed.secretAccessKey, typed.sessionToken, given];
const holding = (text: string) => canaries.filter((canary) => text.includes(canary));

async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+P');
  await expect(page.getByPlaceholder('Type the name of a command')).toBeFocused();
  await page.keyboard.type(title);
  await expect(page.getByRole('option', { name: title }).first()).toBeVisible();
  await page.keyboard.press('Enter');
}

async function addConnection(page: Page, name: string, fill: () => Promise<void>): Promise<void> {
  await command(page, 'Add connection');
  await page.getByLabel('Name').fill(name);
  await fill();
  await page.getByLabel('Endpoint').fill(server.endpoint);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.locator('.status-item.connection')).toContainText(name);
}

test('secrets that are typed, given and used are in no file, no message to the window and no memory of the window', async ({ app }) => {
  const { page, home } = app;
  const messages = recordMessages(page);
  await page.reload(); // so that the line is recorded from its beginning
  await expect(page.locator('.status-item.connection')).toContainText('Local account');

  await addConnection(page, 'Typed', async () => {
    await page.getByLabel('Credentials').selectOption('keys');
    await page.getByLabel('Access key ID').fill(typed.accessKeyId);
    await page.getByLabel('Secret access key').fill(typed.secretAccessKey);
    await page.getByLabel('Session token').fill(typed.sessionToken);
    expect(holding(await heapOf(page))).not.toEqual([]); // what is looked for is found, while the form is open
  });
  await addConnection(page, 'Signed in', async () => {
    await page.getByLabel('Credentials').selectOption('sso');
    await page.getByLabel('Start URL').fill(server.startUrl);
    await page.getByLabel('Region of Identity Center').fill('eu-west-1');
    await page.getByRole('textbox', { name: 'Account' }).fill('111122223333');
    await page.getByRole('textbox', { name: 'Role' }).fill('Builder');
  });
  await addConnection(page, 'Assumed', async () => {
    await page.getByLabel('Credentials').selectOption('role');
    await page.getByLabel('Assumed by').selectOption('Signed in');
    await page.getByRole('textbox', { name: 'Role' }).fill('arn:aws:iam::111122223333:role/Deploy');
  });
  expect(server.asked).toEqual(expect.arrayContaining(['GetCallerIdentity', 'POST /token', 'GET /federation/credentials', 'AssumeRole']));
  await command(page, 'Who am I');
  await expect(page.getByText(/^Assumed: arn:aws:sts/)).toBeVisible();

  // What was typed goes one way, once; nothing of it comes back, and of what was given nothing comes at all.
  expect(messages.sent.filter((message) => holding(message).length > 0)).toHaveLength(1);
  expect(messages.sent.filter((message) => message.includes(given))).toEqual([]);
  expect(messages.received.length).toBeGreaterThan(10);
  expect(messages.received.filter((message) => holding(message).length > 0)).toEqual([]);

  const heap = await heapOf(page);
  expect(heap).toContain('Signed in'); // the snapshot does hold what the window shows
  expect(holding(heap)).toEqual([]);

  await app.restart('SIGKILL'); // what a crash leaves, too
  const files = filesBelow(home);
  expect(files.length).toBeGreaterThan(5);
  expect(files.filter((file) => holding(readFileSync(file, 'latin1')).length > 0)).toEqual([]);
});
