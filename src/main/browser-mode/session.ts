import { randomBytes, timingSafeEqual } from 'node:crypto';

/** Who may talk to this host: whoever opened the link that it printed, in that browser, until the host ends. */
export interface Session {
  /** Stands in the printed link; good for one visit. */
  readonly token: string;
  /** Trades the token for the Set-Cookie header of the session; undefined for a wrong or used one. */
  redeem(token: string): string | undefined;
  /** Whether a Cookie header carries the session. */
  admits(cookieHeader: string | undefined): boolean;
}

const secret = () => randomBytes(32).toString('base64url');

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** `port` names the cookie: cookies know no ports, and two hosts of one machine must not overwrite each other's. */
export function createSession(port: number): Session {
  const cookieName = `kiln-${port}`;
  const key = secret();
  const token = secret();
  let used = false;
  return {
    token,
    redeem(candidate) {
      if (used || !same(candidate, token)) return undefined;
      used = true;
      return `${cookieName}=${key}; HttpOnly; SameSite=Strict; Path=/`;
    },
    admits(cookieHeader) {
      const pairs = (cookieHeader ?? '').split(';').map((pair) => pair.trim().split('='));
      return pairs.some(([name, value]) => name === cookieName && same(value ?? '', key));
    },
  };
}
