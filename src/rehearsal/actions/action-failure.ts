export interface FailureDetail {
  /** The exit code of the step's own process, where it had one. */
  readonly exitCode?: number | null;
  /** What the step had put out when it failed. */
  readonly outputs?: Readonly<Record<string, string>>;
}

/** The expected way for an action to fail: the message is shown to the user as the reason. Anything else that is thrown is a bug. */
export class ActionFailure extends Error {
  readonly detail: FailureDetail;

  constructor(message: string, detail: FailureDetail = {}) {
    super(message);
    this.name = 'ActionFailure';
    this.detail = detail;
  }
}
