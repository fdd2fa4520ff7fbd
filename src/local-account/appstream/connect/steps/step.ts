import type { Account } from '../../../account.ts';
import type { View } from '../form.ts';
import type { Html } from '../html.ts';
import type { OpenSession } from '../sessions.ts';

/** Who does something in a session: the account that the builder is of. */
export interface Acting {
  readonly owner: Account;
  readonly session: OpenSession;
}

/** What was done, by a word that `says` of the step explains; `about` is the name of what it was done to. */
export interface Done {
  readonly did: string;
  readonly about?: string;
  /** The step that is shown next; without, the same. */
  readonly next?: string;
}

/** One of Image Assistant's steps. */
export interface Step {
  readonly id: string;
  readonly title: string;
  readonly view: (view: View) => Html;
  /** What its forms do; each throws what is told to whoever sent it. */
  readonly actions: Readonly<Record<string, (acting: Acting, form: URLSearchParams) => Done>>;
  readonly says: Readonly<Record<string, (about: string) => string>>;
}
