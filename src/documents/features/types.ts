import type { TextEdit } from '../diagnostic.ts';
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

/** A place in this document, or in another file of the workspace. */
export interface Location {
  /** From the workspace's root, with slashes; undefined: the document that was asked. */
  readonly path?: string;
  readonly range: TextRange;
}

/** Edits of one file; `path` as in `Location`. Ranges are of the file as it is, and do not overlap. */
export interface FileEdits {
  readonly path?: string;
  readonly edits: readonly TextEdit[];
}

/** What a renaming changes; or why the name cannot be given, in words for the user. */
export type Renaming = { readonly files: readonly FileEdits[] } | { readonly invalid: string };

/** The inputs of an action, with the one that is being written. */
export interface Signature {
  readonly label: string;
  /** Markdown. */
  readonly documentation: string;
  readonly parameters: readonly { readonly label: string; readonly documentation: string }[];
  readonly activeParameter: number | undefined;
}

export interface InlayHint {
  readonly offset: number;
  readonly text: string;
  readonly tooltip?: string;
}

/** `target` is a path in the workspace or a URL (https only). */
export interface DocumentLink {
  readonly range: TextRange;
  readonly target: string;
  readonly tooltip?: string;
}

export type TokenKind =
  | 'action'
  | 'parameter'
  | 'constant'
  | 'step'
  | 'output'
  | 'keyword'
  | 'string'
  | 'comment'
  | 'variable'
  | 'command'
  | 'operator';

/** Colour for a part that YAML's own colouring knows nothing of. Tokens come in document order and do not overlap. */
export interface SemanticToken {
  readonly range: TextRange;
  readonly kind: TokenKind;
}

export interface CodeAction {
  readonly title: string;
  readonly kind: 'quickfix' | 'refactor' | 'source';
  /** It cannot change what a correct reading of the document does. */
  readonly safe: boolean;
  /** The rule whose finding it mends. */
  readonly rule?: string;
  readonly files: readonly FileEdits[];
  /** Files that it makes; `path` as in `Location`. */
  readonly creates?: readonly { readonly path: string; readonly text: string }[];
  /** Why it cannot be done here, in words for the user; it has no edits then. */
  readonly disabled?: string;
}

/** Lines that an editor can hide: from the end of the range's first line to its end. */
export interface Fold {
  readonly range: TextRange;
  readonly kind: 'region' | 'comment';
}

/** Something of a workspace that has a name. */
export interface WorkspaceSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: OutlineItem['kind'];
  /** From the workspace's root, with slashes. */
  readonly path: string;
  readonly range: TextRange;
}
