/** What a format's writer makes. */
export interface Writing {
  readonly text: string;
  /** What the format cannot say, and what to do about it; they stand in the text too. */
  readonly notes: readonly string[];
}
