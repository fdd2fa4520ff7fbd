import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { _electron, test as base, chromium, type Page } from '@playwright/test';

const root = resolve(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);

export interface HostOptions {
  readonly hostKind: 'electron' | 'browser';
}

export interface RunningApp {
  readonly page: Page;
  /** KILN_HOME of this app alone. */
  readonly home: string;
  /** Ends the application as a power cut would, and starts it again on the same home. */
  restart(signal?: 'SIGTERM' | 'SIGKILL'): Promise<Page>;
}

/** An installed Electron binary, or why there is none. Never require('electron') here: it downloads. */
function electronBinary(): { readonly path: string } | { readonly missing: string } {
  const folder = dirname(require.resolve('electron/package.json'));
  const { version } = require('electron/package.json') as { version: string };
  const names = join(folder, 'path.txt');
  const name = existsSync(names) ? readFileSync(names, 'utf8') : process.platform === 'win32' ? 'electron.exe' : 'electron';
  const path = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name);
  return existsSync(path) ? { path } : { missing: `the Electron ${version} binary is not installed; "npx install-electron" fetches it` };
}

export function chromiumPath(): string | undefined {
  const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  return places.find((path): path is string => path !== undefined && existsSync(path));
}

/** A test puts programs that Kiln is to find into the folder `tools` of the home. */
function environment(home: string): Record<string, string> {
  const PATH = [join(home, 'tools'), process.env.PATH].join(delimiter);
  return { ...(process.env as Record<string, string>), KILN_HOME: home, PATH };
}

async function startHost(home: string): Promise<{ url: string; process: ChildProcess }> {
  const host = spawn(process.execPath, [join(root, 'out/main/host.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...environment(home), PORT: undefined },
  });
  const url = await new Promise<string>((found, lost) => {
    let printed = '';
    host.stdout.on('data', (chunk) => {
      printed += chunk;
      const match = /LISTENING (\S+)\n/.exec(printed);
      if (match?.[1]) found(match[1]);
    });
    host.once('exit', (code) => lost(new Error(`the host ended with ${code}: ${printed}`)));
  });
  return { url, process: host };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((done) => child.once('exit', done));
}

async function inBrowser(home: string, use: (app: RunningApp) => Promise<void>): Promise<void> {
  const executablePath = chromiumPath();
  const browser = await chromium.launch({ headless: true, ...(executablePath ? { executablePath } : {}) });
  let host = await startHost(home);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const open = async () => {
    const page = await context.newPage();
    await page.goto(host.url);
    return page;
  };
  try {
    await use({
      page: await open(),
      home,
      restart: async (signal = 'SIGTERM') => {
        host.process.kill(signal);
        await ended(host.process);
        host = await startHost(home);
        return open();
      },
    });
  } finally {
    await browser.close();
    host.process.kill('SIGTERM');
    await ended(host.process);
  }
}

async function inElectron(executablePath: string, home: string, use: (app: RunningApp) => Promise<void>): Promise<void> {
  const launch = () =>
    _electron.launch({
      executablePath,
      args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root],
      cwd: root,
      env: environment(home),
    });
  let app = await launch();
  try {
    await use({
      page: await app.firstWindow(),
      home,
      restart: async (signal = 'SIGTERM') => {
        app.process().kill(signal);
        await ended(app.process());
        app = await launch();
        return app.firstWindow();
      },
    });
  } finally {
    await app.close();
  }
}

/** A home of this test's own, but for the cache: a base for sandboxes takes a minute to make and is the same for every test. */
function newHome(): string {
  const cache = join(root, 'node_modules', '.cache', 'kiln-rehearsal', 'cache');
  mkdirSync(cache, { recursive: true });
  const home = mkdtempSync(join(tmpdir(), 'kiln-e2e-'));
  symlinkSync(cache, join(home, 'cache'));
  return home;
}

/** One spec, two hosts: `app` is Kiln in Electron where its binary is, and in Chromium against the browser-mode host. */
export const test = base.extend<HostOptions & { app: RunningApp }>({
  hostKind: ['browser', { option: true }],
  app: async ({ hostKind }, use, info) => {
    const home = newHome();
    try {
      if (hostKind === 'browser') {
        await inBrowser(home, use);
        return;
      }
      const binary = electronBinary();
      if ('missing' in binary) info.skip(true, binary.missing);
      else await inElectron(binary.path, home, use);
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  },
});

export { expect } from '@playwright/test';
