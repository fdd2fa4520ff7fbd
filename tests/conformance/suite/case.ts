// What the conformance suite is made of: cases, kept by the operation that they are about, which run through any client.
import type { Target } from './target.ts';

export type Values = Readonly<Record<string, unknown>>;

// biome-ignore lint/suspicious/noExplicitAny: answers of every operation, whose form is checked against the model; cases compare values
export type Answer = any;

/** Calls an operation by its name; throws a Refusal for what is refused. */
export type Call = (operation: string, input?: Values) => Promise<Answer>;

/** An error of the service, whichever client tells it. */
export class Refusal extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** What a case works with. */
export interface Kit {
  readonly target: Target;
  readonly call: Call;
  /** A name that nothing else has; what is made under it is removed in the end. */
  name(stem: string): string;
  /** Makes the call and throws unless it is refused with this code; gives the message. */
  refused(code: string, operation: string, input?: Values): Promise<string>;
  /** What many cases need and none changes: made by the first that asks. */
  once<T>(key: string, make: (kit: Kit) => Promise<T>): Promise<T>;
}

export interface Case<K extends Kit = Kit> {
  readonly title: string;
  /** The outcome of the operation that the case must bring about: an answer, or a refusal with this code. */
  readonly shows: string;
  /** Why it says nothing about a real account. */
  readonly localOnly?: string;
  /** Costs minutes and money on a real account. */
  readonly expensive?: true;
  /** So many calls that one client, the SDK, is enough. */
  readonly tedious?: true;
  run(kit: K): Promise<void>;
}

/** Marks a case that shows that the operation does what it is for. */
export const ANSWERS = 'answers';

export interface Pages<K extends Kit = Kit> {
  /** Where the answer holds the rows. */
  readonly rows: string;
  /** Sees to it that there are three rows at least; gives what else the request says. */
  readonly fill: (kit: K) => Promise<Values>;
  /** Makes one more row, behind the others, where a request can. */
  readonly grow?: (kit: K, request: Values) => Promise<unknown>;
  /** What tells rows apart. */
  readonly key: (row: Answer) => unknown;
  readonly localOnly?: string;
  readonly expensive?: true;
}

export interface OperationCases<K extends Kit = Kit> {
  readonly operation: string;
  /** A request that is accepted; each call gives one that has not been sent yet. Validation and tokens are tried with changes of it. */
  readonly example: (kit: K) => Promise<Values>;
  /** Another request of the same kind, for a token that was used before; by default the example with another description. */
  readonly other?: (example: Values) => Values;
  /** Why the example and what is made of it says nothing about a real account. */
  readonly localOnly?: string;
  readonly expensive?: true;
  readonly pages?: Pages<K>;
  readonly cases: readonly Case<K>[];
}
