import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, request, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { inAws } from '../../contract/index.ts';
import { createAws } from '../aws/clients.ts';
import { newFolder, removeFolder, temporaryFolder } from '../testing/temporary-folder.ts';
import { openNetwork } from './network.ts';
import { isDirect, type NetworkSettings } from './proxy-choice.ts';

const identity = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
  <Arn>arn:aws:iam::111122223333:user/me</Arn><UserId>A</UserId><Account>111122223333</Account>
</GetCallerIdentityResult></GetCallerIdentityResponse>`;

interface Certificate {
  readonly path: string;
  readonly key: string;
  readonly cert: string;
}

/** A certificate of nobody's but this test's, for a name that resolves nowhere. */
let certificate: Certificate;
beforeAll(() => {
  const folder = newFolder();
  const [key, path] = [join(folder, 'key.pem'), join(folder, 'ca.pem')];
  const names = 'subjectAltName=DNS:sts.kiln.test,IP:127.0.0.1';
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
  const files = ['-keyout', key, '-out', path];
  execFileSync('openssl', ['req', '-x509', ...curve, '-nodes', '-days', '2', '-subj', '/CN=Kiln test', '-addext', names, ...files], {
    stdio: 'ignore',
  });
  certificate = { path, key: readFileSync(key, 'utf8'), cert: readFileSync(path, 'utf8') };
  return () => removeFolder(folder);
});

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** STS by TLS, as a service or a proxy that looks into the traffic would answer. */
function secureSts(): Promise<number> {
  return listening(
    createHttpsServer(certificate, (_request, response) => void response.setHeader('content-type', 'text/xml').end(identity)),
  );
}

interface Proxy {
  readonly port: number;
  /** What it was asked for. */
  readonly asked: string[];
  readonly passwords: (string | undefined)[];
}

/** A proxy by CONNECT and by forwarding; all names lead to `port` of this computer. */
async function proxy(port: number, user?: string): Promise<Proxy> {
  const asked: string[] = [];
  const passwords: (string | undefined)[] = [];
  const server = createHttpServer((incoming, response) => {
    asked.push(incoming.url ?? '');
    const { pathname } = new URL(incoming.url ?? '');
    const onward = request({ port, path: pathname, method: incoming.method, headers: incoming.headers }, (answer) => answer.pipe(response));
    incoming.pipe(onward);
  });
  server.on('connect', ({ url = '', headers }, socket: Socket) => {
    asked.push(url);
    passwords.push(headers['proxy-authorization']);
    socket.on('error', () => {}); // the client ends its tunnels when it is closed
    if (user !== undefined && headers['proxy-authorization'] !== `Basic ${Buffer.from(user).toString('base64')}`) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
  });
  return { port: await listening(server), asked, passwords };
}

interface Setup {
  readonly endpoint: string;
  readonly env?: Record<string, string>;
  readonly settings?: NetworkSettings;
  readonly caBundle?: string;
}

/** Asks STS who one is. */
async function whoAmI({ endpoint, env = {}, settings = {}, caBundle }: Setup): Promise<string | undefined> {
  const network = openNetwork({ env, settings: async () => settings });
  const aws = createAws({
    ...{ id: 'team', name: 'Team', hosting: inAws, accountId: '', region: 'eu-west-1', readOnly: true, endpoint },
    credentials: async () => ({ accessKeyId: 'AKIA', secretAccessKey: 'secret' }),
    agents: () => network.agents({ endpoint, caBundle }),
  });
  onTestFinished(() => aws.close());
  return (await (await aws.sts()).getCallerIdentity({})).Account;
}

describe('calls to AWS', () => {
  test('go through the proxy of the environment, in a tunnel that it cannot look into', async () => {
    const { port, asked } = await proxy(await secureSts());
    const env = { HTTPS_PROXY: `http://127.0.0.1:${port}`, AWS_CA_BUNDLE: certificate.path };
    expect(await whoAmI({ endpoint: 'https://sts.kiln.test', env })).toBe('111122223333');
    expect(asked).toEqual(['sts.kiln.test:443']);
  });

  test('go through the proxy of the settings before that of the environment', async () => {
    const { port, asked } = await proxy(await secureSts());
    const settings = { proxy: `http://127.0.0.1:${port}`, caBundle: certificate.path };
    expect(await whoAmI({ endpoint: 'https://sts.kiln.test', settings, env: { HTTPS_PROXY: 'http://127.0.0.1:9' } })).toBe('111122223333');
    expect(asked).toHaveLength(1);
  });

  test('name themselves to a proxy that asks for a password, and say so where it is wrong', async () => {
    const { port, passwords } = await proxy(await secureSts(), 'me:canary');
    const ask = (user: string) =>
      whoAmI({
        endpoint: 'https://sts.kiln.test',
        env: { https_proxy: `http://${user}@127.0.0.1:${port}`, NODE_EXTRA_CA_CERTS: certificate.path },
      });
    expect(await ask('me:canary')).toBe('111122223333');
    const failed = await ask('me:wrong-canary').catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 'unavailable', message: expect.stringContaining('wants a user and a password') });
    expect(JSON.stringify(failed) + String((failed as Error).stack)).not.toContain('canary');
    expect(passwords.length).toBeGreaterThan(1);
  });

  test('by http ask the proxy by name', async () => {
    const sts = await listening(
      createHttpServer((_request, response) => void response.setHeader('content-type', 'text/xml').end(identity)),
    );
    const { port, asked } = await proxy(sts);
    expect(await whoAmI({ endpoint: 'http://sts.kiln.test', env: { HTTP_PROXY: `127.0.0.1:${port}` } })).toBe('111122223333');
    expect(asked).toEqual(['http://sts.kiln.test/']);
  });

  test('to this computer go through no proxy, by http or https', async () => {
    const sts = await secureSts();
    const { port, asked } = await proxy(sts);
    const env = { HTTPS_PROXY: `http://127.0.0.1:${port}`, HTTP_PROXY: `http://127.0.0.1:${port}`, AWS_CA_BUNDLE: certificate.path };
    expect(await whoAmI({ endpoint: `https://127.0.0.1:${sts}`, env })).toBe('111122223333');
    const plain = await listening(
      createHttpServer((_request, response) => void response.setHeader('content-type', 'text/xml').end(identity)),
    );
    expect(await whoAmI({ endpoint: `http://127.0.0.1:${plain}`, env })).toBe('111122223333');
    expect(asked).toEqual([]);
  });

  test('trust the certificates of a profile’s own file', async () => {
    const endpoint = `https://127.0.0.1:${await secureSts()}`;
    expect(await whoAmI({ endpoint, caBundle: certificate.path })).toBe('111122223333');
  });

  test('to somebody whose certificate nobody vouches for fail, and say which setting helps', async () => {
    const endpoint = `https://127.0.0.1:${await secureSts()}`;
    await expect(whoAmI({ endpoint })).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining('AWS_CA_BUNDLE') });
  });

  test('say which file of certificates cannot be used', async () => {
    const endpoint = 'https://sts.kiln.test';
    const empty = join(temporaryFolder(), 'empty.pem');
    writeFileSync(empty, 'nothing');
    await expect(whoAmI({ endpoint, env: { AWS_CA_BUNDLE: '/nowhere.pem' } })).rejects.toMatchObject({
      message: 'The file of certificates /nowhere.pem (AWS_CA_BUNDLE) cannot be read (ENOENT). Correct its path.',
    });
    await expect(whoAmI({ endpoint, settings: { caBundle: empty } })).rejects.toMatchObject({
      message: expect.stringContaining('holds no certificates'),
    });
  });

  test.each([
    [{ proxy: 'socks5://127.0.0.1:1' }, 'socks5:'],
    [{ proxy: 'http://me:canary@127.0.0.1:1' }, 'holds a password'],
  ])('say what is wrong with the proxy of %j', async (settings, said) => {
    const failed = await whoAmI({ endpoint: 'https://sts.kiln.test', settings }).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 'unavailable', message: expect.stringContaining(said) });
    expect((failed as Error).message).not.toContain('canary');
  });
});

test.each([
  ['https://localhost:443', '', true],
  ['https://127.1.2.3:80', '', true],
  ['https://[::1]:80', '', true],
  ['https://sts.amazonaws.com:443', '', false],
  ['https://sts.amazonaws.com:443', 'amazonaws.com', true],
  ['https://sts.amazonaws.com:443', '.amazonaws.com, example.org', true],
  ['https://sts.amazonaws.com:443', '*.amazonaws.com', true],
  ['https://notamazonaws.com:443', 'amazonaws.com', false],
  ['https://sts.amazonaws.com:443', 'sts.amazonaws.com:8443', false],
  ['https://sts.amazonaws.com:8443', 'STS.amazonaws.com:8443', true],
  ['https://sts.amazonaws.com:443', '*', true],
])('%s is asked directly with the exceptions "%s": %s', (address, except, direct) => {
  const [, host = '', port] = /^https:\/\/(.+):(\d+)$/.exec(address) ?? [];
  expect(isDirect(host, Number(port), except)).toBe(direct);
});
