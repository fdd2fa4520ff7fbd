import { protocol } from 'electron';
import { serveStaticFile } from '../web/static-files.ts';

/** The renderer's address. A scheme of our own, because Chromium blocks module scripts over file:// and grants that scheme too much. */
export const appUrl = 'app://kiln/';

/** Whether an address is the renderer's. Origins of schemes that a browser does not know are opaque, so scheme and host are compared. */
export function isAppUrl(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'app:' && url.host === 'kiln';
}

/** Must run before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built renderer below `root`. */
export function handleAppScheme(root: string): void {
  protocol.handle('app', async ({ url, method }) => {
    if (!isAppUrl(url) || method !== 'GET') return new Response(null, { status: 400 });
    const { status, headers, body } = await serveStaticFile(root, new URL(url).pathname);
    return new Response(body, { status, headers: { ...headers } });
  });
}
