import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appRoot } from './app-root.ts';
import { openErrorLog } from './error-log.ts';
import { exampleWorkspace } from './examples.ts';
import { allowedLink } from './external-links.ts';
import { kilnPaths } from './paths.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';
import { createTopic } from './topic.ts';

test.each([
  'https://docs.aws.amazon.com/imagebuilder/x',
  'https://eu-west-1.console.aws.amazon.com/',
  'https://github.com/a/b',
  'https://device.sso.eu-west-1.amazonaws.com/?user_code=ABCD-EFGH',
  'https://d-1234567890.awsapps.com/start/#/device?user_code=ABCD-EFGH',
  'https://ssoins-1.portal.eu-west-1.app.aws/',
])('%s may be opened', (url) => {
  expect(allowedLink(url)).toBe(url);
});

test.each([
  'http://docs.aws.amazon.com/',
  'https://docs.aws.amazon.com.evil.example/',
  'https://evil.example/docs.aws.amazon.com',
  'https://awsapps.com.evil.example/start',
  'https://evilawsapps.com/start',
  'https://device.sso.evil.example/',
  'https://user:pass@github.com/',
  'https://github.com:8443/',
  'javascript:alert(1)',
  'file:///etc/passwd',
  '-x',
  '',
])('%j may not be opened', (url) => {
  expect(() => allowedLink(url)).toThrow(expect.objectContaining({ code: 'refused' }));
});

test('an unexpected error is written down whole under the id that is told, without what hangs on it', () => {
  const folder = temporaryFolder();
  const lines: string[] = [];
  const report = openErrorLog(folder, (line) => lines.push(line));
  const error = Object.assign(new Error('outer', { cause: new TypeError('inner') }), {
    $response: { headers: { authorization: 'canary' } },
  });
  const id = report(error, 'builds.start');
  const text = readFileSync(join(folder, 'errors.jsonl'), 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    id,
    where: 'builds.start',
    error: { message: 'outer', cause: { name: 'TypeError', message: 'inner' } },
  });
  expect(text).not.toContain('canary');
  expect(lines).toEqual([expect.stringContaining(id)]);
  expect(statSync(join(folder, 'errors.jsonl')).mode & 0o777).toBe(0o600);
});

test('an error log that cannot be written does not make things worse', () => {
  const folder = temporaryFolder({ file: '' });
  const lines: string[] = [];
  const report = openErrorLog(join(folder, 'file'), (line) => lines.push(line));
  expect(report(new Error('x'), 'here')).toMatch(/^[0-9a-f]{8}$/);
  expect(lines).toHaveLength(2);
});

test('the error log does not grow without end', () => {
  const folder = temporaryFolder({ 'errors.jsonl': 'x'.repeat(1024 * 1024 + 1) });
  openErrorLog(folder, () => {})(new Error('new'), 'here');
  expect(statSync(join(folder, 'errors.jsonl')).size).toBeLessThan(10_000);
  expect(statSync(join(folder, 'errors.jsonl.old')).size).toBeGreaterThan(1024 * 1024);
});

test('the examples are copied once; what the user made of them stays', async () => {
  const [bundled, data] = [temporaryFolder({ 'README.md': 'a', 'components/x.yaml': 'b' }), temporaryFolder()];
  const folder = await exampleWorkspace(bundled, data);
  expect(readFileSync(join(folder, 'components/x.yaml'), 'utf8')).toBe('b');
  writeFileSync(join(folder, 'README.md'), 'mine');
  expect(await exampleWorkspace(bundled, data)).toBe(folder);
  expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe('mine');
});

test('the application finds its own folder from wherever its code lies', () => {
  const root = temporaryFolder({ 'package.json': '{}', 'out/main/chunks/x.js': '' });
  expect(appRoot(join(root, 'out/main/chunks'))).toBe(root);
});

test('KILN_HOME moves everything and makes it portable; without it the platform’s conventions hold', () => {
  expect(kilnPaths({ KILN_HOME: '/k' }, 'linux')).toEqual({ data: '/k/data', config: '/k/config', cache: '/k/cache', portable: true });
  expect(kilnPaths({ HOME: '/h', XDG_CACHE_HOME: '/c' }, 'linux')).toEqual({
    data: '/h/.local/share/kiln',
    config: '/h/.config/kiln',
    cache: '/c/kiln',
    portable: false,
  });
});

test('a topic tells each listener what comes after it, until it leaves', async () => {
  const topic = createTopic<number>();
  const stop = new AbortController();
  topic.publish(1);
  const events = topic.subscribe(stop.signal);
  topic.publish(2);
  topic.publish(3);
  stop.abort();
  topic.publish(4);
  const seen: number[] = [];
  for await (const event of events) seen.push(event);
  expect(seen).toEqual([2, 3]);
});
