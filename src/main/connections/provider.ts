import { AppError } from '../../contract/index.ts';
import type { Credentials } from '../aws/connection.ts';
import type { Ask } from './ask.ts';

/** Credentials that may end at some time. */
export interface TimedCredentials extends Credentials {
  readonly expiration?: Date | undefined;
}

export interface Provider {
  /** Credentials that are good for the next calls, asking nobody; fails with `signed-out` where that is not possible. */
  credentials(): Promise<TimedCredentials>;
  /** The same, and asks the user for what is missing. */
  signIn(): Promise<TimedCredentials>;
  /** Forgets these credentials, which AWS no longer accepts. */
  reject(credentials: Credentials): void;
  /** Ends the watch over their expiry. */
  close(): void;
}

export interface ProviderDeps {
  fetch(ask: Ask): Promise<TimedCredentials>;
  readonly quiet: Ask;
  readonly aloud: Ask;
  now(): number;
  /** Is told what becomes of the credentials: fetched, or not to be had without somebody (while the ones in hand may still be good). */
  onChange(state: 'signed-in' | 'ending' | 'signed-out', until: Date | undefined): void;
  /** 0 to 1; many windows and machines must not ask for new credentials in the same second. */
  jitter?(): number;
}

/** So long before their end credentials are fetched anew: the longest that one call with its retries may take, and the clocks apart. */
const earlyMs = 5 * 60 * 1000;
/** At most this much earlier, by chance. */
const jitterMs = 5 * 60 * 1000;
/** What cannot be fetched anew is used until just before its end. */
const lastMomentMs = 30 * 1000;
/** The longest that a timer can wait is 24 days. */
const longestTimerMs = 2 ** 31 - 1;

interface Held {
  readonly credentials: TimedCredentials;
  readonly end: number;
  /** From when on they are fetched anew. */
  readonly renewAt: number;
}

/**
 * Fetches credentials when they are first needed and again before they end, also while nobody calls, as long as they were used. All who
 * ask at once get the answer of one fetch, so that nobody is asked for two codes; a fetch that failed is forgotten.
 */
export function createProvider(deps: ProviderDeps): Provider {
  const { now, onChange, jitter = Math.random } = deps;
  let held: Held | undefined;
  let used = false;
  let renewal: NodeJS.Timeout | undefined;
  let background: Promise<TimedCredentials> | undefined;
  let foreground: Promise<TimedCredentials> | undefined;

  const hold = (credentials: TimedCredentials): TimedCredentials => {
    const end = credentials.expiration?.getTime() ?? Number.POSITIVE_INFINITY;
    // A session of a few minutes would else be renewed with every call.
    const early = Math.min(earlyMs + jitter() * jitterMs, (end - now()) / 2);
    held = { credentials, end, renewAt: end - early };
    watchExpiry(held);
    onChange('signed-in', credentials.expiration);
    return credentials;
  };
  const watchExpiry = ({ renewAt }: Held) => {
    clearTimeout(renewal);
    used = false;
    if (!Number.isFinite(renewAt)) return;
    const renew = () => {
      if (used) credentials().catch(() => {}); // onChange was told; whoever calls next gets the error
    };
    renewal = setTimeout(renew, Math.min(Math.max(renewAt - now(), 0), longestTimerMs)).unref();
  };
  const fresh = () => (held && now() < held.renewAt ? held.credentials : undefined);
  const stillGood = () => (held && held.end - now() > lastMomentMs ? held : undefined);
  /** Credentials that are still good outlive a renewal that failed, for whatever reason. */
  const orStillGood = (error: unknown): TimedCredentials => {
    const rest = stillGood();
    const signedOut = error instanceof AppError && error.code === 'signed-out';
    if (signedOut) onChange(rest ? 'ending' : 'signed-out', rest?.credentials.expiration);
    if (!rest) throw error;
    return rest.credentials;
  };
  const credentials = async (): Promise<TimedCredentials> => {
    used = true;
    const known = fresh();
    if (known) return known;
    background ??= deps
      .fetch(deps.quiet)
      .then(hold, orStillGood)
      .finally(() => {
        background = undefined;
      });
    return background;
  };
  const signIn = async (): Promise<TimedCredentials> => {
    await background?.catch(() => {}); // what failed without asking is now tried with asking
    const known = fresh();
    if (known) return known;
    foreground ??= deps
      .fetch(deps.aloud)
      .then(hold)
      .finally(() => {
        foreground = undefined;
      });
    return foreground;
  };
  return {
    credentials,
    signIn,
    reject(rejected) {
      if (held?.credentials.accessKeyId !== rejected.accessKeyId) return;
      held = undefined;
      clearTimeout(renewal);
    },
    close: () => clearTimeout(renewal),
  };
}
