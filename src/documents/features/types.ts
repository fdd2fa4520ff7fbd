import type { TextRange } from '../text.ts';

export type CompletionKind = 'key' | 'action' | 'input' | 'value' | 'reference' | 'snippet';

export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** The text that is replaced; always on one line. */
  readonly range: TextRange;
  readonly insertText: string;
  /** insertText holds tab stops in the syntax of LSP snippets. */
  readonly snippet: boolean;
  readonly sortText?: string;
}

export interface Hover {
  readonly range: TextRange;
  /** Markdown. */
  readonly contents: string;
}

export interface OutlineItem {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'document' | 'parameter' | 'constant' | 'phase' | 'step' | 'key';
  readonly range: TextRange;
  readonly selectionRange: TextRange;
  readonly children: readonly OutlineItem[];
}
