import type { AppStreamImage } from './appstream-image.ts';

export type BaseFacts = Pick<AppStreamImage, 'arn' | 'name' | 'platform' | 'families' | 'baseReleased' | 'created'>;

const day = 24 * 60 * 60 * 1000;

/** When a base image was released; the service tells it of the base itself as well. */
const releasedAt = ({ baseReleased, created }: Pick<BaseFacts, 'baseReleased' | 'created'>): string => baseReleased || created;

/** The public base image that an image would be made of today: the newest of its platform that fits every family that the image fits. */
export function newestBase<Base extends BaseFacts>(
  { families, platform }: Pick<BaseFacts, 'platform' | 'families'>,
  bases: readonly Base[],
): Base | undefined {
  const fitting = bases.filter((base) => base.platform === platform && families.every((family) => base.families.includes(family)));
  return fitting.toSorted((a, b) => releasedAt(b).localeCompare(releasedAt(a)))[0];
}

/** How an image stands against the newest base that there is. */
export interface ImageAge {
  /** Days since its base was released; undefined where nobody knows. */
  readonly baseDays: number | undefined;
  /** Days since it was made itself; undefined where nobody knows. */
  readonly days: number | undefined;
  /** The base that it would be made of today, where that is newer than its own. */
  readonly newer: { readonly arn: string; readonly name: string; readonly released: string } | undefined;
  /** undefined: it cannot be told. */
  readonly stale: boolean | undefined;
}

export function imageAge(
  image: Pick<AppStreamImage, 'platform' | 'families' | 'baseReleased' | 'created'>,
  bases: readonly BaseFacts[],
  now: Date,
): ImageAge {
  const { baseReleased, created } = image;
  const newest = newestBase(image, bases);
  const common = { baseDays: daysSince(baseReleased, now), days: daysSince(created, now) };
  if (!newest || baseReleased === '') return { ...common, newer: undefined, stale: undefined };
  const released = releasedAt(newest);
  const stale = released.slice(0, 10) > baseReleased.slice(0, 10);
  return { ...common, newer: stale ? { arn: newest.arn, name: newest.name, released } : undefined, stale };
}

function daysSince(iso: string, now: Date): number | undefined {
  return iso === '' ? undefined : Math.max(0, Math.floor((now.getTime() - Date.parse(iso)) / day));
}

/** How old something is, in words. */
export function daysWords(days: number): string {
  if (days < 1) return 'today';
  if (days === 1) return '1 day old';
  if (days < 60) return `${days} days old`;
  return days < 730 ? `${Math.floor(days / 30)} months old` : `${Math.floor(days / 365)} years old`;
}
