// Links to image builders: each opens one session, once, and both are good until the link's time is over.
import type { Clock } from '../../clock.ts';
import type { Owner } from '../../store/owner.ts';
import { pendingOf, shelf } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import type { ImageWish } from '../assistant-rules.ts';
import { hashOf, newSecret } from '../secrets.ts';

interface SessionRecord {
  readonly builder: string;
  /** When the builder was created: a later one of the same name is another builder. */
  readonly created: string;
  /** Milliseconds since the epoch. */
  readonly expires: number;
  /** SHA-256 of the session's secret; undefined until the link was followed. */
  readonly session?: string | undefined;
  /** What the image is to be, as far as somebody has said. */
  readonly wish?: ImageWish | undefined;
}

const sessionKind = 'appstream-session';
/** By the SHA-256 of the link's secret. */
const sessions = shelf<SessionRecord>(sessionKind);

/** Makes a link's secret for a builder. */
export function issueLink(place: Place & Owner, link: Pick<SessionRecord, 'builder' | 'created' | 'expires'>): string {
  dropExpired(place);
  const secret = newSecret();
  sessions.put(place, hashOf(secret), link);
  return secret;
}

export interface Place {
  readonly store: Store;
  readonly clock: Clock;
}

export interface Opened {
  /** No secret: it stands in addresses. */
  readonly id: string;
  readonly secret: string;
}

/** Follows a link: the session that it opens; undefined for one that is used, over, or nobody's. */
export function followLink(place: Place, secret: string): Opened | undefined {
  const found = findRecord(place, hashOf(secret));
  if (!found || found.body.session !== undefined) return undefined;
  const session = newSecret();
  sessions.put(found.owner, found.id, { ...found.body, session: hashOf(session) });
  return { id: found.id, secret: session };
}

export interface OpenSession extends Pick<SessionRecord, 'builder' | 'created' | 'expires' | 'wish'> {
  readonly id: string;
  readonly owner: Owner;
  /** What a form of this session carries, which no other page can know. */
  readonly formToken: string;
}

/** The session of this id, for whoever has its secret; undefined for one that is over, or nobody's. */
export function findSession(place: Place, { id, secret }: Opened): OpenSession | undefined {
  const found = findRecord(place, id);
  if (!found || found.body.session !== hashOf(secret)) return undefined;
  const { builder, created, expires, wish } = found.body;
  return { id, owner: found.owner, builder, created, expires, wish, formToken: hashOf(`form ${secret}`) };
}

/** Keeps what the image is to be, from the step that asks for it to the one that makes it. */
export function keepWish(place: Place, { id }: Pick<OpenSession, 'id'>, wish: ImageWish): void {
  const found = findRecord(place, id);
  if (found) sessions.put(found.owner, id, { ...found.body, wish });
}

function findRecord(place: Place, id: string) {
  const found = all(place).find(({ kept }) => kept.id === id);
  if (!found || found.kept.body.expires <= place.clock.now().getTime()) return undefined;
  return { owner: found.owner, id, body: found.kept.body };
}

const all = ({ store }: Place) => pendingOf<SessionRecord>(store, sessionKind);

function dropExpired(place: Place): void {
  const now = place.clock.now().getTime();
  for (const { owner, kept } of all(place)) if (kept.body.expires <= now) sessions.remove(owner, kept.id);
}
