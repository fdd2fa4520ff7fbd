import type { Forbidden } from './appstream-builder-actions.ts';

/** Whether something may be done, or why not and what to do first. */
export type Permit = true | Forbidden;

/** A refusal as one text. */
export const refusalText = ({ reason, wayOut }: Forbidden): string => `${reason} ${wayOut}`;
