import { AppError, type Port, type ToMain, type ToRenderer } from '../../contract/index.ts';

declare global {
  interface Window {
    /** Exposed by the preload script in Electron; absent in a browser. */
    readonly kiln?: KilnPort;
  }
}

export type KilnPort = Port<ToMain, ToRenderer>;

/** How this window reaches main. `open` gives a port that is ready to send, or fails when main cannot be reached. */
export interface Transport {
  readonly kind: 'electron' | 'browser';
  open(): Promise<KilnPort>;
}

/** The only place that knows which host the window runs in. */
export function hostTransport(): Transport {
  const port = window.kiln;
  if (port) return { kind: 'electron', open: () => Promise.resolve(port) };
  return { kind: 'browser', open: () => openWebSocket(new URL('/rpc', location.href.replace(/^http/, 'ws'))) };
}

function openWebSocket(url: URL): Promise<KilnPort> {
  const socket = new WebSocket(url);
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(portOf(socket)), { once: true });
    socket.addEventListener('close', () => reject(new AppError('unavailable', 'Kiln does not answer.')), { once: true });
  });
}

function portOf(socket: WebSocket): KilnPort {
  return {
    send: (message) => socket.send(JSON.stringify(message)),
    onMessage: (listener) => socket.addEventListener('message', (event) => listener(JSON.parse(String(event.data)) as ToRenderer)),
    onClose: (listener) => socket.addEventListener('close', () => listener(), { once: true }),
  };
}
