// When something moves next by itself. The store says it, so that neither a crash nor a restart loses a move.
import type { Clock } from '../clock.ts';
import type { Owner } from '../store/owner.ts';
import { pendingOf, shelf } from '../store/records.ts';
import type { Store } from '../store/store.ts';

/** `capacity` are the instances of a fleet. */
export type MovingKind = 'builder' | 'image' | 'fleet' | 'export' | 'capacity' | 'session';

export interface Due {
  readonly kind: MovingKind;
  /** The name of the thing; of an export and of a session its id. */
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** When that was said. */
  readonly since: number;
}

const dueKind = 'appstream-due';
const dues = shelf<Due>(dueKind);
const idOf = ({ kind, name }: Pick<Due, 'kind' | 'name'>) => `${kind}/${name}`;

/** Who moves something, and when it is. */
export interface Mover extends Owner {
  readonly clock: Clock;
}

/** The thing moves then, and not when it would have before; undefined: it rests. */
export function setDue(owner: Mover, thing: Pick<Due, 'kind' | 'name'>, at: number | undefined): void {
  if (at === undefined) dues.remove(owner, idOf(thing));
  else dues.put(owner, idOf(thing), { ...thing, at, since: owner.clock.now().getTime() });
}

/** Whether the thing moves by itself. */
export const hasDue = (owner: Owner, thing: Pick<Due, 'kind' | 'name'>): boolean => dues.find(owner, idOf(thing)) !== undefined;

/** Where things move. */
export interface AppStreamPlace {
  readonly store: Store;
  readonly clock: Clock;
}

/**
 * Lets what was to move in so many seconds do so in as many from now, when the clock was set back behind the moment at which that was said.
 * Otherwise it would stand still until the clock is there again.
 */
export function followClockBack({ store, clock }: AppStreamPlace): void {
  const now = clock.now().getTime();
  for (const { owner, kept } of pendingOf<Due>(store, dueKind)) {
    const { at, since } = kept.body;
    if (since > now) setDue({ ...owner, clock }, kept.body, now + (at - since));
  }
}

/** What has to move by now, of all accounts and Regions, the longest due first. */
export function dueNow({ store, clock }: AppStreamPlace): readonly { readonly owner: Owner; readonly due: Due }[] {
  const now = clock.now().getTime();
  return pendingOf<Due>(store, dueKind)
    .map(({ owner, kept }) => ({ owner, due: kept.body }))
    .filter(({ due }) => due.at <= now)
    .sort((a, b) => a.due.at - b.due.at);
}
