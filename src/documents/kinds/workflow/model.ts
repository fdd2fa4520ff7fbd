import type { MapNode, ScalarNode, SyntaxNode } from '../../syntax/tree.ts';
import type { TextRange } from '../../text.ts';
import type { WorkflowActionSpec } from './actions/spec.ts';
import type { Conditions } from './conditions.ts';
import type { FieldMap } from './field-maps.ts';
import type { WorkflowPath } from './path.ts';

/**
 * The tolerant, typed and positioned view of an Image Builder workflow document, as `ComponentDocument` is of a component's: bound once,
 * a part that is missing or has the wrong shape is undefined and still reachable through the `node` beside it, aliases are followed.
 */
export interface WorkflowDocument {
  readonly node: MapNode;
  readonly name: ScalarNode | undefined;
  readonly description: ScalarNode | undefined;
  readonly schemaVersion: ScalarNode | undefined;
  readonly parametersNode: SyntaxNode | undefined;
  readonly parameters: readonly WorkflowParameter[];
  /** Of duplicates the first. */
  readonly parametersByName: ReadonlyMap<string, WorkflowParameter>;
  readonly stepsNode: SyntaxNode | undefined;
  readonly steps: readonly WorkflowStep[];
  /** Of steps with one name the first. */
  readonly stepsByName: ReadonlyMap<string, WorkflowStep>;
  readonly outputsNode: SyntaxNode | undefined;
  readonly outputs: readonly WorkflowOutput[];
}

export interface WorkflowParameter {
  readonly item: SyntaxNode | undefined;
  readonly range: TextRange;
  readonly node: MapNode | undefined;
  readonly name: ScalarNode | undefined;
  readonly type: ScalarNode | undefined;
  readonly default: SyntaxNode | undefined;
  readonly description: ScalarNode | undefined;
}

export interface WorkflowStep {
  readonly index: number;
  readonly item: SyntaxNode | undefined;
  readonly range: TextRange;
  readonly node: MapNode | undefined;
  readonly name: ScalarNode | undefined;
  readonly action: ScalarNode | undefined;
  /** What is known of the action; undefined for an unknown one. */
  readonly spec: WorkflowActionSpec | undefined;
  readonly inputs: SyntaxNode | undefined;
  /** The maps of its inputs whose keys are known, outer ones first. */
  readonly fieldMaps: readonly FieldMap[];
  readonly conditionNode: SyntaxNode | undefined;
  readonly conditions: Conditions;
  readonly onFailure: SyntaxNode | undefined;
  readonly rollbackEnabled: SyntaxNode | undefined;
  readonly timeoutSeconds: SyntaxNode | undefined;
  readonly waitSeconds: SyntaxNode | undefined;
  readonly retry: SyntaxNode | undefined;
  /** Every path anywhere in the step, in document order. */
  readonly references: readonly PathReference[];
}

export interface WorkflowOutput {
  readonly item: SyntaxNode | undefined;
  readonly range: TextRange;
  readonly node: MapNode | undefined;
  readonly name: ScalarNode | undefined;
  readonly value: SyntaxNode | undefined;
  readonly references: readonly PathReference[];
}

/**
 * Where a path stands: `input`, the value of a key with `.$` or an item of its list; `bare`, the same of a key without, which Image
 * Builder takes for mere text; `text`, between braces inside a text; the others as they say.
 */
export type PathPlace = 'input' | 'bare' | 'text' | 'condition' | 'rollback' | 'output';

export interface PathReference {
  readonly path: WorkflowPath;
  readonly place: PathPlace;
  /** The scalar that holds it. */
  readonly scalar: ScalarNode;
  /** The key that it stands behind. */
  readonly key: ScalarNode | undefined;
  /** The parts of the path have their own ranges; otherwise, for escapes in the scalar, all have that of the scalar. */
  readonly exact: boolean;
}
