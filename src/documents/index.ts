// The facade of the language room: `analyze` and the features over its result. Nothing else is exported.
import type { Diagnostic } from './diagnostic.ts';
import type { ComponentDocument } from './kinds/component/model.ts';
import type { SyntaxTree } from './syntax/tree.ts';
import type { LineIndex } from './text.ts';

/**
 * Kinds of document that Kiln tells apart by their content. `component` is an AWSTOE document; the other named kinds are the request
 * bodies of Image Builder's Create* calls; `unknown` is YAML or JSON that is none of them.
 */
export type DocumentKind =
  | 'component'
  | 'component-resource'
  | 'image-recipe'
  | 'infrastructure-configuration'
  | 'distribution-configuration'
  | 'image-pipeline'
  | 'unknown';

/** The one immutable value that every feature is a function of. */
export interface Analysis {
  readonly text: string;
  readonly lines: LineIndex;
  readonly tree: SyntaxTree;
  readonly kind: DocumentKind;
  /** Set when `kind` is `component`. */
  readonly component: ComponentDocument | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export type { Diagnostic, Fix, Severity, TextEdit } from './diagnostic.ts';
export { LineIndex, type Position, type PositionRange, type TextRange } from './text.ts';
