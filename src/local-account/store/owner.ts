import type { Store } from './store.ts';

/** Whose, and where: an account in a Region. What has a name has it within one of them. An `Account` is one, and so is a build's job. */
export interface Owner {
  readonly store: Store;
  /** Twelve digits. */
  readonly accountId: string;
  readonly region: string;
}
