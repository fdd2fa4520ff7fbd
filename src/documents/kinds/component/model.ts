import type { ActionSpec } from '../../actions/spec.ts';
import type { Reference } from '../../expressions/reference.ts';
import type { ListNode, MapNode, ScalarNode, SyntaxNode } from '../../syntax/tree.ts';
import type { TextRange } from '../../text.ts';

/**
 * The tolerant, typed and positioned view of a component document that rules and editor features read. It is bound once per
 * analysis; a part that is missing or has the wrong shape is undefined here and still reachable through the `node` beside it.
 * Aliases are already followed: a node found through `*alias` is the anchored node.
 */
export interface ComponentDocument {
  readonly node: MapNode;
  readonly name: ScalarNode | undefined;
  readonly description: ScalarNode | undefined;
  readonly schemaVersion: ScalarNode | undefined;
  readonly parametersNode: SyntaxNode | undefined;
  readonly parameters: readonly Declaration[];
  readonly constantsNode: SyntaxNode | undefined;
  readonly constants: readonly Declaration[];
  readonly phasesNode: SyntaxNode | undefined;
  readonly phases: readonly Phase[];
  /** Of phases with one name the first. */
  readonly phasesByName: ReadonlyMap<string, Phase>;
  /** Every step of every phase, in document order. */
  readonly steps: readonly Step[];
  /** Parameters and constants by name; of duplicates the first. */
  readonly declarations: ReadonlyMap<string, Declaration>;
}

/** One item of `parameters` or `constants`: a map with exactly one key, the name. */
export interface Declaration {
  readonly kind: 'parameter' | 'constant';
  readonly item: SyntaxNode | undefined;
  readonly itemRange: TextRange;
  readonly name: ScalarNode | undefined;
  readonly bodyNode: SyntaxNode | undefined;
  readonly body: MapNode | undefined;
  readonly type: ScalarNode | undefined;
  readonly default: SyntaxNode | undefined;
  readonly value: SyntaxNode | undefined;
  readonly description: ScalarNode | undefined;
}

export interface Phase {
  readonly index: number;
  readonly item: SyntaxNode | undefined;
  readonly range: TextRange;
  readonly node: MapNode | undefined;
  readonly name: ScalarNode | undefined;
  readonly stepsNode: SyntaxNode | undefined;
  readonly steps: readonly Step[];
  /** Of steps with one name the first. */
  readonly stepsByName: ReadonlyMap<string, Step>;
}

/** A step in its place in the document. */
export interface Step extends StepAlone {
  readonly phase: Phase;
  readonly index: number;
}

/** A step as it is written, wherever it stands. */
export interface StepAlone {
  readonly item: SyntaxNode | undefined;
  readonly range: TextRange;
  readonly node: MapNode | undefined;
  readonly name: ScalarNode | undefined;
  readonly action: ScalarNode | undefined;
  /** What is known of the action; undefined for an unknown one. */
  readonly spec: ActionSpec | undefined;
  readonly inputs: SyntaxNode | undefined;
  /** See `inputMaps`. */
  readonly inputMaps: readonly MapNode[];
  readonly timeoutSeconds: SyntaxNode | undefined;
  readonly onFailure: SyntaxNode | undefined;
  readonly maxAttempts: SyntaxNode | undefined;
  readonly disableLogging: SyntaxNode | undefined;
  readonly loop: Loop | undefined;
  readonly conditionNode: SyntaxNode | undefined;
  /** Every reference anywhere in the step, with the scalar that holds it, in document order. */
  readonly references: readonly StepReference[];
}

export type ReferencePlace = 'inputs' | 'loop-list' | 'condition-value' | 'elsewhere';

export interface StepReference {
  readonly reference: Reference;
  readonly scalar: ScalarNode;
  readonly place: ReferencePlace;
}

export interface Loop {
  readonly node: SyntaxNode;
  readonly map: MapNode | undefined;
  readonly name: ScalarNode | undefined;
  readonly forNode: SyntaxNode | undefined;
  readonly forEachNode: SyntaxNode | undefined;
  readonly forEachList: ListNode | undefined;
}
