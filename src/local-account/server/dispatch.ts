import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { jsonRpc } from '../protocol/json-rpc.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { query } from '../protocol/query.ts';
import { restJson } from '../protocol/rest-json.ts';
import type { RequestHead, WireRequest, WireResponse } from '../protocol/wire.ts';
import { type Admission, admit, type Gate } from './admission.ts';
import { isVersion2 } from './authorization.ts';
import { toAwsError } from './failure.ts';
import type { Handler } from './http-server.ts';
import { invoke } from './invoke.ts';
import type { Refusals } from './refusals.ts';
import { calledBy } from './signer.ts';

export interface Endpoint extends Gate {
  /** The first account, in the Region of whoever names none. */
  readonly account: Account;
  readonly refusals: Refusals;
  /** Receives errors that are our own fault; the client only learns that there was one. */
  readonly onBug: (error: unknown) => void;
}

/**
 * What answers the requests of an endpoint. What goes wrong is an error in the form of the service's protocol. The date is that of the
 * account's clock: clients set the time of their signatures by it.
 */
export function handlerOf(endpoint: Endpoint): Handler {
  const { account, refusals, onBug } = endpoint;
  const dated = (response: WireResponse) => ({ ...response, headers: { ...response.headers, date: account.clock.now().toUTCString() } });
  return {
    admit: (head) => admit(endpoint, head, account.clock.now()),
    answer: (admission, request, sha256) => {
      admission.checkBody(sha256);
      return dated(answer(endpoint, admission, request));
    },
    refuse: async (head, error) => {
      const known = toAwsError(error, onBug);
      refusals.note({ time: account.clock.now(), head, error: known });
      return dated((await protocolOf(endpoint, head)).fail(known, head.id));
    },
    page({ path }) {
      const load = Object.entries(pages).find(([place]) => path.startsWith(place))?.[1];
      return load && (async (request) => dated((await load())(account, request)));
    },
    malformed: (reason) => {
      refusals.note({ time: account.clock.now(), head: undefined, error: new AwsError('BadRequest', `This is no HTTP: ${reason}`) });
    },
  };
}

function answer({ account, keyring, onBug }: Endpoint, { service, signer, region }: Admission, request: WireRequest): WireResponse {
  const { protocol } = service.model;
  try {
    const call = protocol.read(request);
    const output = invoke(calledBy(account, keyring, { signer, region }), service, call);
    const withId = call.operation.output.members.has('requestId') ? { requestId: request.id, ...output } : output;
    return protocol.write(call.operation, withId, request.id);
  } catch (error) {
    return protocol.fail(toAwsError(error, onBug), request.id);
  }
}

type Visit = (account: Account, request: WireRequest) => WireResponse;

/** Where the pages of image builders and of users' sessions lie; what shows them is loaded with the first. */
const pages: Readonly<Record<string, () => Promise<Visit>>> = {
  '/appstream/connect/': async () => (await import('../appstream/connect/visit.ts')).visit,
  '/appstream/session/': async () => (await import('../appstream/sessions/visit.ts')).visitSession,
};

/** In which form to refuse a request: that of the service whose name it carries, or else by the marks that each protocol leaves. */
async function protocolOf({ services }: Endpoint, { headers, query: search }: RequestHead): Promise<Protocol> {
  const credential = headers.authorization ?? new URLSearchParams(search).get('X-Amz-Credential') ?? '';
  const named = isVersion2({ headers, query: search }) ? 's3' : (/\/([\w-]+)\/aws4_request/.exec(credential)?.[1] ?? '');
  const load = services.get(named);
  if (load) return (await load()).model.protocol;
  if (headers['x-amz-target'] !== undefined) return unnamed.jsonRpc;
  return headers['content-type']?.startsWith('application/x-www-form-urlencoded') ? unnamed.query : unnamed.restJson;
}

const unnamed = {
  jsonRpc: jsonRpc('', new Map()),
  query: query('https://sts.amazonaws.com/doc/2011-06-15/', new Map()),
  restJson: restJson('', new Map()),
};
