import type { TextRange } from './text.ts';

/** error: AWS refuses it or it would certainly fail. warning: works, but is probably not meant. info: advice. */
export type Severity = 'error' | 'warning' | 'info';

export interface TextEdit {
  readonly range: TextRange;
  readonly newText: string;
}

/** One mend of a diagnostic. `safe` means that it cannot change what a correct reading of the document does. */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly TextEdit[];
}

/** A fault in a user's document. `rule` is the stable id of the rule that found it; code decides by it, never by the message. */
export interface Diagnostic {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: TextRange;
  readonly fixes?: readonly Fix[];
}
