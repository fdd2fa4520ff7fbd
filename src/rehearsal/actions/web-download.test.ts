import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bash, describeInSandbox, runSteps, type Story } from '../test-kit.ts';

const CONTENT = 'downloaded\n';
const sha256 = createHash('sha256').update(CONTENT).digest('hex');

/** Answers of the far end by path; counts how often each was asked for. */
const asked = new Map<string, number>();
function answer(request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? '/';
  const times = (asked.get(path) ?? 0) + 1;
  asked.set(path, times);
  if (path.startsWith('/file')) response.end(CONTENT);
  else if (path === '/redirect') response.writeHead(302, { location: '/file.txt' }).end();
  else if (path === '/circle') response.writeHead(302, { location: '/circle' }).end();
  else if (path === '/metadata') response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end();
  else if (path === '/flaky') response.writeHead(times < 3 ? 503 : 200).end(CONTENT);
  else if (path === '/broken') breakOff(response, times);
  else response.writeHead(path === '/down' ? 500 : 404).end();
}

function breakOff(response: ServerResponse, times: number): void {
  response.writeHead(200, { 'content-length': CONTENT.length });
  if (times > 1) response.end(CONTENT);
  else response.write('down', () => response.destroy());
}

let server: Server;
let origin: string;
beforeAll(async () => {
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const pauses: number[] = [];
const pause = (milliseconds: number): Promise<void> => Promise.resolve(void pauses.push(milliseconds));

function download(path: string, more = 'destination: /opt/f', before = 'true'): Promise<Story> {
  asked.clear();
  pauses.length = 0;
  const source = path.startsWith('http') ? path : `${origin}${path}`;
  const step = `- name: Get\n  action: WebDownload\n  onFailure: Continue\n  inputs:\n    - {source: '${source}', ${more}}\n`;
  const services = { web: { allowLoopback: true, pause } };
  return runSteps(bash('Before', before) + step + bash('Look', 'cd /opt; ls; cat f'), { services, request: { network: 'internet' } });
}

describeInSandbox('WebDownload', () => {
  it('puts the file into the sandbox and gives its path as an output', async () => {
    const story = await download('/file.txt', 'destination: /opt/a/b/');
    expect(story.step('Get')).toMatchObject({
      status: 'Success',
      outputs: { destination: '/opt/a/b/file.txt' },
      fidelity: { level: 'emulated' },
    });
  });

  it('follows redirects, though not for ever', async () => {
    expect((await download('/redirect')).output('Look')).toContain('downloaded');
    expect((await download('/circle')).step('Get')).toMatchObject({ status: 'Failed', message: expect.stringContaining('redirects') });
  });

  it('tries again with growing pauses when the server has trouble', async () => {
    const story = await download('/flaky');
    expect(story.step('Get').status).toBe('Success');
    expect(asked.get('/flaky')).toBe(3);
    expect(pauses).toEqual([500, 1000]);
  });

  it('gives up after five tries', async () => {
    expect((await download('/down')).step('Get')).toMatchObject({ status: 'Failed', message: expect.stringContaining('500') });
    expect(asked.get('/down')).toBe(5);
  });

  it('takes nothing but 200, and does not ask again for what is not there', async () => {
    expect((await download('/none')).step('Get').message).toContain('404');
    expect(asked.get('/none')).toBe(1);
  });

  it('starts anew when the transfer breaks off, and leaves nothing of the first part', async () => {
    const story = await download('/broken');
    expect(story.step('Get').status).toBe('Success');
    expect(story.output('Look').filter((line) => line !== 'f' && !line.startsWith('google') && line.includes('down'))).toEqual([
      'downloaded',
    ]);
  });

  it('checks the checksum and keeps what was there when it is wrong', async () => {
    const right = await download('/file', `destination: /opt/f, algorithm: SHA256, checksum: ${sha256.toUpperCase()}`);
    expect(right.output('Look')).toContain('downloaded');
    const wrong = await download('/file', `destination: /opt/f, algorithm: sha256, checksum: ${'0'.repeat(64)}`, 'echo old >/opt/f');
    expect(wrong.step('Get')).toMatchObject({ status: 'Failed', message: expect.stringContaining(sha256) });
    expect(wrong.output('Look')).toContain('old');
    expect(wrong.output('Look').join()).not.toContain('part');
  });

  it('does not download again what has the right checksum already', async () => {
    const more = `destination: /opt/f, overwrite: false, algorithm: SHA256, checksum: ${sha256}`;
    expect((await download('/file', more, 'echo downloaded >/opt/f')).step('Get').status).toBe('Success');
    expect(asked.get('/file')).toBeUndefined();
  });

  it('leaves a file alone when overwrite is false', async () => {
    const story = await download('/file', 'destination: /opt/f, overwrite: false', 'echo old >/opt/f');
    expect(story.step('Get')).toMatchObject({ status: 'Failed', message: expect.stringContaining('overwrite') });
    expect(story.output('Look')).toContain('old');
  });

  it.each([
    'http://169.254.169.254/latest/meta-data/iam/',
    'http://[fe80::1]/',
    'http://[::ffff:169.254.169.254]/',
    'http://0xa9fea9fe/',
    'file:///etc/passwd',
  ])('refuses %s', async (url) => {
    expect((await download(url)).step('Get')).toMatchObject({ status: 'Failed', attempt: 1 });
    expect(pauses).toEqual([]);
  });

  it('refuses a redirect to the metadata service', async () => {
    expect((await download('/metadata')).step('Get').message).toContain('169.254.169.254');
  });

  it("refuses this computer's own services unless a test allows them, by name too", async () => {
    for (const host of [origin, origin.replace('127.0.0.1', 'localhost')]) {
      const step = `- name: Get\n  action: WebDownload\n  inputs:\n    - {source: '${host}/file', destination: /opt/f}\n`;
      const story = await runSteps(step, { request: { network: 'internet' } });
      expect(story.step('Get')).toMatchObject({ status: 'Failed', message: expect.stringContaining('this computer itself') });
    }
  });

  it('is refused while the network is off', async () => {
    const story = await runSteps(
      `- name: Get\n  action: WebDownload\n  inputs:\n    - {source: 'https://example.test/f', destination: /opt/f}\n`,
    );
    expect(story.step('Get')).toMatchObject({ status: 'Failed', message: expect.stringContaining('network') });
  });
});
