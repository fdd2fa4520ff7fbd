import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, expect, test } from 'vitest';
import { newFolder, removeFolder } from '../testing/temporary-folder.ts';

// Runs the main process on Node with Electron replaced by a recorder. It proves the wiring, not Electron.

/** Stands for Electron: remembers what it is told, and lets the script below play its part. */
const recorder = `
import { EventEmitter } from 'node:events';
export const log = globalThis.electronLog = { sent: [], external: [], menu: [], switches: {}, quit: 0 };
class Contents extends EventEmitter {
  mainFrame = { url: 'app://kiln/' };
  getURL() { return this.mainFrame.url; }
  isDestroyed() { return false; }
  send(channel, message) { log.sent.push([channel, message]); }
  setWindowOpenHandler(handler) { log.windowOpen = handler; }
}
export const app = Object.assign(new EventEmitter(), {
  isPackaged: false,
  commandLine: { appendSwitch: (name, value) => { log.switches[name] = value; } },
  whenReady: async () => {},
  setPath: (name, path) => { log[name] = path; },
  requestSingleInstanceLock: () => (log.lock = true),
  quit() { log.quit += 1; },
  exit(code) { log.exit = code; },
});
export class BrowserWindow {
  constructor(options) {
    log.webPreferences = options.webPreferences;
    log.contents = this.webContents = new Contents();
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(url) { log.url = url; }
}
export const protocol = {
  registerSchemesAsPrivileged(schemes) { log.schemes = schemes; },
  handle(scheme, handler) { log.scheme = scheme; log.serve = handler; },
};
export const session = { defaultSession: {
  setPermissionRequestHandler(handler) { log.permissionRequest = handler; },
  setPermissionCheckHandler(handler) { log.permissionCheck = handler; },
} };
export const shell = { openExternal: async (url) => void log.external.push(url) };
export const ipcMain = new EventEmitter();
export const nativeTheme = { shouldUseDarkColors: true };
export const Menu = { buildFromTemplate: (template) => template, setApplicationMenu: (menu) => { log.menu = menu; } };
log.app = app; log.ipcMain = ipcMain;
`;

const script = `
const { electronLog: log } = globalThis;
const tries = {};
const status = async (url) => (await log.serve(new Request(url))).status;
tries.statuses = {
  package: await status('app://kiln/..%2f..%2fpackage.json'),
  dots: await status('app://kiln/assets/..%2f..%2f..%2fpackage.json'),
  otherHost: await status('app://evil/index.html'),
  missing: await status('app://kiln/missing.js'),
};
tries.csp = (await log.serve(new Request('app://kiln/missing.js'))).headers.get('content-security-policy');
const permission = (name, contents) => new Promise((done) => log.permissionRequest(contents, name, done));
tries.permissions = Object.fromEntries(await Promise.all(['media', 'geolocation', 'notifications', 'clipboard-read', 'clipboard-sanitized-write']
  .map(async (name) => [name, await permission(name, log.contents)])));
tries.foreignClipboard = await permission('clipboard-sanitized-write', { getURL: () => 'https://evil.example/' });
tries.checks = { media: log.permissionCheck(log.contents, 'media'), nobody: log.permissionCheck(null, 'clipboard-sanitized-write') };
const refused = (event, url) => { let stopped = false; log.contents.emit(event, { url, preventDefault() { stopped = true; } }); return stopped; };
tries.navigation = {
  away: refused('will-navigate', 'https://evil.example/'),
  frame: refused('will-frame-navigate', 'https://evil.example/'),
  redirect: refused('will-redirect', 'file:///etc/passwd'),
  scheme: refused('will-navigate', 'app://evil/'),
  webview: refused('will-attach-webview', ''),
  home: refused('will-navigate', 'app://kiln/index.html'),
};
tries.windows = ['https://docs.aws.amazon.com/imagebuilder/', 'https://evil.example/', 'file:///etc/passwd', 'javascript:alert(1)', 'app://kiln/']
  .map((url) => log.windowOpen({ url }).action);
const speak = (event, message) => { log.ipcMain.emit('kiln:connect', event); log.ipcMain.emit('kiln:message', event, message); };
const ask = (id) => ({ type: 'call', id, procedure: 'workspace.browse', input: { folder: '/' } });
const answered = async () => { const end = Date.now() + 5000; while (log.sent.length === 0 && Date.now() < end) await new Promise((next) => setTimeout(next, 10)); };
const { contents } = log;
speak({ sender: contents, senderFrame: null }, ask(1));
speak({ sender: contents, senderFrame: { url: 'app://kiln/' } }, ask(2));
contents.mainFrame.url = 'https://evil.example/';
speak({ sender: contents, senderFrame: contents.mainFrame }, ask(3));
contents.mainFrame.url = 'app://kiln/';
speak({ sender: contents, senderFrame: contents.mainFrame }, ask(4));
await answered();
tries.answers = log.sent.map(([channel, message]) => [channel, message.type, message.id]);
let waits = false;
log.app.emit('will-quit', { preventDefault() { waits = true; } });
const end = Date.now() + 10000;
while (log.exit === undefined && Date.now() < end) await new Promise((next) => setTimeout(next, 10));
const { url, scheme, schemes, webPreferences, userData, lock, external, exit, menu } = log;
console.log(JSON.stringify({ ...tries, url, scheme, schemes, webPreferences, userData, lock, external, exit, waits, menu: menu.map(({ label }) => label) }));
process.exit(0);
`;

const hook = `
import { registerHooks } from 'node:module';
registerHooks({
  resolve: (specifier, context, next) => (specifier === 'electron' ? { url: 'recorder:electron', shortCircuit: true } : next(specifier, context)),
  load: (url, context, next) => (url === 'recorder:electron' ? { format: 'module', shortCircuit: true, source: process.env.RECORDER } : next(url, context)),
});
`;

const asUrl = (source: string) => `data:text/javascript,${encodeURIComponent(source)}`;
let home: string;
let seen: Record<string, unknown>;

beforeAll(async () => {
  home = newFolder();
  const main = join(import.meta.dirname, 'index.ts');
  const child = spawn(
    process.execPath,
    ['--import', asUrl(hook), '--input-type=module', '-e', `await import(${JSON.stringify(main)});${script}`],
    {
      env: { ...process.env, KILN_HOME: home, RECORDER: recorder },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (!output) throw new Error(errors);
  seen = JSON.parse(output);
  return () => removeFolder(home);
});

test('the window has Chromium’s sandbox, a world of its own and no Node', () => {
  expect(seen.url).toBe('app://kiln/');
  expect(seen.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    preload: expect.stringMatching(/out.preload.index\.cjs$/),
  });
});

test('the page comes through a secure scheme of its own, with a strict policy and from its folder only', () => {
  expect(seen.schemes).toEqual([{ scheme: 'app', privileges: expect.objectContaining({ standard: true, secure: true }) }]);
  expect(seen.scheme).toBe('app');
  expect(seen.csp).toContain("default-src 'none'");
  expect(seen.statuses).toEqual({ package: 403, dots: 403, otherHost: 400, missing: 404 });
});

test('permissions are denied, apart from writing text to the clipboard and telling what ended', () => {
  expect(seen.permissions).toEqual({
    media: false,
    geolocation: false,
    notifications: true,
    'clipboard-read': false,
    'clipboard-sanitized-write': true,
  });
  expect(seen.foreignClipboard).toBe(false);
  expect(seen.checks).toEqual({ media: false, nobody: false });
});

test('the page stays where it is and opens no windows; links on the list go to the system’s browser', () => {
  expect(seen.navigation).toEqual({ away: true, frame: true, redirect: true, scheme: true, webview: true, home: false });
  expect(seen.windows).toEqual(Array(5).fill('deny'));
  expect(seen.external).toEqual(['https://docs.aws.amazon.com/imagebuilder/']);
});

test('only the page’s own main frame is answered', () => {
  expect(seen.answers).toEqual([['kiln:message', 'result', 4]]);
});

test('one instance a home, and quitting waits until everything is closed', () => {
  expect(seen.lock).toBe(true);
  expect(seen.userData).toBe(join(home, 'config', 'electron'));
  expect(seen).toMatchObject({ waits: true, exit: 0 });
});

test('the menu offers what the system does by itself', () => {
  expect(seen.menu).toEqual(expect.arrayContaining(['Edit', 'View', 'Window']));
});
