// The Electron host: a window, a scheme, a port. What the application does is in compose.ts.
import { join } from 'node:path';
import { app, type BrowserWindow, session, shell } from 'electron';
import { serve } from '../../contract/index.ts';
import { appRoot } from '../app-root.ts';
import { compose } from '../compose.ts';
import { kilnPaths } from '../paths.ts';
import { handleAppScheme, registerAppScheme } from './app-scheme.ts';
import { folderArgument } from './arguments.ts';
import { guardEveryPage, guardPermissions } from './guards.ts';
import { listenForPages } from './ipc-port.ts';
import { setMenu } from './menu.ts';
import { openWindow } from './window.ts';

async function start(): Promise<void> {
  const root = appRoot();
  const kiln = await compose({
    root,
    paths,
    folder: folderArgument(process.argv, { isPackaged: app.isPackaged, cwd: process.cwd() }),
    openExternal: (url) => shell.openExternal(url),
    echo: (line) => process.stderr.write(`kiln: ${line}\n`),
  });
  closeBeforeQuit(kiln.close);
  guardPermissions(session.defaultSession);
  handleAppScheme(join(root, 'out/renderer'));
  listenForPages((port) => serve(kiln.service, port));
  setMenu(process.platform);
  const window = await openWindow(join(root, 'out/preload/index.cjs'));
  app.on('second-instance', () => show(window));
}

function show(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}

/** Sandboxes and the local account end before the process does. */
function closeBeforeQuit(close: () => Promise<void>): void {
  app.once('will-quit', (event) => {
    event.preventDefault();
    void close().finally(() => app.exit(0));
  });
}

const paths = kilnPaths();
// The language worker parses scripts with WebAssembly. V8's optimising compiler would take half a gigabyte for one function of a grammar.
app.commandLine.appendSwitch('js-flags', '--no-wasm-tier-up --no-wasm-dynamic-tiering');
app.setPath('userData', join(paths.config, 'electron')); // KILN_HOME moves Chromium's files too, and each home has its own instance
registerAppScheme();
guardEveryPage();
app.on('window-all-closed', () => app.quit());
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit());
if (app.requestSingleInstanceLock()) {
  await app.whenReady();
  await start();
} else {
  app.quit();
}
