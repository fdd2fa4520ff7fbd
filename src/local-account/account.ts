import type { Accounts } from './accounts/accounts.ts';
import type { Scanner } from './artifacts/scan/scanner.ts';
import type { Clock } from './clock.ts';
import type { StepAnswer } from './engine/build-job.ts';
import type { ContainerBuilders } from './engine/container/builder.ts';
import type { Store } from './store/store.ts';

/** What the operations ask of the builds behind them. */
export interface Builds {
  /** Looks for images that wait; call it after one was written. */
  wake(): void;
  /** Asks the build of this image to end; the image turns CANCELLED when it has. Says whether there was one. */
  cancel(imageArn: string): boolean;
  /**
   * Answers a waiting step, which is what SendWorkflowStepAction does; says whether the step waited. The answer is durable with the
   * caller's transaction, and the build goes on after it. `waitingSteps` in store/executions.ts lists what ListWaitingWorkflowSteps shows.
   */
  answerStep(stepId: string, answer: StepAnswer): boolean;
}

/** What the operations ask of the executions that deprecate, disable and delete images. */
export interface Lifecycle {
  /** Looks for executions that are due; call it after one was written. */
  wake(): void;
}

/** What the operations ask of the messages that go to webhooks. */
export interface Deliveries {
  /** Looks for messages that wait; call it after one was written. */
  wake(): void;
}

/** What the operations ask of the exports of AMIs. */
export interface Exports {
  /** Looks for exports that wait; call it after one was written. */
  wake(): void;
}

/** What the operations ask of what is kept of images. */
export interface Garbage {
  /** Looks for artifacts that nobody needs any more; call it after an image, an AMI or a snapshot was deleted. */
  wake(): void;
}

/** What every operation works with: an account in a Region, and what all of them share. */
export interface Account {
  readonly accountId: string;
  readonly region: string;
  /** All accounts of this endpoint. */
  readonly accounts: Accounts;
  readonly clock: Clock;
  readonly store: Store;
  readonly builds: Builds;
  readonly lifecycle: Lifecycle;
  readonly deliveries: Deliveries;
  /** What builds container images on this computer. */
  readonly containerBuilders: ContainerBuilders;
  readonly garbage: Garbage;
  /** What looks for vulnerabilities in images; undefined where nothing is installed that does, as if Inspector were off. */
  readonly scanner?: Scanner | undefined;
  readonly exports: Exports;
  /** How many of each kind of AppStream an account may have in a Region, where that is not AWS's own quota. */
  readonly appstreamQuota?: number | undefined;
  /** Where this endpoint is reached: http://127.0.0.1:PORT. */
  endpoint(): string;
  /** Where the artifacts of images lie, one folder an image. */
  readonly imagesDirectory: string;
}

/** Who signed a request. */
export interface Caller {
  readonly arn: string;
  readonly userId: string;
}

/** What each request adds to the account. */
export interface Called extends Account {
  readonly caller: Caller;
  /** Makes keys that are good until then. */
  issueKeys(session: Session): SessionKeys;
}

/** What keys of a limited time stand for. */
export interface Session extends Caller {
  readonly accountId: string;
  /** Milliseconds since the epoch. */
  readonly expires: number;
}

export interface SessionKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** An operation: plain input, already validated against the model, to plain output; throws AwsError. */
export type Operation = (account: Called, input: never) => object;

/** The emulated operations of a service, by name. */
export type Operations = Readonly<Record<string, Operation>>;
