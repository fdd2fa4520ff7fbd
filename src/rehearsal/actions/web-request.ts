import type { IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { DOWNLOAD_TRIES, downloadBackoffMs, isWorthRetrying, MAX_REDIRECTS } from '../decisions.ts';
import { ActionFailure } from './action-failure.ts';
import { checkAddress, guardedLookup } from './web-address.ts';

// An `import` reads every member of a module, and with this one's WebSocket comes all of undici, for a rehearsal that may ask nobody.
const { request: requestHttp } = process.getBuiltinModule('node:http');

export interface WebRequest {
  readonly url: URL;
  readonly ignoreCertificateErrors: boolean;
  readonly allowLoopback: boolean;
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
}

/** An answer that another try may mend. */
class PassingFault extends Error {}

/**
 * Fetches with up to five tries and hands the body of a 200 answer to `consume`, which may be called again when the transfer breaks
 * off. Rejects with an `ActionFailure` that says why it was given up.
 */
export async function fetchWithRetries(request: WebRequest, consume: (body: IncomingMessage) => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await fetchOnce(request, consume);
    } catch (error) {
      request.signal.throwIfAborted();
      if (!(error instanceof PassingFault)) throw error;
      if (tries === DOWNLOAD_TRIES) throw new ActionFailure(`${request.url.href}: ${error.message} (after ${tries} tries)`);
      await request.pause(downloadBackoffMs(tries), request.signal);
    }
  }
}

async function fetchOnce(request: WebRequest, consume: (body: IncomingMessage) => Promise<void>): Promise<void> {
  const answer = await followRedirects(request);
  try {
    const status = answer.statusCode ?? 0;
    if (isWorthRetrying(status)) throw new PassingFault(`the server answered ${status}`);
    if (status !== 200) throw new ActionFailure(`${request.url.href}: the server answered ${status}, and only 200 counts`);
    await consume(answer);
  } catch (error) {
    throw answer.errored ? new PassingFault(`the transfer broke off: ${answer.errored.message}`) : error;
  } finally {
    answer.destroy();
  }
}

async function followRedirects(request: WebRequest): Promise<IncomingMessage> {
  let url = request.url;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    const answer = await get(url, request);
    const { location } = answer.headers;
    if (![301, 302, 303, 307, 308].includes(answer.statusCode ?? 0) || location === undefined) return answer;
    answer.destroy();
    url = webUrl(location, url);
  }
  throw new ActionFailure(`${request.url.href}: more than ${MAX_REDIRECTS} redirects`);
}

/** An absolute http or https URL; anything else fails the step. */
export function webUrl(text: string, base?: URL): URL {
  if (!URL.canParse(text, base?.href)) throw new ActionFailure(`'${text}' is not a URL`);
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new ActionFailure(`only http and https URLs can be downloaded, not ${url.protocol}`);
  return url;
}

function get(url: URL, request: WebRequest): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) checkAddress(host, request.allowLoopback); // an address is not looked up
  return new Promise((resolve, reject) => {
    const options = {
      lookup: guardedLookup(request.allowLoopback),
      rejectUnauthorized: !request.ignoreCertificateErrors,
      signal: request.signal,
      headers: { 'user-agent': 'kiln', accept: '*/*' },
      agent: false as const,
    };
    const sent = url.protocol === 'https:' ? requestHttps(url, options, resolve) : requestHttp(url, options, resolve);
    sent.on('error', (error) => reject(error instanceof ActionFailure ? error : new PassingFault(error.message)));
    sent.end();
  });
}
