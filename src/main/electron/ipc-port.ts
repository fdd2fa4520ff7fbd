import { type IpcMainEvent, ipcMain, type WebContents } from 'electron';
import type { Port, ToMain, ToRenderer } from '../../contract/index.ts';
import { isAppUrl } from './app-scheme.ts';

/** The only channels there are. `connect` comes from the preload script of each page that loads; `message` goes both ways. */
export const channels = { connect: 'kiln:connect', message: 'kiln:message' } as const;

interface OpenPort {
  receive(message: ToMain): void;
  close(): void;
}

/** Only the page itself may speak, not a frame inside it and not one that came from elsewhere. */
function isTrusted({ sender, senderFrame }: IpcMainEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isAppUrl(senderFrame.url);
}

function openPort(contents: WebContents): OpenPort & { readonly port: Port<ToRenderer, ToMain> } {
  const listeners: { message?: (message: ToMain) => void; close?: () => void } = {};
  let open = true;
  return {
    receive: (message) => listeners.message?.(message),
    close() {
      if (!open) return;
      open = false;
      listeners.close?.();
    },
    port: {
      send(message) {
        if (open && !contents.isDestroyed()) contents.send(channels.message, message);
      },
      onMessage(listener) {
        listeners.message = listener;
      },
      onClose(listener) {
        listeners.close = listener;
      },
    },
  };
}

/** Gives `connect` a port for every page that loads; the port closes when the page is reloaded, crashes or goes away. */
export function listenForPages(connect: (port: Port<ToRenderer, ToMain>) => void): void {
  const ports = new WeakMap<WebContents, OpenPort>();
  const known = new WeakSet<WebContents>();
  const closePort = (contents: WebContents) => {
    ports.get(contents)?.close();
    ports.delete(contents);
  };
  ipcMain.on(channels.connect, (event) => {
    if (!isTrusted(event)) return;
    const { sender } = event;
    if (!known.has(sender)) {
      known.add(sender);
      sender.once('destroyed', () => closePort(sender));
      sender.on('render-process-gone', () => closePort(sender));
    }
    closePort(sender);
    const opened = openPort(sender);
    ports.set(sender, opened);
    connect(opened.port);
  });
  ipcMain.on(channels.message, (event, message: ToMain) => {
    if (isTrusted(event)) ports.get(event.sender)?.receive(message);
  });
}
