import type { TextRange } from '../../text.ts';

/** A value of `inputs`, `if` or `forEach` as AWSTOE's string fields see it: every scalar is its source text ("0755", "true", "2.0"). */
export type InputValue = string | readonly InputValue[] | { readonly [key: string]: InputValue };

export type OnFailure = 'Abort' | 'Continue' | 'Ignore';

/** A component document reduced to what running it needs; made only from a document without errors that would make that meaningless. */
export interface ExecutableDocument {
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly parameters: readonly ExecutableParameter[];
  readonly constants: ReadonlyMap<string, string>;
  readonly phases: readonly ExecutablePhase[];
}

export interface ExecutableParameter {
  readonly name: string;
  /** undefined: a value must be supplied. */
  readonly default: string | undefined;
}

export interface ExecutablePhase {
  readonly name: string;
  readonly steps: readonly ExecutableStep[];
}

export interface ExecutableStep {
  readonly name: string;
  readonly action: string;
  readonly inputs: InputValue | undefined;
  /** Seconds; -1 is unlimited. Default 7200. */
  readonly timeoutSeconds: number;
  readonly onFailure: OnFailure;
  /** Total number of attempts, at least 1. */
  readonly maxAttempts: number;
  readonly loop: ExecutableLoop | undefined;
  /** The `if` map, not yet substituted. */
  readonly condition: InputValue | undefined;
  readonly disableLogging: boolean;
  /** The step's text in the document, and its name's. */
  readonly range: TextRange;
  readonly nameRange: TextRange;
}

export type ExecutableLoop =
  | { readonly kind: 'range'; readonly name: string; readonly start: number; readonly end: number; readonly updateBy: number }
  | { readonly kind: 'items'; readonly name: string; readonly items: readonly string[] }
  | { readonly kind: 'split'; readonly name: string; readonly list: string; readonly delimiter: string };

export type ComparisonOperator =
  | 'stringEquals'
  | 'stringLessThan'
  | 'stringLessThanEquals'
  | 'stringGreaterThan'
  | 'stringGreaterThanEquals'
  | 'patternMatches'
  | 'numberEquals'
  | 'numberLessThan'
  | 'numberLessThanEquals'
  | 'numberGreaterThan'
  | 'numberGreaterThanEquals'
  | 'stringIsEmpty'
  | 'stringIsWhitespace';

export type ProbeOperator =
  | 'binaryExists'
  | 'fileExists'
  | 'folderExists'
  | 'fileMD5Equals'
  | 'fileSHA1Equals'
  | 'fileSHA256Equals'
  | 'fileSHA512Equals';

/** A condition of `if` or of Assert after substitution. Comparisons are decided by `compare`; probes need the machine. */
export type Condition =
  | { readonly kind: 'all' | 'any'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition }
  | { readonly kind: 'comparison'; readonly operator: ComparisonOperator; readonly operand: string; readonly value: string }
  | { readonly kind: 'probe'; readonly operator: ProbeOperator; readonly operand: string; readonly path: string };

export type ConditionOutcome = 'Abort' | 'Execute' | 'Skip';
