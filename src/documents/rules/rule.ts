import type { Fix, Severity } from '../diagnostic.ts';
import type { ComponentDocument, Declaration, Phase, Step, StepReference } from '../kinds/component/model.ts';
import type { SyntaxFault, SyntaxTree } from '../syntax/tree.ts';
import type { LineIndex, TextRange } from '../text.ts';

export type RuleCategory = 'syntax' | 'structure' | 'action' | 'reference' | 'flow' | 'safety' | 'style';

/** What a check sees beside the node it is called for. */
export interface RuleContext {
  readonly text: string;
  readonly lines: LineIndex;
  readonly tree: SyntaxTree;
  readonly document: ComponentDocument;
  /** Reports a finding under the rule's id and severity. */
  report(range: TextRange, message: string, fixes?: readonly Fix[]): void;
}

/**
 * One lint rule in one file. All rules run in one pass over the document: the engine calls each of the functions below for every node
 * of its kind, in document order. A rule keeps no state between calls; what needs the whole document is done in `document`.
 */
export interface Rule {
  /** Stable, kebab-case, names the fault. */
  readonly id: string;
  readonly severity: Severity;
  readonly category: RuleCategory;
  /** Kiln version that brought the rule. */
  readonly since: string;
  readonly summary: string;
  /** Why it matters and what to do, in Markdown. */
  readonly explanation: string;
  /** A whole document without this finding, and one with it: the rule's test runs both. */
  readonly good: string;
  readonly bad: string;
  /** Where the behaviour is documented, or the date since which AWS shows it. */
  readonly source: string;
  fault?(fault: SyntaxFault, context: Omit<RuleContext, 'document'>): void;
  document?(document: ComponentDocument, context: RuleContext): void;
  declaration?(declaration: Declaration, context: RuleContext): void;
  phase?(phase: Phase, context: RuleContext): void;
  step?(step: Step, context: RuleContext): void;
  reference?(reference: StepReference, step: Step, context: RuleContext): void;
}
