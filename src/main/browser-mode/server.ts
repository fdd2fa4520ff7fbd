import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Port, ToMain, ToRenderer } from '../../contract/index.ts';
import { securityHeaders, serveStaticFile } from '../web/static-files.ts';
import { createSession, type Session } from './session.ts';
import { socketPort } from './socket-port.ts';

export interface HostServer {
  /** The link that opens the app, with its one-time token. */
  readonly url: string;
  /** Ends every connection and stops listening. */
  close(): Promise<void>;
}

export interface HostOptions {
  /** The renderer as built. */
  readonly root: string;
  /** 0: any free port. */
  readonly port: number;
  /** Called for each window that connects. */
  connect(port: Port<ToRenderer, ToMain>): void;
  report(error: unknown): void;
}

/** Larger than any file that an editor may save. */
const largestMessage = 32 * 1024 * 1024;

interface Context {
  readonly root: string;
  readonly session: Session;
  readonly port: number;
}

/** The names under which this server may be addressed: another one means that a foreign page reached it through DNS. */
const isOurs = (host: string | undefined, port: number) => host === `127.0.0.1:${port}` || host === `localhost:${port}`;

/** The link "continue" helps who followed the printed link from another site: the redirect that set the cookie could not send it yet. */
const signIn = `<!doctype html><meta charset="utf-8"><title>Kiln</title>
<p>This window does not belong to a running Kiln. Open the link that <code>npm start</code> printed; each link works once, and starting again gives a new one.</p>
<p>If you have just opened that link: <a href="/">continue</a>.</p>`;

async function answer({ root, session, port }: Context, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const end = (status: number, headers: Readonly<Record<string, string>> = {}, body: string | Uint8Array = '') =>
    void response.writeHead(status, { ...securityHeaders, ...headers }).end(request.method === 'HEAD' ? undefined : body);
  if (!isOurs(request.headers.host, port)) return end(421);
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(405, { allow: 'GET, HEAD' });
  const target = URL.parse(request.url ?? '/', `http://127.0.0.1:${port}`);
  if (!target) return end(400);
  const token = target.searchParams.get('token');
  if (token !== null && request.method === 'GET') {
    const cookie = session.redeem(token);
    if (cookie) return end(303, { location: '/', 'set-cookie': cookie, 'cache-control': 'no-store' });
    if (session.admits(request.headers.cookie)) return end(303, { location: '/', 'cache-control': 'no-store' });
  }
  if (!session.admits(request.headers.cookie))
    return end(401, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }, signIn);
  const file = await serveStaticFile(root, target.pathname);
  end(file.status, file.headers, file.body);
}

function mayUpgrade({ session, port }: Context, { headers, url }: IncomingMessage): boolean {
  return url === '/rpc' && isOurs(headers.host, port) && headers.origin === `http://${headers.host}` && session.admits(headers.cookie);
}

/** Serves the app to browsers of this machine: static files and one WebSocket a window. Listens on 127.0.0.1 alone. */
export async function startServer(options: HostOptions): Promise<HostServer> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const context: Context = { root: options.root, session: createSession(port), port };
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage });

  server.on('request', (request, response) => {
    answer(context, request, response).catch((error: unknown) => {
      options.report(error);
      if (!response.headersSent) response.writeHead(500, securityHeaders);
      response.end();
    });
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy()); // a peer that goes away during the handshake
    if (!mayUpgrade(context, request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', () => webSocket.terminate()); // oversized or malformed frames; `close` follows
      options.connect(socketPort(webSocket));
    });
  });

  return {
    url: `http://127.0.0.1:${port}/?token=${context.session.token}`,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
