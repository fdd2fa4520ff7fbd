// What a browser is answered that follows a link to an image builder.
import type { Account } from '../../account.ts';
import { AwsError } from '../../protocol/aws-error.ts';
import type { WireRequest, WireResponse } from '../../protocol/wire.ts';
import { AssistantRefusal, addApplication, createImage, optimize, removeApplication } from '../assistant.ts';
import { builders } from '../records.ts';
import { builderPage, messagePage } from './page.ts';
import { findSession, followLink, type OpenSession } from './sessions.ts';

/** Where links lead. */
export const connectPath = '/appstream/connect/';
const cookieName = 'kiln-builder';

const headers = {
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

function page(status: number, body: string, more: Readonly<Record<string, string>> = {}): WireResponse {
  return { status, contentType: 'text/html; charset=utf-8', headers: { ...headers, ...more }, body };
}

const redirect = (more: Readonly<Record<string, string>> = {}): WireResponse => page(303, '', { Location: connectPath, ...more });

/**
 * Answers a request below `connectPath`. A link's secret is in the path and good once; what it opens is in a cookie that no script reads
 * and no other site sends.
 */
export function visit(account: Account, request: WireRequest): WireResponse {
  const secret = request.path.slice(connectPath.length);
  if (secret !== '') return enter(account, secret);
  const cookie = cookieOf(request);
  const session = cookie === undefined ? undefined : findSession(account, cookie);
  if (!session) return page(403, messagePage('This session is over', 'Connect to the image builder again.'));
  return request.method === 'POST' ? act(account, session, request) : show(account, session, undefined);
}

function enter(account: Account, secret: string): WireResponse {
  const session = account.store.durably(() => followLink(account, secret));
  if (session === undefined)
    return page(403, messagePage('This link does not open anything', 'It was used already, or its time is over. Connect again.'));
  return redirect({ 'Set-Cookie': `${cookieName}=${session}; Path=${connectPath}; HttpOnly; SameSite=Strict` });
}

function cookieOf({ headers: { cookie = '' } }: WireRequest): string | undefined {
  return cookie
    .split(';')
    .map((part) => part.trim().split('='))
    .find(([name]) => name === cookieName)?.[1];
}

function show(account: Account, { owner, builder: name, expires }: OpenSession, notice: string | undefined): WireResponse {
  const builder = builders.find({ ...account, ...owner }, name);
  if (!builder) return page(404, messagePage(name, 'This image builder is no longer there.'));
  return page(200, builderPage({ name, builder, notice, expires: new Date(expires) }));
}

function act(account: Account, session: OpenSession, request: WireRequest): WireResponse {
  const form = new URLSearchParams(request.body.toString('utf8'));
  const act = Object.hasOwn(actions, form.get('action') ?? '') ? actions[form.get('action') ?? ''] : undefined;
  if (!act) return show(account, session, 'There is no such action.');
  const owner = { ...account, ...session.owner };
  try {
    const notice = account.store.durably(() => act(owner, session.builder, form));
    return show(account, session, notice);
  } catch (error) {
    if (!(error instanceof AssistantRefusal) && !(error instanceof AwsError)) throw error;
    return show(account, session, error.message);
  }
}

type Act = (owner: Account, builder: string, form: URLSearchParams) => string;

/** What a field says; undefined where it was left empty. */
const given = (form: URLSearchParams, name: string) => form.get(name)?.trim() || undefined;

const actions: Readonly<Record<string, Act>> = {
  add(owner, builder, form) {
    const [name = '', launchPath = ''] = [given(form, 'name'), given(form, 'path')];
    addApplication(owner, builder, {
      ...{ name, launchPath, displayName: given(form, 'display') ?? name, iconPath: given(form, 'icon') },
      ...{ workingDirectory: given(form, 'directory'), launchParameters: given(form, 'parameters') },
    });
    return `${name} is in the catalogue.`;
  },
  remove(owner, builder, form) {
    const name = given(form, 'name') ?? '';
    removeApplication(owner, builder, name);
    return `${name} is no longer in the catalogue.`;
  },
  optimize(owner, builder) {
    optimize(owner, builder);
    return 'The applications were opened once.';
  },
  create(owner, builder, form) {
    const wish = {
      ...{ name: given(form, 'name') ?? '', displayName: given(form, 'display'), description: given(form, 'description'), tags: {} },
      ...{ dynamicCatalog: form.has('dynamic'), latestAgent: form.has('latest'), dryRun: form.has('dry') },
    };
    createImage(owner, builder, wish);
    return wish.dryRun
      ? `The image ${wish.name} can be created.`
      : `The image ${wish.name} is being created; the builder stops when it is there.`;
  },
};
