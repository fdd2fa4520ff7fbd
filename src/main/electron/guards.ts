import { app, type Session, shell, type WebContents } from 'electron';
import { allowedLink } from '../external-links.ts';
import { isAppUrl } from './app-scheme.ts';

/** What a page of ours needs: putting text on the clipboard after a click (reading it is another permission), and telling that a run ended. */
const granted = new Set(['clipboard-sanitized-write', 'notifications']);

export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, decide) => decide(granted.has(permission) && isAppUrl(contents.getURL())));
  session.setPermissionCheckHandler((contents, permission) => contents !== null && granted.has(permission) && isAppUrl(contents.getURL()));
}

/** Opens a link in the system's browser if it is on the list of sites that the app links to; everything else is left alone. */
function openIfAllowed(address: string): void {
  let link: string;
  try {
    link = allowedLink(address);
  } catch {
    return; // refused, which is all there is to do with it here: nobody waits for an answer
  }
  void shell.openExternal(link);
}

/** A page stays where it is: it neither navigates away, nor opens windows, nor embeds others. */
function guardContents(contents: WebContents): void {
  const stay = (event: { preventDefault(): void }, address: string) => {
    if (!isAppUrl(address)) event.preventDefault();
  };
  contents.on('will-navigate', (event) => stay(event, event.url));
  contents.on('will-frame-navigate', (event) => stay(event, event.url));
  contents.on('will-redirect', (event) => stay(event, event.url));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openIfAllowed(url);
    return { action: 'deny' };
  });
}

export function guardEveryPage(): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}
