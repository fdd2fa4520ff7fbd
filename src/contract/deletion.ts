/** One thing that a plan deletes. */
export interface DeletionStep {
  /** An ARN, or the id of what has none. */
  readonly id: string;
  /** What it is, for people: `Pipeline weekly`. */
  readonly title: string;
  /** Why it is part of the plan. */
  readonly why: string;
  /** What is lost for good, as a sentence; undefined where it can be made again from a file. */
  readonly loses: string | undefined;
  /** What it was when the plan was made. What is another thing by then is not deleted. */
  readonly seen: string;
}

/** What will be deleted, in this order, shown before anything is. */
export interface DeletionPlan {
  readonly steps: readonly DeletionStep[];
  /** What stands in the way and is not part of the plan; with any of these nothing can be deleted. */
  readonly blockers: readonly { readonly id: string; readonly title: string; readonly why: string }[];
  /** What stays although one might think otherwise, as sentences. */
  readonly stays: readonly string[];
  /** What is typed to confirm a loss. */
  readonly confirm: string;
  readonly asOf: string;
}

/** How a deletion goes on. Where it goes on behind a failure, AWS itself keeps what is still needed. */
export type DeletionEvent =
  | { readonly type: 'deleting'; readonly id: string }
  | { readonly type: 'deleted'; readonly id: string }
  /** Somebody else was faster. */
  | { readonly type: 'gone'; readonly id: string }
  | { readonly type: 'failed'; readonly id: string; readonly message: string };
