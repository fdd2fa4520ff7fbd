import type { ComponentType } from 'react';
import type { AccountTarget } from '../../contract/index.ts';

export interface PageProps {
  /** The account and Region that the page is about, whatever is connected later. */
  readonly place: AccountTarget;
  /** What of its kind the page shows: a category, an ARN, a name; undefined: the whole of it. */
  readonly subject: string | undefined;
  readonly tabId: string;
}

export interface PageEntry {
  readonly subject: string;
  readonly title: string;
  readonly icon: string;
}

/** A page of AppStream, shown in a tab of the editor area. */
export interface AppStreamPage {
  readonly id: string;
  readonly title: string;
  readonly icon: string;
  /** Whether the side view lists it; pages about one thing, and wizards, are opened from elsewhere. */
  readonly listed: boolean;
  /** Subjects that the side view lists below it, in place of the page as a whole. */
  readonly entries?: readonly PageEntry[];
  /** Lazy: few windows show AppStream at all. */
  readonly view: ComponentType<PageProps>;
}
