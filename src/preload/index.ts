import { contextBridge, ipcRenderer } from 'electron';
import type { Port, ToMain, ToRenderer } from '../contract/index.ts';

/** The page's one way to main. */
const port: Port<ToMain, ToRenderer> = {
  send: (message) => ipcRenderer.send('kiln:message', message),
  onMessage: (listener) => void ipcRenderer.on('kiln:message', (_event, message: ToRenderer) => listener(message)),
  onClose: () => {}, // main outlives every window: there is no close to tell of
};

ipcRenderer.send('kiln:connect');
contextBridge.exposeInMainWorld('kiln', port);
