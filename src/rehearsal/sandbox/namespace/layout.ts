import { join } from 'node:path';
import type { ImageLayer } from '../../artifact/image-layer.ts';
import type { Base } from '../driver.ts';

/** One overlay of a sandbox's root: the whole of it, or a folder of it where the base is put together from several. */
export interface BasePart {
  /** '' is the root itself, else a folder below it, without a leading slash. Parts come after those that they lie in. */
  readonly at: string;
  /** Names its folders on the disk: letters, digits and dots only, since it goes into mount options. */
  readonly name: string;
  /** Directories outside, the uppermost first; never written. */
  readonly lowers: readonly string[];
}

/** Where a frozen sandbox lies. */
export interface FrozenSession {
  readonly session: string;
  readonly parts: readonly BasePart[];
}

/** A base that the namespace driver can open: overlayfs over directories that belong to the sandbox's owner. */
export interface NamespaceBase extends Base {
  readonly parts: readonly BasePart[];
  /** What of it can be given away, as layers of an image, the lowest first. */
  readonly layers: readonly ImageLayer[];
  /** Whether those layers make the whole root. */
  readonly whole: boolean;
  /** Sandboxes that were frozen on top of them, the lowest first: they are no layers yet. */
  readonly frozen?: readonly FrozenSession[];
}

export function isNamespaceBase(base: Base): base is NamespaceBase {
  return 'parts' in base;
}

/** Folder names of one sandbox on the disk; the holder sees the whole as /s. */
export const SESSION_FOLDERS = ['upper', 'work', 'merged', 'run', 'tmp'] as const;

export const upperOf = (session: string, part: BasePart): string => join(session, 'upper', part.name);

/** Mount points inside the holder. Fixed names, so that no path of the user's (`:` `,` blanks) ever reaches a mount option. */
export const HOLDER = {
  session: '/s',
  lowers: '/l',
  /** The lowers of all parts, merged and without the upper: what the base looked like. */
  below: '/b',
  /** A proc of the sandbox's own process ids. */
  processes: '/p',
} as const;
