// Links that let users in: each opens one session, once.
import type { Owner } from '../../store/owner.ts';
import { pendingOf, shelf } from '../../store/records.ts';
import type { Mover } from '../move.ts';
import { hashOf, newSecret } from '../secrets.ts';
import { enterSession, type Visitor } from './sessions.ts';

interface LinkRecord extends Visitor {
  /** Milliseconds since the epoch. */
  readonly expires: number;
  /** What it opened: the session's id, and the SHA-256 of the secret that its page is shown for. */
  readonly opened?: { readonly session: string; readonly secret: string } | undefined;
}

const linkKind = 'appstream-user-link';
/** By the SHA-256 of the link's secret. */
const links = shelf<LinkRecord>(linkKind);

/** Makes a link's secret. */
export function issueUserLink(owner: Mover, visitor: Visitor, expires: number): string {
  dropExpired(owner);
  const secret = newSecret();
  links.put(owner, hashOf(secret), { ...visitor, expires });
  return secret;
}

/** What following a link came to: a page, by an id that stands in its address and a secret, or why there is none. */
export type Entry = { readonly id: string; readonly secret: string } | { readonly refused: 'over' | 'full' };

/** Follows a link. One that finds no instance can be followed again. */
export function followUserLink(place: Mover, secret: string): Entry {
  const id = hashOf(secret);
  const found = findLink(place, id);
  if (!found || found.body.opened || found.body.expires <= place.clock.now().getTime()) return { refused: 'over' };
  const { stack, fleet, user } = found.body;
  const session = enterSession({ ...found.owner, clock: place.clock }, { stack, fleet, user });
  if (session === undefined) return { refused: 'full' };
  const own = newSecret();
  links.put(found.owner, id, { ...found.body, opened: { session, secret: hashOf(own) } });
  return { id, secret: own };
}

export interface ShownSession {
  readonly owner: Owner;
  readonly session: string;
  /** What a form of its page carries, which no other page can know. */
  readonly formToken: string;
}

/** Whose session the page of this id shows, for whoever has its secret. */
export function sessionOf(place: Mover, { id, secret }: { readonly id: string; readonly secret: string }): ShownSession | undefined {
  const found = findLink(place, id);
  const opened = found?.body.opened;
  if (opened?.secret !== hashOf(secret)) return undefined;
  return { owner: found?.owner ?? place, session: opened.session, formToken: hashOf(`form ${secret}`) };
}

function findLink({ store }: Mover, id: string) {
  const found = pendingOf<LinkRecord>(store, linkKind).find(({ kept }) => kept.id === id);
  return found && { owner: found.owner, body: found.kept.body };
}

/** Links that nobody followed in time. Those that were are kept: their pages are good as long as their sessions. */
function dropExpired(owner: Mover): void {
  const now = owner.clock.now().getTime();
  for (const { id, body } of links.list(owner)) if (!body.opened && body.expires <= now) links.remove(owner, id);
}

/** Forgets the links of a session that is gone. */
export function dropLinksOf(owner: Owner, session: string): void {
  for (const { id, body } of links.list(owner)) if (body.opened?.session === session) links.remove(owner, id);
}
