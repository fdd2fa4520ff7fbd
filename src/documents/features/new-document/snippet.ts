import type { DocumentKind } from '../../kinds/kind.ts';

/** A whole document in the syntax of LSP snippets; with its tab stops filled by their defaults it has no findings. */
export interface DocumentSnippet {
  readonly label: string;
  readonly kind: DocumentKind;
  readonly detail: string;
  readonly text: string;
}
