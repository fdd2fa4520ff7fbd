/** What is known of a step or a build that failed. */
export interface FailedStep {
  /** What the step or the account says of it. */
  readonly message: string;
  /** The reason of the image's state and the texts of its failure context, where there are any. */
  readonly reasons?: readonly string[] | undefined;
  readonly action?: string | undefined;
  readonly phase?: string | undefined;
  readonly exitCode?: number | null | undefined;
  readonly timedOut?: boolean | undefined;
  /** Whether the step could reach the network. */
  readonly network?: boolean | undefined;
  /** The last lines that it wrote. */
  readonly lines: readonly string[];
}

/** How a failure of one kind shows. Any one sign is enough; the conditions must hold as well. */
export interface Signs {
  /**
   * In a line of the log, the message or a reason. The text is untrusted, so an expression has no repetition without a bound: a test reads
   * each of them.
   */
  readonly line?: RegExp;
  /** In the message or a reason alone: words that a healthy log may hold as well. */
  readonly reason?: RegExp;
  readonly exitCodes?: readonly number[];
  readonly timedOut?: true;
  readonly action?: string;
  readonly phase?: string;
}

export interface Conditions {
  /** Somewhere in the log, the message or a reason. */
  readonly besides?: RegExp;
  readonly network?: false;
}

/** One known way to fail. */
export interface FailurePattern {
  readonly id: string;
  /** The likely cause, in a few words. */
  readonly title: string;
  /** Why that happens, in a sentence. */
  readonly cause: string;
  /** What to do, in a sentence or two. */
  readonly advice: string;
  /** A page that tells more, on one of the sites that the app opens. */
  readonly page?: string;
  readonly platform: 'any' | 'Linux' | 'Windows';
  /** How much the sign says: the text can mean nothing else, means this nearly always, or leaves other causes. */
  readonly confidence: 'certain' | 'likely' | 'possible';
  readonly signs: Signs;
  readonly when?: Conditions;
}
