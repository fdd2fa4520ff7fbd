// What a browser is answered that follows a user's link.
import type { Account } from '../../account.ts';
import type { WireRequest, WireResponse } from '../../protocol/wire.ts';
import { parseArn } from '../arn.ts';
import { fleets, images, type UserSessionRecord, userSessions } from '../records.ts';
import { followUserLink, sessionOf } from './links.ts';
import { saying, sessionPage } from './page.ts';
import { disconnectSession, endSession } from './sessions.ts';
import { sessionPath } from './streaming-url.ts';

const cookieName = 'kiln-session';

const headers = {
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

function page(status: number, body: string, more: Readonly<Record<string, string>> = {}): WireResponse {
  return { status, contentType: 'text/html; charset=utf-8', headers: { ...headers, ...more }, body };
}

/**
 * Answers a request below `sessionPath`. A link's secret is in the path and good once; what it opens is in a cookie that no script reads
 * and no other site sends.
 */
export function visitSession(account: Account, request: WireRequest): WireResponse {
  const secret = request.path.slice(sessionPath.length);
  if (secret !== '') return enter(account, secret);
  const own = new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]+)`).exec(request.headers.cookie ?? '')?.[1];
  const found = own === undefined ? undefined : sessionOf(account, own);
  const owner = { ...account, ...found?.owner };
  const session = found && userSessions.find(owner, found.session);
  if (!found || session?.state !== 'ACTIVE') return page(403, saying('This session is over', 'Ask for another link.'));
  if (request.method === 'POST') return act(owner, found.session, new URLSearchParams(request.body.toString('utf8')).get('action'));
  return session.leaves === undefined ? page(200, sessionPage(session, applicationsOf(owner, session))) : page(200, disconnected);
}

function enter(account: Account, secret: string): WireResponse {
  const entry = account.store.durably(() => followUserLink(account, secret));
  if ('secret' in entry) {
    const cookie = `${cookieName}=${entry.secret}; Path=${sessionPath}; HttpOnly; SameSite=Strict`;
    return page(303, '', { Location: sessionPath, 'Set-Cookie': cookie });
  }
  if (entry.refused === 'full')
    return page(503, saying('No instance is free', 'The fleet has none for another session. Try this link again.'));
  return page(403, saying('This link does not open anything', 'It was used already, or its time is over.'));
}

const disconnected = saying('You are disconnected', 'The session waits for a while; another link leads back to it.');

function act(account: Account, session: string, action: string | null): WireResponse {
  if (action === 'disconnect') {
    account.store.durably(() => disconnectSession(account, session));
    return page(200, disconnected);
  }
  if (action === 'end') {
    account.store.durably(() => endSession(account, session));
    return page(200, saying('The session has ended', 'Its instance is gone, with all that was changed on it.'));
  }
  return page(400, saying('There is no such action', 'Disconnect, or end the session.'));
}

/** What the fleet's image offers. */
function applicationsOf(owner: Account, { fleet }: UserSessionRecord): readonly string[] {
  const image = parseArn(fleets.find(owner, fleet)?.imageArn ?? '');
  const body = image && images.find({ ...owner, accountId: image.accountId }, image.name);
  return (body?.applications ?? []).map(({ displayName }) => displayName);
}
