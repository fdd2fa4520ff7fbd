/** A value of a workflow document, with the types of YAML: what an input holds, a step gives, or a parameter is set to. */
export type WorkflowValue = string | number | boolean | null | readonly WorkflowValue[] | WorkflowMap;

export interface WorkflowMap {
  readonly [key: string]: WorkflowValue;
}

/** A workflow document reduced to what running it needs, without ranges and nodes. */
export interface ExecutableWorkflow {
  readonly name: string | undefined;
  readonly parameters: readonly ExecutableWorkflowParameter[];
  readonly steps: readonly ExecutableWorkflowStep[];
  readonly outputs: readonly ExecutableWorkflowOutput[];
}

export interface ExecutableWorkflowParameter {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'boolean' | 'stringList';
  /** undefined: a value must be supplied. */
  readonly default: WorkflowValue | undefined;
}

export interface ExecutableWorkflowStep {
  readonly name: string;
  readonly action: string;
  readonly condition: WorkflowCondition | undefined;
  /** As they are written; `resolveInputs` gives what the action receives. */
  readonly inputs: WorkflowMap;
  readonly onFailure: 'Abort' | 'Continue';
  /** Or a path to a boolean. */
  readonly rollbackEnabled: boolean | string;
  /** Of one attempt; the action's default where the document has none. */
  readonly timeoutSeconds: number;
  readonly waitSeconds: number;
  /** Total number of attempts, at least 1. */
  readonly maxAttempts: number;
  readonly backoffSeconds: number;
}

export interface ExecutableWorkflowOutput {
  readonly name: string;
  /** A path, or a text. */
  readonly value: string;
}

export type WorkflowComparison =
  | 'stringEquals'
  | 'booleanEquals'
  | 'numberEquals'
  | 'numberLessThan'
  | 'numberLessThanEquals'
  | 'numberGreaterThan'
  | 'numberGreaterThanEquals';

export type WorkflowCondition =
  | { readonly kind: 'and' | 'or'; readonly conditions: readonly WorkflowCondition[] }
  | { readonly kind: 'not'; readonly condition: WorkflowCondition }
  /** `operand` stands behind the operator; `value` is a path, or a text. */
  | { readonly kind: 'comparison'; readonly operator: WorkflowComparison; readonly operand: string; readonly value: string };
