/** A fleet as its account tells of it. States are AWS's words: one that nobody knows yet is shown as it is, and forbids everything. */
export interface FleetRow {
  readonly name: string;
  readonly arn: string;
  readonly state: string;
  /** ALWAYS_ON, ON_DEMAND, ELASTIC. */
  readonly type: string;
  readonly instanceType: string;
  /** Empty: an elastic fleet has none. */
  readonly imageArn: string;
  readonly imageName: string;
  /** How many instances (or sessions, where several share one) should be there. */
  readonly desired: number;
  readonly running: number;
  readonly inUse: number;
  readonly available: number;
  /** ISO 8601; empty where the account does not say. */
  readonly created: string;
  /** What AWS could not do for it, in its own words. */
  readonly errors: readonly string[];
}
