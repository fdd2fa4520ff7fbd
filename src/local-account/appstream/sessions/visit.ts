// What a browser is answered that follows a user's link: a page that stands in for the session.
import type { Account } from '../../account.ts';
import type { WireRequest, WireResponse } from '../../protocol/wire.ts';
import { parseArn } from '../arn.ts';
import { messageResponse, pageResponse } from '../connect/frame.ts';
import { type Html, html } from '../connect/html.ts';
import { images, type UserSessionRecord, userSessions } from '../records.ts';
import { followUserLink, type ShownSession, sessionOf } from './links.ts';
import { disconnectSession, endSession } from './sessions.ts';
import { linksPath } from './streaming-url.ts';

const cookieName = 'kiln-session';

/** Where a session is; each has a place of its own, so that a browser can have several and keeps their cookies apart. */
const pagePath = (id: string) => `${linksPath}s/${id}/`;

/** Answers a request below `linksPath`. What a link opens is in a cookie that no script reads and no other site sends. */
export function visitSession(account: Account, request: WireRequest): WireResponse {
  const [, id] = /^s\/([0-9a-f]{64})\/$/.exec(request.path.slice(linksPath.length)) ?? [];
  if (id === undefined) return enter(account, request);
  const secret = new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]+)`).exec(request.headers.cookie ?? '')?.[1];
  const shown = secret === undefined ? undefined : sessionOf(account, { id, secret });
  const session = shown && userSessions.find({ ...account, ...shown.owner }, shown.session);
  if (!shown || session?.state !== 'ACTIVE') return messageResponse(403, 'This session is over', 'Ask for another link.');
  if (request.method === 'POST') return act({ ...account, ...shown.owner }, shown, request);
  if (session.leaves !== undefined) return disconnected();
  return show({ ...account, ...shown.owner }, shown, session);
}

function enter(account: Account, { method, path }: WireRequest): WireResponse {
  const follow = () => followUserLink(account, path.slice(linksPath.length));
  const entry = method === 'GET' ? account.store.durably(follow) : ({ refused: 'over' } as const);
  if ('refused' in entry) {
    return entry.refused === 'full'
      ? messageResponse(503, 'No instance is free', 'The fleet has none for another session now. Try this link again.')
      : messageResponse(403, 'This link does not open anything', 'It was used already, or its time is over.');
  }
  const place = pagePath(entry.id);
  // The page itself leads on: a redirect would still be the navigation of whoever had the link, and without the cookie if that is a page.
  const body = html`<main><h1>Connecting</h1><p><a href="${place}">Go on to the session</a></p></main>`;
  const cookie = `${cookieName}=${entry.secret}; Path=${place}; HttpOnly; SameSite=Strict`;
  return pageResponse(200, { title: 'Connecting', body, onward: place }, { 'Set-Cookie': cookie });
}

function show(account: Account, { formToken }: ShownSession, session: UserSessionRecord): WireResponse {
  const { user, stack, fleet, instanceId, imageArn, ends } = session;
  const until = new Date(ends).toISOString().slice(0, 16).replace('T', ' ');
  const facts = { User: user, Stack: stack, Fleet: fleet, Instance: instanceId, Applications: applicationsOf(account, imageArn) };
  const body = html`<header><h1>Session on ${fleet}</h1>
<p class="quiet">This page stands in for the streaming session: no Windows and no program runs here. It ends at ${until} UTC at the latest.</p></header>
<main><dl>${Object.entries(facts).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
<div class="row">${button(formToken, 'disconnect', 'Disconnect')}${button(formToken, 'end', 'End session')}</div></main>`;
  return pageResponse(200, { title: `Session on ${fleet}`, body });
}

function button(token: string, action: string, label: string): Html {
  return html`<form method="post"><input type="hidden" name="token" value="${token}"><input type="hidden" name="action" value="${action}"><button>${label}</button></form>`;
}

function act(account: Account, { session, formToken }: ShownSession, { body }: WireRequest): WireResponse {
  const form = new URLSearchParams(body.toString('utf8'));
  if (form.get('token') !== formToken) return messageResponse(403, 'This form is not of this session', 'Nothing was done.');
  const action = form.get('action');
  if (action === 'disconnect') {
    account.store.durably(() => disconnectSession(account, session));
    return disconnected();
  }
  if (action !== 'end') return messageResponse(400, 'There is no such action', 'Disconnect, or end the session.');
  account.store.durably(() => endSession(account, session));
  return messageResponse(200, 'The session has ended', 'Its instance is gone, with all that was changed on it.');
}

const disconnected = () => messageResponse(200, 'You are disconnected', 'The session waits for a while; another link leads back to it.');

/** What the image offers, by the names that users see. */
function applicationsOf(account: Account, imageArn = ''): string {
  const { accountId = '', name = '' } = parseArn(imageArn) ?? {};
  const applications = images.find({ ...account, accountId }, name)?.applications ?? [];
  return applications.map(({ displayName }) => displayName).join(', ') || 'None';
}
