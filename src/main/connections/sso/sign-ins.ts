// Who is signed in to which organization: one token a session, shared by all connections that go through it.
import { isAwsError } from '../../aws/aws-error.ts';
import { openSsoClients, type SsoClients } from '../../aws/sso-clients.ts';
import type { Network } from '../../network/network.ts';
import type { Ask } from '../ask.ts';
import type { Secrets } from '../secrets.ts';
import { cliToken } from './cli-cache.ts';
import { type FlowDeps, refresh, register, signInByCode } from './device-flow.ts';
import { keyOf, type SsoSession, type SsoSignIn, type SsoToken, signInSchema } from './session.ts';

export interface SsoDeps {
  readonly secrets: Secrets;
  readonly network: Network;
  readonly env: Readonly<Record<string, string | undefined>>;
  now(): number;
  sleep: FlowDeps['sleep'];
}

export interface SsoSignIns {
  /**
   * Asks the portal of a session with a token that is good; one that the portal does not accept is forgotten, and asked for anew. Fails
   * with `signed-out` where somebody must sign in and nobody may be asked.
   */
  withToken<Result>(session: SsoSession, ask: Ask, use: (portal: Portal) => Promise<Result>): Promise<Result>;
}

export interface Portal {
  readonly clients: SsoClients;
  readonly accessToken: string;
}

/** So long before its end a token is renewed. */
const earlyMs = 5 * 60 * 1000;
/** A registration must outlive the tokens that it gets. */
const registrationEarlyMs = 24 * 3600 * 1000;

export function openSsoSignIns(deps: SsoDeps): SsoSignIns {
  const { secrets, network, now } = deps;
  const underWay = new Map<string, Promise<string>>();
  /** Tokens of the AWS CLI that the portal did not accept. */
  const refused = new Set<string>();

  const open = (session: SsoSession) =>
    openSsoClients({ region: session.ssoRegion, endpoint: session.endpoint, agents: () => network.agents({ endpoint: session.endpoint }) });
  const nameOf = (session: SsoSession) => `sso/${keyOf(session)}`;
  const kept = async (session: SsoSession): Promise<SsoSignIn | undefined> => {
    const read = signInSchema.safeParse(await secrets.read(nameOf(session)));
    return read.success && read.data.registration.expiresAt - now() > registrationEarlyMs ? read.data : undefined;
  };
  const isGood = (token: Pick<SsoToken, 'expiresAt'>) => token.expiresAt - now() > earlyMs;

  const find = async (session: SsoSession, ask: Ask, clients: SsoClients): Promise<string> => {
    const flow: FlowDeps = { clients, now, sleep: deps.sleep };
    const known = await kept(session);
    if (known?.token && isGood(known.token)) return known.token.accessToken;
    if (known?.token?.refreshToken !== undefined) {
      const renewed = await refresh(flow, known.registration, known.token.refreshToken);
      if (renewed) {
        await secrets.keepWherePossible(nameOf(session), { ...known, token: renewed } satisfies SsoSignIn);
        return renewed.accessToken;
      }
    }
    const lent = await cliToken(session, deps.env);
    if (lent && isGood(lent) && !refused.has(lent.accessToken)) return lent.accessToken;
    ask.mayAsk();
    const registration = known?.registration ?? (await register(flow));
    const keptIn = await secrets.keepWherePossible(nameOf(session), { registration } satisfies SsoSignIn);
    const token = await signInByCode(flow, { registration, session }, { ask, keptIn });
    await secrets.keepWherePossible(nameOf(session), { registration, token } satisfies SsoSignIn);
    return token.accessToken;
  };
  /** All who want a token of one session wait for the same sign-in. */
  const tokenOf = (session: SsoSession, ask: Ask, clients: SsoClients): Promise<string> => {
    const key = `${keyOf(session)} ${ask.aloud}`;
    const finding =
      underWay.get(key) ??
      find(session, ask, clients).finally(() => {
        underWay.delete(key);
      });
    underWay.set(key, finding);
    return finding;
  };
  const forget = async (session: SsoSession, accessToken: string): Promise<void> => {
    refused.add(accessToken);
    const known = await kept(session);
    // The refresh token may still be good: the access token alone ends here.
    if (known?.token?.accessToken === accessToken)
      await secrets.keepWherePossible(nameOf(session), { ...known, token: { ...known.token, expiresAt: 0 } } satisfies SsoSignIn);
  };
  return {
    async withToken(session, ask, use) {
      const clients = open(session);
      try {
        const accessToken = await tokenOf(session, ask, clients);
        try {
          return await use({ clients, accessToken });
        } catch (error) {
          if (!isAwsError(error, 'UnauthorizedException')) throw error;
          await forget(session, accessToken);
          return await use({ clients, accessToken: await tokenOf(session, ask, clients) });
        }
      } finally {
        clients.close();
      }
    },
  };
}
