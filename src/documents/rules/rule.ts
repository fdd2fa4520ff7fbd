import type { Platform } from '../actions/spec.ts';
import type { Fix, Severity } from '../diagnostic.ts';
import type { HostDocument } from '../embedded/model.ts';
import type { ComponentDocument, Declaration, Phase, Step, StepAlone, StepReference } from '../kinds/component/model.ts';
import type { DockerfileTemplate } from '../kinds/dockerfile/model.ts';
import type { ResourceDocument } from '../kinds/resource/model.ts';
import type { WorkflowDocument, WorkflowStep } from '../kinds/workflow/model.ts';
import type { ParsedScript, ScriptCommand } from '../scripts/model.ts';
import type { SettingsDocument } from '../settings/model.ts';
import type { SyntaxFault, SyntaxTree } from '../syntax/tree.ts';
import type { LineIndex, TextRange } from '../text.ts';
import type { FileFacts, WorkspaceFacts } from '../workspace/model.ts';

export type RuleCategory =
  | 'syntax'
  | 'structure'
  | 'action'
  | 'reference'
  | 'flow'
  | 'safety'
  | 'style'
  | 'script'
  | 'workspace'
  | 'settings';

/** What a check sees beside the node it is called for. */
export interface RuleContext<Document = ComponentDocument> {
  readonly text: string;
  readonly lines: LineIndex;
  readonly tree: SyntaxTree;
  readonly document: Document;
  /** The operating systems that the workspace builds for; undefined: any. */
  readonly platforms?: readonly Platform[] | undefined;
  /** Reports a finding under the rule's id and severity. Ranges are of `text`. */
  report(range: TextRange, message: string, fixes?: readonly Fix[]): void;
}

/** What a check of a step sees: neither the document nor its faults, because what it finds is kept for as long as the step stays the same. */
export type StepContext = Omit<RuleContext, 'document' | 'tree'>;

/** What a check of a script sees: nothing but the script, because what it finds is kept by the script's text. Ranges are of that text. */
export type ScriptContext = Pick<RuleContext, 'report'>;

/** What a check of Kiln's settings sees: also which rules there are. */
export interface SettingsContext extends RuleContext<SettingsDocument> {
  readonly ruleIds: ReadonlySet<string>;
}

/** What a check across files sees: the document's own file, and what the others say. */
export interface WorkspaceContext extends RuleContext<unknown> {
  readonly file: FileFacts;
  readonly workspace: WorkspaceFacts;
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
  /** The file's name, where the examples need it to be known for what they are. */
  readonly exampleFile?: string;
  /** Settings of the workspace that the examples stand in. */
  readonly exampleSettings?: { readonly platforms: readonly Platform[] };
  /** Where the behaviour is documented, or the date since which AWS shows it. */
  readonly source: string;
  fault?(fault: SyntaxFault, context: Omit<RuleContext, 'document'>): void;

  // Component documents.
  document?(document: ComponentDocument, context: RuleContext): void;
  declaration?(declaration: Declaration, context: RuleContext): void;
  phase?(phase: Phase, context: RuleContext): void;
  /** Looks at nothing beyond the step; what compares steps is done in `phase`, `document` or `reference`. */
  step?(step: StepAlone, context: StepContext): void;
  /** Keys and actions of the steps that `step` has something to say about (`if`, `Assert`); all steps without it. */
  readonly steps?: readonly string[];
  reference?(reference: StepReference, step: Step, context: RuleContext): void;

  // The other kinds.
  workflow?(workflow: WorkflowDocument, context: RuleContext<WorkflowDocument>): void;
  workflowStep?(step: WorkflowStep, context: RuleContext<WorkflowDocument>): void;
  settings?(settings: SettingsDocument, context: SettingsContext): void;
  resource?(resource: ResourceDocument, context: RuleContext<ResourceDocument>): void;
  dockerfile?(template: DockerfileTemplate, context: RuleContext<DockerfileTemplate>): void;
  host?(host: HostDocument, context: RuleContext<HostDocument>): void;

  // The later stages: scripts of a component, once a parser is at hand; a file among the others of its workspace.
  script?(script: ParsedScript, context: ScriptContext): void;
  command?(command: ScriptCommand, script: ParsedScript, context: ScriptContext): void;
  /** The names of the commands that `command` has something to say about. */
  readonly commands?: readonly string[];
  workspace?(context: WorkspaceContext): void;
}
