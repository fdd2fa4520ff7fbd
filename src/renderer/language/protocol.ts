import type { DocumentKind, Position, PositionRange, Severity } from '../../documents/index.ts';

// What crosses between the window and the language worker. Positions, not offsets: the worker holds the text that they belong to.

export interface Problem {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: PositionRange;
  readonly fixes: readonly ProblemFix[];
}

export interface ProblemFix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly { readonly range: PositionRange; readonly newText: string }[];
}

export interface OutlineSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'document' | 'parameter' | 'constant' | 'phase' | 'step' | 'key';
  readonly range: PositionRange;
  readonly selectionRange: PositionRange;
  readonly children: readonly OutlineSymbol[];
}

export interface DocumentAnalysis {
  /** The model's version that this is true of. */
  readonly version: number;
  readonly kind: DocumentKind;
  readonly problems: readonly Problem[];
  readonly outline: readonly OutlineSymbol[];
}

export interface CompletionEntry {
  readonly label: string;
  readonly kind: 'key' | 'action' | 'input' | 'value' | 'reference' | 'snippet';
  readonly detail: string | undefined;
  /** Markdown. */
  readonly documentation: string | undefined;
  readonly range: PositionRange;
  readonly insertText: string;
  readonly snippet: boolean;
  readonly sortText: string | undefined;
}

export interface HoverAnswer {
  readonly range: PositionRange;
  /** Markdown, one part a source. */
  readonly contents: readonly string[];
}

export interface RehearsalParameter {
  readonly name: string;
  /** undefined: a value must be given. */
  readonly default: string | undefined;
  readonly description: string | undefined;
}

/** What may be chosen before a component document is rehearsed. */
export interface RehearsalOptions {
  readonly phases: readonly string[];
  readonly parameters: readonly RehearsalParameter[];
}

/** A question about a document or one place of it, answered from its latest analysis. */
export type Question =
  | { readonly ask: 'complete'; readonly id: string; readonly position: Position }
  | { readonly ask: 'hover'; readonly id: string; readonly position: Position }
  | { readonly ask: 'rehearsal'; readonly id: string };

export type ToLanguage =
  | { readonly type: 'text'; readonly id: string; readonly version: number; readonly fileName: string; readonly text: string }
  | { readonly type: 'closed'; readonly id: string }
  | { readonly type: 'question'; readonly number: number; readonly question: Question };

export type FromLanguage =
  | { readonly type: 'analysis'; readonly id: string; readonly analysis: DocumentAnalysis }
  | { readonly type: 'completions'; readonly number: number; readonly entries: readonly CompletionEntry[] }
  | { readonly type: 'hover'; readonly number: number; readonly hover: HoverAnswer | undefined }
  | { readonly type: 'rehearsal'; readonly number: number; readonly options: RehearsalOptions | undefined };
