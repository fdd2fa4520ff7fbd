import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startOnLastPort } from './last-port.ts';
import { startServer } from './server.ts';

const folder = mkdtempSync(join(tmpdir(), 'kiln-port-'));
const start = (port: number) => startServer({ root: folder, port, connect: () => {}, report: () => {} });
const portOf = ({ url }: { url: string }) => new URL(url).port;

afterEach(() => rmSync(join(folder, 'browser-port'), { force: true }));

test('the next start is on the port of the last one, so that the browser finds what it kept', async () => {
  const first = await startOnLastPort(folder, start);
  await first.close();
  const second = await startOnLastPort(folder, start);
  expect(portOf(second)).toBe(portOf(first));
  await second.close();
});

test('a port that somebody else has taken is left to him', async () => {
  const first = await startOnLastPort(folder, start);
  await first.close();
  const other = createServer().listen(Number(portOf(first)), '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const second = await startOnLastPort(folder, start);
  expect(portOf(second)).not.toBe(portOf(first));
  await second.close();
  other.close();
});

test.each(['', 'nonsense', '-1', '70000', '80.5'])('a file that holds %j is no port', async (text) => {
  writeFileSync(join(folder, 'browser-port'), text);
  const server = await startOnLastPort(folder, start);
  expect(Number(portOf(server))).toBeGreaterThan(0);
  await server.close();
});
