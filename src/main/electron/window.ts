import { BrowserWindow, nativeTheme } from 'electron';
import { appUrl } from './app-scheme.ts';

/** Opens the application's window. Its page has no Node, a world of its own for the preload script, and Chromium's sandbox. */
export async function openWindow(preload: string): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 720,
    minHeight: 480,
    title: 'Kiln',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1f1f1f' : '#ffffff', // no flash of the other theme before the first frame
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  await window.loadURL(appUrl);
  return window;
}
