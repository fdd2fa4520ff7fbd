// The sign-in by device code: Kiln gets a code, the user confirms it in the browser, Kiln asks until that is done.
import { AppError } from '../../../contract/index.ts';
import { isAwsError } from '../../aws/aws-error.ts';
import type { SsoClients } from '../../aws/sso-clients.ts';
import type { Ask, DevicePrompt } from '../ask.ts';
import type { Registration, SsoSession, SsoToken } from './session.ts';

export interface FlowDeps {
  readonly clients: Pick<SsoClients, 'oidc'>;
  now(): number;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

type Answer = {
  readonly accessToken?: string | undefined;
  readonly expiresIn?: number | undefined;
  readonly refreshToken?: string | undefined;
};

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';
/** What it asks where nothing was said. */
const usual = { intervalS: 5, codeLifeS: 600, tokenLifeS: 3600, registrationLifeS: 86_400 };
const slowDownMs = 5000;

export async function register({ clients, now }: FlowDeps): Promise<Registration> {
  // This scope brings a refresh token, so that nobody signs in every hour.
  const wanted = { clientName: 'Kiln', clientType: 'public', scopes: ['sso:account:access'] };
  const { clientId = '', clientSecret = '', clientSecretExpiresAt } = await (await clients.oidc()).registerClient(wanted);
  const expiresAt = clientSecretExpiresAt ? clientSecretExpiresAt * 1000 : now() + usual.registrationLifeS * 1000;
  return { clientId, clientSecret, expiresAt };
}

/** Fails with `cancelled` when the user gives up, and with `refused` when the page was declined or the code ended. */
export async function signInByCode(
  deps: FlowDeps,
  { registration: { clientId, clientSecret }, session }: { readonly registration: Registration; readonly session: SsoSession },
  { ask, keptIn }: { readonly ask: Ask } & Pick<DevicePrompt, 'keptIn'>,
): Promise<SsoToken> {
  const oidc = await deps.clients.oidc();
  const started = await oidc.startDeviceAuthorization({ clientId, clientSecret, startUrl: session.startUrl });
  const { deviceCode = '', userCode = '', verificationUri = '', verificationUriComplete: url = verificationUri } = started;
  const ends = deps.now() + (started.expiresIn ?? usual.codeLifeS) * 1000;
  const request = { clientId, clientSecret, grantType: deviceGrant, deviceCode };
  const poll = async (givenUp: AbortSignal): Promise<SsoToken> => {
    let pause = (started.interval || usual.intervalS) * 1000;
    for (;;) {
      await deps.sleep(pause, givenUp);
      givenUp.throwIfAborted();
      if (deps.now() >= ends) throw new AppError('refused', 'The code of the sign-in was not confirmed in time. Sign in again.');
      try {
        return tokenOf(await oidc.createToken(request, { abortSignal: givenUp }), deps.now());
      } catch (error) {
        pause += delayAfter(error);
      }
    }
  };
  return ask.device({ userCode, url, until: new Date(ends).toISOString(), keptIn }, poll);
}

/** How much longer to wait before the next question; what is no answer for now is thrown. */
function delayAfter(error: unknown): number {
  if (isAwsError(error, 'AuthorizationPendingException')) return 0;
  if (isAwsError(error, 'SlowDownException')) return slowDownMs;
  if (isAwsError(error, 'AccessDeniedException')) throw new AppError('refused', 'The sign-in was declined in the browser.');
  if (isAwsError(error, 'ExpiredTokenException'))
    throw new AppError('refused', 'The code of the sign-in was not confirmed in time. Sign in again.');
  if (error instanceof AppError && error.code === 'unavailable') return slowDownMs; // the network may be back before the code ends
  throw error;
}

/** A new token for a refresh token; undefined where that one is good no more, and somebody has to sign in. */
export async function refresh(
  { clients, now }: FlowDeps,
  { clientId, clientSecret }: Registration,
  refreshToken: string,
): Promise<SsoToken | undefined> {
  try {
    const answer = await (await clients.oidc()).createToken({ clientId, clientSecret, grantType: 'refresh_token', refreshToken });
    return { refreshToken, ...tokenOf(answer, now()) };
  } catch (error) {
    if (
      isAwsError(
        error,
        'InvalidGrantException',
        'ExpiredTokenException',
        'InvalidClientException',
        'UnauthorizedClientException',
        'AccessDeniedException',
      )
    )
      return undefined;
    throw error;
  }
}

function tokenOf({ accessToken, expiresIn = usual.tokenLifeS, refreshToken }: Answer, now: number): SsoToken {
  if (!accessToken) throw new AppError('unavailable', 'IAM Identity Center answered the sign-in without a token. Try again.');
  return { accessToken, expiresAt: now + expiresIn * 1000, ...(refreshToken === undefined ? {} : { refreshToken }) };
}
