import type { Analysis } from '../analysis.ts';
import type { TextRange } from '../text.ts';
import type { WorkspaceFacts } from '../workspace/model.ts';
import type {
  CodeAction,
  Completion,
  DocumentLink,
  Hover,
  InlayHint,
  Location,
  OutlineItem,
  Renaming,
  SemanticToken,
  Signature,
} from './types.ts';

/** A document among the others of its workspace. */
export interface Subject {
  readonly analysis: Analysis;
  /** Of the document, from the workspace's root; undefined for a document that is no file of it. */
  readonly path: string | undefined;
  readonly workspace: WorkspaceFacts;
}

/** A place that an editor asks about. */
export interface Place extends Subject {
  readonly offset: number;
}

/**
 * What one document language answers to an editor. A language may leave questions out. Every function is pure, reads half-typed text
 * and never throws.
 */
export interface LanguageFeatures {
  complete?(place: Place): readonly Completion[];
  hover?(place: Place): Hover | undefined;
  signature?(place: Place): Signature | undefined;
  definition?(place: Place): readonly Location[];
  /** Every use of what stands at the place, its declaration included. */
  references?(place: Place): readonly Location[];
  /** The name at the place, if it can be renamed. */
  renameable?(place: Place): TextRange | undefined;
  rename?(place: Place, newName: string): Renaming | undefined;
  /** undefined: the keys of the document have to do. */
  outline?(analysis: Analysis): readonly OutlineItem[] | undefined;
  inlayHints?(subject: Subject, now: Date): readonly InlayHint[];
  links?(subject: Subject): readonly DocumentLink[];
  tokens?(analysis: Analysis): readonly SemanticToken[];
  /** Refactorings at a range; fixes of findings are everyone's. */
  refactorings?(subject: Subject, range: TextRange): readonly CodeAction[];
}
