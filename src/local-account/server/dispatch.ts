import type { Account } from '../account.ts';
import type { Keyring } from '../accounts/keyring.ts';
import { openRegions } from '../accounts/regions.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { jsonRpc } from '../protocol/json-rpc.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { query } from '../protocol/query.ts';
import { restJson } from '../protocol/rest-json.ts';
import type { WireRequest, WireResponse } from '../protocol/wire.ts';
import { type Authorization, parseAuthorization } from './authorization.ts';
import { invoke, type Service } from './invoke.ts';
import { verifySignature } from './signature.ts';
import { calledBy, signerOf } from './signer.ts';

export interface Endpoint {
  /** The first account, in the Region of whoever names none. */
  readonly account: Account;
  readonly keyring: Keyring;
  /** By their names in the credential scope. */
  readonly services: ReadonlyMap<string, Service>;
}

/**
 * Answers one request; what goes wrong is an error in the form of the service's protocol. Bugs are passed to `onBug` and hidden from the
 * client. The date is that of the account's clock: clients set the time of their signatures by it.
 */
export function dispatch(endpoint: Endpoint, request: WireRequest, onBug: (error: unknown) => void): WireResponse {
  const response = answer(endpoint, request, onBug);
  return { ...response, headers: { ...response.headers, date: endpoint.account.clock.now().toUTCString() } };
}

function answer(endpoint: Endpoint, request: WireRequest, onBug: (error: unknown) => void): WireResponse {
  let protocol = guessProtocol(request);
  try {
    const authorization = parseAuthorization(request.headers.authorization);
    const service = endpoint.services.get(authorization.service);
    protocol = service?.model.protocol ?? protocol;
    const signing = { authorization, now: endpoint.account.clock.now() };
    const signer = signerOf(endpoint.keyring, request, signing);
    verifySignature(signer.key, request, signing);
    if (!service) throw unknownService(endpoint, authorization);
    if (!service.model.global) checkRegion(authorization);
    const call = protocol.read(request);
    const output = invoke(calledBy(endpoint.account, endpoint.keyring, { signer, region: authorization.region }), service, call);
    const withId = call.operation.output.members.has('requestId') ? { requestId: request.id, ...output } : output;
    return protocol.write(call.operation, withId, request.id);
  } catch (error) {
    if (!(error instanceof AwsError)) onBug(error);
    const known =
      error instanceof AwsError ? error : new AwsError('InternalFailure', 'The local account met an error of its own; see its log.');
    return protocol.fail(known, request.id);
  }
}

/** In which form to refuse a request before its service is known: by the marks that each protocol leaves on a request. */
function guessProtocol({ headers }: WireRequest): Protocol {
  if (headers['x-amz-target'] !== undefined) return unnamed.jsonRpc;
  return headers['content-type']?.startsWith('application/x-www-form-urlencoded') ? unnamed.query : unnamed.restJson;
}

const unnamed = {
  jsonRpc: jsonRpc('', new Map()),
  query: query('https://sts.amazonaws.com/doc/2011-06-15/', new Map()),
  restJson: restJson('', new Map()),
};

function unknownService({ services }: Endpoint, { service }: Authorization): AwsError {
  const emulated = [...services.keys()].join(', ');
  return new AwsError('UnsupportedOperationException', `Kiln's local account has no service '${service}'; it emulates ${emulated}.`);
}

/** Most services have an endpoint in each Region; this is the endpoint of all that an account need not ask for. */
function checkRegion({ region }: Authorization): void {
  if (openRegions.includes(region)) return;
  const message = `Credential should be scoped to a valid region: '${region}' is none that this account has.`;
  throw new AwsError('InvalidSignatureException', message, 403);
}
