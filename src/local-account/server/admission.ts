// What is decided about a request before its body is read: whose it is, and how much of a body it may have.
import type { Keyring } from '../accounts/keyring.ts';
import { openRegions } from '../accounts/regions.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { RequestHead } from '../protocol/wire.ts';
import { type Authorization, readAuthorization } from './authorization.ts';
import type { Intake } from './body.ts';
import type { LoadService, Service } from './invoke.ts';
import { payloadOf } from './payload.ts';
import { verifySignature } from './signature.ts';
import { type Signer, signerOf } from './signer.ts';
import { signingTime } from './signing-time.ts';
import type { Spool } from './spool.ts';

export interface Gate {
  readonly keyring: Keyring;
  /** By their names in the credential scope. */
  readonly services: ReadonlyMap<string, LoadService>;
  readonly spool: Spool;
}

export interface Admission {
  readonly signer: Signer;
  readonly service: Service;
  readonly region: string;
  readonly intake: Intake;
  /** Throws unless the body is what was signed; `sha256` of the body as it was sent. */
  checkBody(sha256: string): void;
}

const mebibyte = 1024 * 1024;

/** The largest legal request to the other services is a recipe of some 25 KB beside a document of 16,000 characters, or a batch of log lines. */
const maxRequest = 2 * mebibyte;

/** Ten thousand parts of an upload, each with its checksums. */
const maxS3Document = 4 * mebibyte;

/** What S3 takes at once; larger objects come in parts. */
const maxObject = 5 * 1024 * mebibyte;

/**
 * Checks all that can be checked without the body, so that nobody but a holder of a key makes the account read much or write at all. Where
 * the hash of the body was not declared, the signature is checked with the body; throws AwsError.
 */
export async function admit(gate: Gate, head: RequestHead, now: Date): Promise<Admission> {
  const authorization = readAuthorization(head);
  const signer = signerOf(gate.keyring, head, { authorization, now });
  signingTime(head, authorization, now);
  const payload = payloadOf(head, authorization);
  const verify = (bodyHash: string) => verifySignature(signer.key, head, { authorization, now, bodyHash });
  const chunkSigner = payload.kind === 'undeclared' ? undefined : verify(payload.declared);
  const service = await serviceOf(gate, authorization);
  const s3 = authorization.service === 's3';
  const toFile = s3 && isObject(head);
  return {
    ...{ signer, service, region: authorization.region },
    intake: {
      ...{ payload, signer: chunkSigner, s3, measured: s3 && !completes(head) },
      spool: toFile ? gate.spool : undefined,
      limit: toFile ? maxObject : s3 ? maxS3Document : maxRequest,
    },
    checkBody(sha256) {
      if (payload.kind === 'undeclared') verify(sha256);
    },
  };
}

/** Only objects, and parts of them, are put under a key; what S3 puts beside an object is marked in the query. */
function isObject({ method, path, query }: RequestHead): boolean {
  if (method !== 'PUT' || !/^\/[^/]+\/./.test(path)) return false;
  const marks = new URLSearchParams(query);
  return !['acl', 'tagging', 'retention', 'legal-hold', 'torrent'].some((mark) => marks.has(mark));
}

/** What completes an upload in parts has checksums of the whole object among its headers. */
function completes({ method, query }: RequestHead): boolean {
  return method === 'POST' && new URLSearchParams(query).has('uploadId');
}

async function serviceOf({ services }: Gate, { service: name, region }: Authorization): Promise<Service> {
  const load = services.get(name);
  if (!load) {
    const emulated = [...services.keys()].join(', ');
    throw new AwsError('UnsupportedOperationException', `Kiln's local account has no service '${name}'; it emulates ${emulated}.`);
  }
  const service = await load();
  // Most services have an endpoint in each Region; this is the endpoint of all that an account need not ask for.
  if (service.model.global || openRegions.includes(region)) return service;
  const message = `Credential should be scoped to a valid region: '${region}' is none that this account has.`;
  throw new AwsError('InvalidSignatureException', message, 403);
}
