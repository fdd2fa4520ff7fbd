// A server on loopback that stands for what gives credentials: IAM Identity Center, STS, and the metadata of containers and instances.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Credentials } from '../aws/connection.ts';

export interface IdentityStandIn {
  readonly endpoint: string;
  readonly startUrl: string;
  /** `METHOD PATH`, or the action that STS was asked for, in order. */
  readonly asked: string[];
  /** The last parameters of AssumeRole. */
  assumed: Readonly<Record<string, string>>;
  /** What the page in the browser says of the code; the answers that come before it are taken from `pauses`. */
  page: 'waiting' | 'confirmed' | 'declined' | 'expired';
  readonly pauses: ('AuthorizationPendingException' | 'SlowDownException')[];
  /** Access tokens that the portal accepts; each sign-in and each renewal adds one. */
  readonly accepted: Set<string>;
  /** The refresh token that is good; none is given while undefined. */
  refreshToken: string | undefined;
  /** In seconds. */
  tokenLife: number;
  roleLife: number;
  /** The key of the roles that it gives; one of its own while undefined. */
  roleKey: Required<Credentials> | undefined;
  /** What STS says of whoever asks. */
  account: string;
  /** Stands in all secrets that it gives. */
  readonly canary: string;
  close(): Promise<void>;
}

type State = Omit<IdentityStandIn, 'endpoint' | 'startUrl' | 'close'> & { issued: number };

export async function startIdentityStandIn(canary = 'canary'): Promise<IdentityStandIn> {
  const state: State = {
    ...{ asked: [], assumed: {}, page: 'confirmed', pauses: [], accepted: new Set<string>(), refreshToken: `${canary}-refresh` },
    ...{ tokenLife: 3600, roleLife: 3600, account: '111122223333', canary, issued: 0, roleKey: undefined },
  };
  const server = createServer((request, response) => void answer(state, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return Object.assign(state, { endpoint, startUrl: 'https://kiln.awsapps.com/start', close });
}

interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly body: string;
  readonly bearer: string;
}

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly fault?: string;
}

const json = (value: object): Reply => ({ status: 200, type: 'application/json', body: JSON.stringify(value) });
const xml = (body: string): Reply => ({ status: 200, type: 'text/xml', body });
const plain = (body: string): Reply => ({ status: 200, type: 'text/plain', body });
const fault = (status: number, name: string): Reply => ({ ...json({ message: `The stand-in says ${name}` }), status, fault: name });
const ends = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '', 'http://stand-in');
  const bearer = String(request.headers['x-amz-sso_bearer_token']);
  const reply = replyTo(state, { method: request.method ?? '', url, body: await text(request), bearer });
  const headers = { 'content-type': reply.type, ...(reply.fault === undefined ? {} : { 'x-amzn-errortype': reply.fault }) };
  response.writeHead(reply.status, headers).end(reply.body);
}

function replyTo(state: State, asked: Asked): Reply {
  if (asked.url.pathname === '/' && asked.method === 'POST') return sts(state, new URLSearchParams(asked.body));
  state.asked.push(`${asked.method} ${asked.url.pathname}`);
  return portal(state, asked) ?? metadata(state, asked) ?? oidc(state, asked) ?? fault(404, 'NotFoundException');
}

function oidc(state: State, { url, body }: Asked): Reply | undefined {
  const page = 'https://device.sso.eu-west-1.amazonaws.com/';
  switch (url.pathname) {
    case '/client/register':
      return json({
        clientId: 'kiln',
        clientSecret: `${state.canary}-client`,
        clientSecretExpiresAt: Date.parse(ends(90 * 86_400)) / 1000,
      });
    case '/device_authorization':
      return json({
        ...{ deviceCode: `${state.canary}-device`, userCode: 'BRCK-KILN', expiresIn: 600, interval: 1 },
        ...{ verificationUri: page, verificationUriComplete: `${page}?user_code=BRCK-KILN` },
      });
    case '/token':
      return token(state, JSON.parse(body) as TokenRequest);
    default:
      return undefined;
  }
}

interface TokenRequest {
  readonly grantType: string;
  readonly refreshToken?: string;
}

const pageFaults = {
  declined: 'AccessDeniedException',
  expired: 'ExpiredTokenException',
  waiting: 'AuthorizationPendingException',
} as const;

function token(state: State, { grantType, refreshToken }: TokenRequest): Reply {
  if (grantType === 'refresh_token') {
    if (refreshToken !== state.refreshToken) return fault(400, 'InvalidGrantException');
  } else {
    const refused = state.pauses.shift() ?? (state.page === 'confirmed' ? undefined : pageFaults[state.page]);
    if (refused !== undefined) return fault(400, refused);
  }
  const accessToken = `${state.canary}-access-${++state.issued}`;
  state.accepted.add(accessToken);
  const renewal = state.refreshToken === undefined ? {} : { refreshToken: state.refreshToken };
  return json({ accessToken, expiresIn: state.tokenLife, tokenType: 'Bearer', ...renewal });
}

function portal(state: State, { url, bearer }: Asked): Reply | undefined {
  if (!/^\/(federation|assignment)\//.test(url.pathname)) return undefined;
  if (!state.accepted.has(bearer)) return fault(401, 'UnauthorizedException');
  if (url.pathname === '/assignment/roles') return json({ roleList: [{ roleName: 'Nothing' }, { roleName: 'Builder' }] });
  if (url.pathname === '/assignment/accounts') {
    const first = { accountId: '222233334444', accountName: 'Sandbox', emailAddress: 'sandbox@example.org' };
    const second = { accountId: state.account, accountName: 'Build', emailAddress: 'build@example.org' };
    return json(url.searchParams.has('next_token') ? { accountList: [second] } : { accountList: [first], nextToken: 'more' });
  }
  if (url.searchParams.get('role_name') === 'Nothing') return fault(403, 'ForbiddenException');
  const secrets = { secretAccessKey: `${state.canary}-role`, sessionToken: `${state.canary}-session` };
  const roleKey = state.roleKey ?? { accessKeyId: `ASIASSO${++state.issued}`, ...secrets };
  return json({ roleCredentials: { ...roleKey, expiration: Date.now() + state.roleLife * 1000 } });
}

function metadata({ canary }: State, { url }: Asked): Reply | undefined {
  const secrets = { SecretAccessKey: canary, Token: `${canary}-token`, Expiration: ends(3600) };
  switch (url.pathname) {
    case '/latest/api/token':
      return plain('metadata-session');
    case '/latest/meta-data/iam/security-credentials/':
      return plain('instance-role');
    case '/latest/meta-data/iam/security-credentials/instance-role':
      return json({ Code: 'Success', AccessKeyId: 'ASIAINSTANCE', ...secrets });
    case '/container':
      return json({ AccessKeyId: 'ASIACONTAINER', ...secrets });
    default:
      return undefined;
  }
}

function sts(state: State, parameters: URLSearchParams): Reply {
  const action = parameters.get('Action') ?? '';
  state.asked.push(action);
  if (action !== 'AssumeRole')
    return xml(`<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
      <Arn>arn:aws:sts::${state.account}:assumed-role/Builder/kiln</Arn><UserId>A:kiln</UserId><Account>${state.account}</Account>
    </GetCallerIdentityResult></GetCallerIdentityResponse>`);
  state.assumed = Object.fromEntries(parameters);
  const name = state.assumed.RoleArn?.split('/').at(-1) ?? '';
  return xml(`<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
    <AccessKeyId>ASIA${name.toUpperCase()}</AccessKeyId><SecretAccessKey>${state.canary}-assumed</SecretAccessKey>
    <SessionToken>${state.canary}-assumed-session</SessionToken><Expiration>${ends(state.roleLife)}</Expiration>
  </Credentials></AssumeRoleResult></AssumeRoleResponse>`);
}
