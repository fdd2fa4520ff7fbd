import type { RawData, WebSocket } from 'ws';
import type { Port, ToMain, ToRenderer } from '../../contract/index.ts';

/** A WebSocket as the port that handlers are served on; text that is no JSON closes it. */
export function socketPort(socket: WebSocket): Port<ToRenderer, ToMain> {
  return {
    send(message) {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
    },
    onMessage(listener) {
      socket.on('message', (data: RawData) => {
        let message: ToMain;
        try {
          message = JSON.parse(String(data));
        } catch {
          socket.close(1007, 'not JSON'); // told to the only one who can do something about it
          return;
        }
        listener(message);
      });
    },
    onClose: (listener) => void socket.on('close', listener),
  };
}
