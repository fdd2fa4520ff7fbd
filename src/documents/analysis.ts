import type { Diagnostic } from './diagnostic.ts';
import type { ComponentDocument } from './kinds/component/model.ts';
import type { DocumentKind } from './kinds/kind.ts';
import type { SyntaxTree } from './syntax/tree.ts';
import type { LineIndex } from './text.ts';

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
