// Links that let users in: each opens one session, once.
import { createHash, randomBytes } from 'node:crypto';
import type { Owner } from '../../store/owner.ts';
import { pendingOf, shelf } from '../../store/records.ts';
import type { Mover } from '../move.ts';
import { enterSession, type Visitor } from './sessions.ts';

interface LinkRecord extends Visitor {
  /** Milliseconds since the epoch. */
  readonly expires: number;
  /** What it opened: the session's id, and the SHA-256 of the secret that its page shows. */
  readonly opened?: { readonly session: string; readonly secret: string } | undefined;
}

const linkKind = 'appstream-user-link';
/** By the SHA-256 of the link's secret: the store holds nothing that opens anything. */
const links = shelf<LinkRecord>(linkKind);

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');
const newSecret = () => randomBytes(32).toString('base64url');

/** Makes a link's secret. */
export function issueUserLink(owner: Owner, visitor: Visitor, expires: number): string {
  const secret = newSecret();
  links.put(owner, hashOf(secret), { ...visitor, expires });
  return secret;
}

/** What following a link came to: the secret of a page, or why there is none. */
export type Entry = { readonly secret: string } | { readonly refused: 'over' | 'full' };

/** Follows a link. One that finds no instance can be followed again. */
export function followUserLink(place: Mover, secret: string): Entry {
  dropExpired(place);
  const id = hashOf(secret);
  const found = pendingOf<LinkRecord>(place.store, linkKind).find(({ kept }) => kept.id === id);
  if (!found || found.kept.body.opened || found.kept.body.expires <= place.clock.now().getTime()) return { refused: 'over' };
  const { owner, kept } = found;
  const { stack, fleet, user } = kept.body;
  const session = enterSession({ ...owner, clock: place.clock }, { stack, fleet, user });
  if (session === undefined) return { refused: 'full' };
  const own = newSecret();
  links.put(owner, id, { ...kept.body, opened: { session, secret: hashOf(own) } });
  return { secret: own };
}

/** Whose session a page shows; undefined for a secret that is nobody's. */
export function sessionOf(place: Mover, secret: string): { readonly owner: Owner; readonly session: string } | undefined {
  const hash = hashOf(secret);
  const found = pendingOf<LinkRecord>(place.store, linkKind).find(({ kept }) => kept.body.opened?.secret === hash);
  return found?.kept.body.opened && { owner: found.owner, session: found.kept.body.opened.session };
}

/** Links that nobody followed in time. Those that were are kept: their pages are good as long as their sessions. */
function dropExpired(place: Mover): void {
  const now = place.clock.now().getTime();
  for (const { owner, kept } of pendingOf<LinkRecord>(place.store, linkKind)) {
    if (!kept.body.opened && kept.body.expires <= now) links.remove(owner, kept.id);
  }
}

/** Forgets the links of a session that is gone. */
export function dropLinksOf(owner: Owner, session: string): void {
  for (const { id, body } of links.list(owner)) if (body.opened?.session === session) links.remove(owner, id);
}
