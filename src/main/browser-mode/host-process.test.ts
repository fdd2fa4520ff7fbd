import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const entry = join(import.meta.dirname, 'index.ts');

/** Starts the host as its launcher does, and waits for the link. */
async function startHost(): Promise<{ host: ChildProcess; url: URL }> {
  const host = spawn(process.execPath, [entry], {
    env: { ...process.env, PORT: '0', KILN_HOME: temporaryFolder() },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  onTestFinished(() => void host.kill('SIGKILL'));
  let printed = '';
  for await (const chunk of host.stdout ?? []) {
    printed += chunk;
    const url = /^LISTENING (\S+)\n/.exec(printed)?.[1];
    if (url) return { host, url: new URL(url) };
  }
  throw new Error(`the host ended without a link: ${printed}`);
}

test('prints one link on loopback, and ends whole on SIGTERM', async () => {
  const { host, url } = await startHost();
  expect(url.hostname).toBe('127.0.0.1');
  expect((await fetch(url, { redirect: 'manual' })).status).toBe(303);
  host.kill('SIGTERM');
  expect(await once(host, 'exit')).toEqual([0, null]);
  await expect(fetch(url)).rejects.toThrow();
});

test('ends when the launcher that started it is gone', async () => {
  const { host } = await startHost();
  host.disconnect();
  expect(await once(host, 'exit')).toEqual([0, null]);
});
