// Links to image builders: each opens one session, once, and both are good until the link's time is over.
import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { Owner } from '../../store/owner.ts';
import { pendingOf, shelf } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';

interface SessionRecord {
  readonly builder: string;
  /** Milliseconds since the epoch. */
  readonly expires: number;
  /** SHA-256 of the session's secret; undefined until the link was followed. */
  readonly session?: string | undefined;
}

const sessionKind = 'appstream-session';
/** By the SHA-256 of the link's secret: the store holds nothing that opens anything. */
const sessions = shelf<SessionRecord>(sessionKind);

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');
const newSecret = () => randomBytes(32).toString('base64url');

/** Makes a link's secret for a builder. */
export function issueLink(owner: Owner, builder: string, expires: number): string {
  const secret = newSecret();
  sessions.put(owner, hashOf(secret), { builder, expires });
  return secret;
}

export interface Place {
  readonly store: Store;
  readonly clock: Clock;
}

/** Follows a link: the secret of the session that it opens; undefined for one that is used, over, or nobody's. */
export function followLink(place: Place, secret: string): string | undefined {
  dropExpired(place);
  const found = all(place).find(({ kept }) => kept.id === hashOf(secret));
  if (!found || found.kept.body.session !== undefined) return undefined;
  const session = newSecret();
  sessions.put(found.owner, found.kept.id, { ...found.kept.body, session: hashOf(session) });
  return session;
}

export interface OpenSession {
  readonly owner: Owner;
  readonly builder: string;
  readonly expires: number;
}

/** The session of a secret; undefined for one that is over, or nobody's. */
export function findSession(place: Place, secret: string): OpenSession | undefined {
  const hash = hashOf(secret);
  const found = all(place).find(({ kept }) => kept.body.session === hash && kept.body.expires > place.clock.now().getTime());
  return found && { owner: found.owner, builder: found.kept.body.builder, expires: found.kept.body.expires };
}

const all = ({ store }: Place) => pendingOf<SessionRecord>(store, sessionKind);

function dropExpired(place: Place): void {
  const now = place.clock.now().getTime();
  for (const { owner, kept } of all(place)) if (kept.body.expires <= now) sessions.remove(owner, kept.id);
}
