/** What the making of a base is given; it may take half a minute. */
export interface BaseTask {
  readonly signal?: AbortSignal | undefined;
  /** Lines for people. */
  readonly onProgress?: ((line: string) => void) | undefined;
}
