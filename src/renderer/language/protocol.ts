import type {
  CodeAction,
  CompletionKind,
  DocumentKind,
  FileEdits,
  FileFacts,
  FileMove,
  KnownResource,
  OutlineItem,
  Position,
  PositionRange,
  SettingsAbove,
  Severity,
  ShellCheckAnswer,
  TextRange,
  TokenKind,
  WholeList,
  WorkspaceSymbol,
} from '../../documents/index.ts';

// What crosses between the window and the language worker. Positions, not offsets: the worker holds the text that they belong to.

export interface Problem {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: PositionRange;
}

export interface OutlineSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: OutlineItem['kind'];
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
  readonly kind: CompletionKind;
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

export interface SignatureAnswer {
  readonly label: string;
  /** Markdown. */
  readonly documentation: string;
  readonly parameters: readonly { readonly label: string; readonly documentation: string }[];
  readonly activeParameter: number | undefined;
}

/** A place in the document that was asked, or in another file, whose lines only the window can count. */
export type PlacedRange = { readonly range: PositionRange } | { readonly path: string; readonly offsets: TextRange };

export interface PlacedEdit {
  readonly place: PlacedRange;
  readonly newText: string;
}

export type RenameAnswer = { readonly edits: readonly PlacedEdit[] } | { readonly invalid: string };

export interface FoldAnswer {
  readonly range: PositionRange;
  readonly kind: 'region' | 'comment';
}

export interface HintAnswer {
  readonly position: Position;
  readonly text: string;
  readonly tooltip: string | undefined;
}

export interface LinkAnswer {
  readonly range: PositionRange;
  /** A path of the workspace, or an https address. */
  readonly target: string;
  readonly tooltip: string | undefined;
}

export interface TokenAnswer {
  readonly range: PositionRange;
  readonly kind: TokenKind;
}

export interface ActionAnswer extends Pick<CodeAction, 'title' | 'kind' | 'safe' | 'rule' | 'creates' | 'disabled'> {
  readonly edits: readonly PlacedEdit[];
}

export interface EditAnswer {
  readonly range: PositionRange;
  readonly newText: string;
}

/** What each question is answered with. */
export interface Answers {
  readonly complete: readonly CompletionEntry[];
  readonly hover: HoverAnswer | undefined;
  readonly signature: SignatureAnswer | undefined;
  readonly definition: readonly PlacedRange[];
  readonly references: readonly PlacedRange[];
  readonly renameable: PositionRange | undefined;
  readonly rename: RenameAnswer;
  /** Ranges around the position, the innermost first. */
  readonly selections: readonly PositionRange[];
  readonly folds: readonly FoldAnswer[];
  readonly hints: readonly HintAnswer[];
  readonly links: readonly LinkAnswer[];
  readonly tokens: readonly TokenAnswer[];
  readonly actions: readonly ActionAnswer[];
  readonly format: readonly EditAnswer[];
  readonly rehearsal: RehearsalOptions | undefined;
  readonly workspaceSymbols: readonly WorkspaceSymbol[];
  /** What has to change so that every path stays right, in the files where they are before the move. */
  readonly move: readonly FileEdits[];
}

type AboutPlace = 'complete' | 'hover' | 'signature' | 'definition' | 'references' | 'renameable' | 'selections';
type AboutDocument = 'folds' | 'hints' | 'links' | 'tokens' | 'format' | 'rehearsal';

/** A question about a document or one place of it, answered from its latest analysis. */
export type DocumentQuestion =
  | { readonly ask: AboutPlace; readonly id: string; readonly position: Position }
  | { readonly ask: AboutDocument; readonly id: string }
  | { readonly ask: 'rename'; readonly id: string; readonly position: Position; readonly newName: string }
  | { readonly ask: 'actions'; readonly id: string; readonly range: PositionRange };

/** A question that the workspace's files answer together. */
export type WorkspaceQuestion = { readonly ask: 'workspaceSymbols' } | { readonly ask: 'move'; readonly move: FileMove };

export type Question = DocumentQuestion | WorkspaceQuestion;

/** The answer to a question; undefined when its document is not known (any more). */
export type AnswerTo<Asked extends Question> = Answers[Asked['ask']] | undefined;

export type ToLanguage =
  | { readonly type: 'text'; readonly id: string; readonly version: number; readonly fileName: string; readonly text: string }
  | { readonly type: 'closed'; readonly id: string }
  /** What files of the workspace tell the others: those that changed, and those that are gone. */
  | { readonly type: 'facts'; readonly changed: readonly FileFacts[]; readonly removed: readonly string[] }
  /** Another workspace was opened: nothing of the last one holds. */
  | { readonly type: 'workspace' }
  /** All of its files have been told: what is missing now is missing. */
  | { readonly type: 'workspaceRead' }
  /** What the connected account has, and what of that is all that it has. */
  | { readonly type: 'known'; readonly known: readonly KnownResource[]; readonly whole: readonly WholeList[] }
  /** The text of a kiln.config.yaml of the workspace; undefined when it is gone. */
  | { readonly type: 'settings'; readonly path: string; readonly text: string | undefined }
  /** The settings that stand further up in the workspace's repository, if there are any. */
  | { readonly type: 'settingsAbove'; readonly above: SettingsAbove | undefined }
  | { readonly type: 'question'; readonly number: number; readonly question: Question }
  /** What main knows about scripts; undefined when it could not be asked. */
  | { readonly type: 'remarks'; readonly number: number; readonly answer: ShellCheckAnswer | undefined };

export type FromLanguage =
  | { readonly type: 'analysis'; readonly id: string; readonly analysis: DocumentAnalysis }
  | { readonly type: 'answer'; readonly number: number; readonly answer: AnswerTo<Question> }
  /** The worker cannot start programs: main is to ask ShellCheck about scripts. */
  | { readonly type: 'shellCheck'; readonly number: number; readonly scripts: readonly string[] };
