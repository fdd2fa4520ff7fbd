/** Why something may not be done, and what to do so that it may. */
export interface Refusal {
  /** A sentence. */
  readonly reason: string;
  /** A sentence that begins with what to do. */
  readonly wayOut: string;
}

/** Whether something may be done. */
export type Permit = true | Refusal;

/** A refusal as one text. */
export const refusalText = ({ reason, wayOut }: Refusal): string => `${reason} ${wayOut}`;
