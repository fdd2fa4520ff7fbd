import { get, type IncomingMessage } from 'node:http';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import { z } from 'zod';
import { call, createClient, type Port, serve, type ToMain, type ToRenderer } from '../../contract/index.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { startServer } from './server.ts';

const contract = { echo: { shout: call(z.object({ word: z.string() })).returns<string>() } } as const;

async function start() {
  const root = temporaryFolder({
    'out/index.html': '<title>Kiln</title>the app',
    'out/assets/app-1234.js': 'export {};',
    'secret.txt': 'not for you',
  });
  const server = await startServer({
    root: join(root, 'out'),
    port: 0,
    connect: (port) =>
      serve({ contract, report: () => 'id', handlers: { echo: { shout: async ({ word }) => `${word.toUpperCase()}!` } } }, port),
    report: (error) => {
      throw error;
    },
  });
  onTestFinished(() => server.close());
  return { server, url: new URL(server.url) };
}

/** Node's own client sends any path and any header as they are; fetch would tidy them up. */
function request(url: URL, path: string, headers: Record<string, string> = {}): Promise<IncomingMessage & { text: string }> {
  return new Promise((resolve, reject) => {
    get({ host: url.hostname, port: url.port, path, headers }, (response) => {
      text(response).then((body) => resolve(Object.assign(response, { text: body })), reject);
    }).on('error', reject);
  });
}

async function signIn(url: URL): Promise<string> {
  const response = await request(url, `${url.pathname}${url.search}`);
  return String(response.headers['set-cookie']?.[0]).split(';')[0] ?? '';
}

/** The HTTP status of a refused socket, or the open socket. */
function openSocket(url: URL, headers: Record<string, string>, path = '/rpc'): Promise<WebSocket | number> {
  const socket = new WebSocket(`ws://${url.host}${path}`, { headers });
  return new Promise((resolve) => {
    socket.once('open', () => resolve(socket));
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => {}); // ws tells a refused upgrade as an error too
  });
}

test('the printed link becomes a cookie that scripts cannot read and other sites cannot send, and works once', async () => {
  const { url } = await start();
  const link = `${url.pathname}${url.search}`;
  const first = await request(url, link);
  expect(first.statusCode).toBe(303);
  expect(first.headers.location).toBe('/');
  const cookie = String(first.headers['set-cookie']?.[0]);
  expect(cookie).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
  expect(cookie).not.toContain(url.searchParams.get('token'));
  expect((await request(url, link)).statusCode).toBe(401);
  expect((await request(url, link, { cookie: cookie.split(';')[0] ?? '' })).statusCode).toBe(303);
});

test('listens on loopback alone', async () => {
  const { url } = await start();
  expect(url.hostname).toBe('127.0.0.1');
  const elsewhere = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  for (const { address } of elsewhere) await expect(request(new URL(`http://${address}:${url.port}`), '/')).rejects.toThrow('ECONNREFUSED');
});

test('without the cookie there is nothing but the way in', async () => {
  const { url } = await start();
  for (const path of ['/', '/index.html', '/assets/app-1234.js', '/?token=guessed', '/?token=']) {
    const response = await request(url, path);
    expect(response.statusCode).toBe(401);
    expect(response.text).toContain('Open the link');
    expect(response.text).not.toContain('the app');
  }
});

test('with the cookie the renderer is served under a strict policy', async () => {
  const { url } = await start();
  const cookie = await signIn(url);
  const page = await request(url, '/', { cookie });
  expect(page.statusCode).toBe(200);
  expect(page.text).toBe('<title>Kiln</title>the app');
  expect(page.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'; worker-src 'self'");
  expect(page.headers['content-security-policy']).not.toContain('unsafe-eval');
  expect(page.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
  });
  const script = await request(url, '/assets/app-1234.js', { cookie });
  expect(script.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': expect.stringContaining('immutable'),
  });
});

test.each(['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt', '/%00', '/%zz', '/..%5csecret.txt'])(
  'the path %s leads nowhere',
  async (path) => {
    const { url } = await start();
    const response = await request(url, path, { cookie: await signIn(url) });
    expect([400, 403, 404]).toContain(response.statusCode);
    expect(response.text).toBe('');
  },
);

test('a page that reached this port under another name is turned away', async () => {
  const { url } = await start();
  const cookie = await signIn(url);
  for (const host of ['evil.example', `evil.example:${url.port}`, '127.0.0.1', `127.0.0.1:1`])
    expect((await request(url, '/', { cookie, host })).statusCode).toBe(421);
});

test('only GET and HEAD are answered', async () => {
  const { url } = await start();
  const cookie = await signIn(url);
  expect((await fetch(new URL('/', url), { method: 'POST', headers: { cookie } })).status).toBe(405);
  expect((await fetch(new URL('/', url), { method: 'HEAD', headers: { cookie } })).status).toBe(200);
});

test('the socket opens for the own page with the cookie, and for nobody else', async () => {
  const { url } = await start();
  const cookie = await signIn(url);
  const { origin } = url;
  expect(await openSocket(url, { origin })).toBe(403);
  expect(await openSocket(url, { cookie })).toBe(403);
  expect(await openSocket(url, { cookie, origin: 'https://evil.example' })).toBe(403);
  expect(await openSocket(url, { cookie, origin: `http://localhost:${url.port}` })).toBe(403);
  expect(await openSocket(url, { cookie, origin }, '/other')).toBe(403);
  expect(await openSocket(url, { cookie: `kiln-${url.port}=wrong`, origin })).toBe(403);
  const socket = await openSocket(url, { cookie, origin });
  expect(socket).toBeInstanceOf(WebSocket);
});

test('calls travel through the socket, and end with it', async () => {
  const { url, server } = await start();
  const socket = await openSocket(url, { cookie: await signIn(url), origin: url.origin });
  if (!(socket instanceof WebSocket)) throw new Error('refused');
  const port: Port<ToMain, ToRenderer> = {
    send: (message) => socket.send(JSON.stringify(message)),
    onMessage: (listener) => void socket.on('message', (data) => listener(JSON.parse(String(data)))),
    onClose: (listener) => void socket.on('close', listener),
  };
  const client = createClient(contract, port);
  expect(await client.echo.shout({ word: 'fire' })).toBe('FIRE!');
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await server.close();
  await closed;
  await expect(client.echo.shout({ word: 'fire' })).rejects.toMatchObject({ code: 'unavailable' });
});

test('text that is no JSON closes the socket', async () => {
  const { url } = await start();
  const socket = await openSocket(url, { cookie: await signIn(url), origin: url.origin });
  if (!(socket instanceof WebSocket)) throw new Error('refused');
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  socket.send('{');
  expect(await closed).toBe(1007);
});
