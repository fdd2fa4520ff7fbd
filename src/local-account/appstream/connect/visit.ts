// What a browser is answered that follows a link to an image builder.
import type { Account } from '../../account.ts';
import { AwsError } from '../../protocol/aws-error.ts';
import type { WireRequest, WireResponse } from '../../protocol/wire.ts';
import { AssistantRefusal } from '../assistant-rules.ts';
import { builders } from '../records.ts';
import { builderPage, type Notice } from './builder-page.ts';
import { messageResponse, pageResponse, redirect } from './frame.ts';
import { html } from './html.ts';
import { connectPath, sessionPath } from './place.ts';
import { findSession, followLink, type OpenSession } from './sessions.ts';
import { type Done, stepOf } from './steps/index.ts';

const cookieName = 'kiln-builder';

/**
 * Answers a request below `connectPath`. A link's secret is in the path and good once; what it opens is in a cookie that no script reads
 * and no other site sends.
 */
export function visit(account: Account, request: WireRequest): WireResponse {
  const [, id] = /^s\/([0-9a-f]{64})\/$/.exec(request.path.slice(connectPath.length)) ?? [];
  if (id === undefined) return enter(account, request);
  const secret = cookieOf(request);
  const session = secret === undefined ? undefined : findSession(account, { id, secret });
  if (!session)
    return messageResponse(
      403,
      'This session is over',
      'Its time has passed, or it is another browser’s. Connect to the image builder again.',
    );
  if (request.method === 'POST') return act(account, session, request);
  if (request.method === 'GET' || request.method === 'HEAD') return show(account, session, { query: new URLSearchParams(request.query) });
  return messageResponse(405, 'This is not done here', 'Pages are read with GET, and forms sent with POST.');
}

function enter(account: Account, { method, path }: WireRequest): WireResponse {
  const opened = method === 'GET' ? account.store.durably(() => followLink(account, path.slice(connectPath.length))) : undefined;
  if (!opened) return messageResponse(403, 'This link does not open anything', 'It was used already, or its time is over. Connect again.');
  const place = sessionPath(opened.id);
  // The page itself leads on: a redirect would still be the navigation of whoever had the link, and without the cookie if that is a page.
  const body = html`<main><h1>Connecting</h1><p><a href="${place}">Go on to the image builder</a></p></main>`;
  const cookie = `${cookieName}=${opened.secret}; Path=${place}; HttpOnly; SameSite=Strict`;
  return pageResponse(200, { title: 'Connecting', body, onward: place }, { 'Set-Cookie': cookie });
}

function cookieOf({ headers: { cookie = '' } }: WireRequest): string | undefined {
  return cookie
    .split(';')
    .map((part) => part.trim().split('='))
    .find(([name]) => name === cookieName)?.[1];
}

interface Showing {
  readonly query: URLSearchParams;
  readonly refused?: { readonly form: URLSearchParams; readonly reason: string };
}

function show(account: Account, session: OpenSession, { query, refused }: Showing): WireResponse {
  const builder = builders.find({ ...account, ...session.owner }, session.builder);
  if (builder?.created !== session.created) return messageResponse(404, session.builder, 'This image builder is no longer there.');
  const step = stepOf(query.get('step'));
  const notice: Notice | undefined = refused ? { text: refused.reason, isRefusal: true } : done(query);
  return pageResponse(refused ? 422 : 200, builderPage({ session, builder, step, notice, refused: refused?.form }));
}

/** What the address says was done. Its words are the step's own: an address cannot make the page say anything else. */
function done(query: URLSearchParams): Notice | undefined {
  const { says } = stepOf(query.get('step'));
  const did = query.get('did') ?? '';
  const sentence = Object.hasOwn(says, did) ? says[did] : undefined;
  return sentence && { text: sentence(query.get('about') ?? ''), isRefusal: false };
}

function act(account: Account, session: OpenSession, request: WireRequest): WireResponse {
  const form = new URLSearchParams(request.body.toString('utf8'));
  if (form.get('token') !== session.formToken) {
    return messageResponse(403, 'This form is not of this session', 'Nothing was done. Open the page of the image builder again.');
  }
  const query = new URLSearchParams(request.query);
  const step = stepOf(query.get('step'));
  const name = form.get('action') ?? '';
  const action = Object.hasOwn(step.actions, name) ? step.actions[name] : undefined;
  const refuse = (reason: string) => show(account, session, { query, refused: { form, reason } });
  if (!action) return refuse('There is no such action on this step. Nothing was done.');
  const owner = { ...account, ...session.owner };
  if (builders.find(owner, session.builder)?.created !== session.created) return show(account, session, { query });
  try {
    const { did, about = '', next = step.id }: Done = account.store.durably(() => action({ owner, session }, form));
    return redirect(`${sessionPath(session.id)}?${new URLSearchParams({ step: next, did, about })}`);
  } catch (error) {
    if (!(error instanceof AssistantRefusal) && !(error instanceof AwsError)) throw error;
    return refuse(error.message);
  }
}
