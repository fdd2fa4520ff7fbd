import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeInSandbox } from '../../test-kit.ts';
import { sandboxSource } from '../choose-sandbox.ts';

// A child process that opens a sandbox, starts a daemon and a step in it, tells its processes' ids as this machine counts, and waits.
const OWNER = `
import { readdirSync, readFileSync } from 'node:fs';
import { sandboxSource } from ${JSON.stringify(new URL('../choose-sandbox.ts', import.meta.url).href)};
const [, cacheDirectory] = process.argv;
const choice = await sandboxSource({ cacheDirectory }).choose({ driver: 'namespace' }, {});
const sandbox = await choice.driver.open({ base: choice.base, network: 'none' });
await sandbox.exec({ script: 'setsid sleep 98765 & true' });
const running = sandbox.exec({ script: 'sleep 98765' });
const count = () => readdirSync('/proc').filter((pid) => {
  try { return readFileSync('/proc/' + pid + '/cmdline', 'utf8') === 'sleep\\0' + '98765\\0'; } catch { return false; }
});
while (count().length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
console.log(count().join(' '));
await running;
`;

let cacheDirectory: string;

describeInSandbox('when the process that owns a sandbox is killed', () => {
  beforeEach(() => {
    // Blank, colon and comma: each would break a mount option.
    cacheDirectory = mkdtempSync(join(tmpdir(), 'kiln a:b,c '));
  });
  afterEach(() => rmSync(cacheDirectory, { recursive: true, force: true }));

  test('its processes end at once, and a later sweep removes what lies on the disk', async () => {
    const owner = spawn(process.execPath, ['--input-type=module', '--eval', OWNER, cacheDirectory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface({ input: owner.stdout }), 'line')) as [string];
    const processes = line.split(' ').map((pid) => `/proc/${pid}`);
    const sandboxes = join(cacheDirectory, 'sandboxes');
    expect(readdirSync(sandboxes)).toHaveLength(1);
    const source = sandboxSource({ cacheDirectory });
    expect(await source.sweep()).toBe(0); // its owner lives
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    while (processes.some((folder) => existsSync(folder))) await delay(20);
    expect(await source.sweep()).toBe(1);
    expect(readdirSync(sandboxes)).toEqual([]);
  });
});
