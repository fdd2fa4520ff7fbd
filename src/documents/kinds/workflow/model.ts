import type { MapNode, ScalarNode, SyntaxNode } from '../../syntax/tree.ts';
import type { TextRange } from '../../text.ts';

/** The tolerant, typed and positioned view of an Image Builder workflow document, as `ComponentDocument` is of a component's. */
export interface WorkflowDocument {
  readonly node: MapNode;
  readonly schemaVersion: ScalarNode | undefined;
  readonly stepsNode: SyntaxNode | undefined;
  readonly steps: readonly WorkflowStep[];
}

export interface WorkflowStep {
  readonly index: number;
  readonly item: SyntaxNode | undefined;
  readonly range: TextRange;
  readonly node: MapNode | undefined;
  readonly name: ScalarNode | undefined;
  readonly action: ScalarNode | undefined;
}
