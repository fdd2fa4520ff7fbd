// The facade of the language room: `analyze` and the features over its result. Nothing else is exported.
export { actionByName, actions } from './actions/index.ts';
export type { ActionSpec, InputSpec, InputType, OutputSpec, Platform } from './actions/spec.ts';
export type { Analysis } from './analysis.ts';
export { type AnalyzeOptions, analyze } from './analyze.ts';
export { type BaseImageName, readBaseImageName, systemOf } from './appstream/base-image.ts';
export {
  type DeclaredBase,
  type DeclaredCopy,
  type DeclaredImage,
  type DeclaredPermission,
  readDeclaredImage,
  type System,
  systemOfDeclared,
} from './appstream/declared-image.ts';
export {
  findInstanceType,
  findRetiredInstanceType,
  type Gpu,
  type InstanceFamily,
  type InstanceType,
  instanceTypes,
  type PriceClass,
  priceClasses,
  type RetiredInstanceType,
  retiredInstanceTypes,
} from './appstream/instance-types.ts';
export { type ImageScript, imageScript, scriptFilesOf } from './appstream/script/image-script.ts';
export type { Diagnostic, Fix, Severity, TextEdit } from './diagnostic.ts';
export { applyEdits, compatibleEdits } from './edits.ts';
export { type Comparison, compare } from './expressions/compare.ts';
export { type ConditionError, readCondition } from './expressions/condition.ts';
export { findReferences } from './expressions/find-references.ts';
export type { Reference } from './expressions/reference.ts';
export { readStepCondition, type StepCondition } from './expressions/step-condition.ts';
export { type Lookup, referencesIn, substitute, substituteAll } from './expressions/substitute.ts';
export { codeActions } from './features/code-actions.ts';
export { complete } from './features/complete.ts';
export { definition, references } from './features/definition.ts';
export { foldingRanges } from './features/folding.ts';
export { hover } from './features/hover.ts';
export { inlayHints } from './features/inlay-hints.ts';
export type { Place, Subject } from './features/language.ts';
export { links } from './features/links.ts';
export { outline } from './features/outline.ts';
export { placeIn } from './features/place.ts';
export { rename, renameable } from './features/rename.ts';
export { type FileMove, movedPath, renameFile } from './features/rename-file.ts';
export { selectionRanges } from './features/selection.ts';
export { signature } from './features/signature.ts';
export { tokens } from './features/tokens.ts';
export type {
  CodeAction,
  Completion,
  CompletionKind,
  DocumentLink,
  FileEdits,
  Fold,
  Hover,
  InlayHint,
  Location,
  OutlineItem,
  Renaming,
  SemanticToken,
  Signature,
  TokenKind,
  WorkspaceSymbol,
} from './features/types.ts';
export { workspaceSymbols } from './features/workspace-symbols.ts';
export { format } from './format/format.ts';
export { jsonSchema, schemaKinds } from './json-schema/index.ts';
export type { JsonSchema } from './json-schema/schema.ts';
export type {
  ComparisonOperator,
  Condition,
  ConditionOutcome,
  ExecutableDocument,
  ExecutableLoop,
  ExecutableParameter,
  ExecutablePhase,
  ExecutableStep,
  InputValue,
  OnFailure,
  ProbeOperator,
} from './kinds/component/executable.ts';
export type { ComponentDocument, Declaration, Loop, Phase, Step, StepReference } from './kinds/component/model.ts';
export { toExecutable } from './kinds/component/to-executable.ts';
export type { DocumentKind, ResourceKind as ResourceFileKind } from './kinds/kind.ts';
export { linkTargetOf } from './kinds/resource/links.ts';
export { type Operation, operationOf, operationsByKind } from './kinds/resource/operations.ts';
export { regions } from './kinds/resource/regions.ts';
export type { Shape, StructureShape } from './kinds/resource/shapes.ts';
export { conditionHolds } from './kinds/workflow/execution/condition-holds.ts';
export type {
  ExecutableWorkflow,
  ExecutableWorkflowStep,
  WorkflowMap,
  WorkflowValue,
} from './kinds/workflow/execution/executable-workflow.ts';
export { type GivenParameters, missingWorkflowParameters, parameterValues } from './kinds/workflow/execution/parameter-values.ts';
export { pathOrText, resolveInputs } from './kinds/workflow/execution/resolve-inputs.ts';
export { toExecutableWorkflow } from './kinds/workflow/execution/to-executable-workflow.ts';
export type { WorkflowScope } from './kinds/workflow/execution/value-at-path.ts';
export { isWorkflowMap, textOf } from './kinds/workflow/execution/workflow-value.ts';
export { ruleById, rules } from './rules/index.ts';
export type { Rule, RuleCategory } from './rules/rule.ts';
export { describeSchedule } from './schedule/describe.ts';
export { nextRuns } from './schedule/next-runs.ts';
export { readSchedule, type Schedule } from './schedule/parse.ts';
export { isTimeZone } from './schedule/zone.ts';
export { checkScripts } from './scripts/check-scripts.ts';
export type { Script, ScriptLanguage, ScriptParser } from './scripts/model.ts';
export { needsParser } from './scripts/parse-script.ts';
export { createScriptCache, type ScriptCache } from './scripts/script-cache.ts';
export { scriptTokens } from './scripts/script-tokens.ts';
export { scriptsOf } from './scripts/scripts-of.ts';
export { isForShellCheck, type ShellCheckRemark, shellCheckFailure, shellCheckFindings } from './scripts/shellcheck-findings.ts';
export { createShellCheckStage, type ShellCheckAnswer, type ShellCheckStage } from './scripts/shellcheck-stage.ts';
export { scriptParserOf, type TreeParser } from './scripts/snapshot.ts';
export { settingsFor } from './settings/for-file.ts';
export { isIgnored } from './settings/ignored.ts';
export { profiles } from './settings/keys.ts';
export { defaultSettings, type LintSettings, noSettings, type Profile, type RuleLevel, type WorkspaceSettings } from './settings/model.ts';
export {
  isLeftOut,
  isSettingsFile,
  noSettingsFiles,
  type SettingsAbove,
  type SettingsFiles,
  settingsFileNames,
  settingsOf,
  withSettingsFile,
} from './settings/nearest.ts';
export { readSettings } from './settings/read.ts';
export { nearest } from './spelling.ts';
export { type StageFindings, settleFindings } from './suppressions/settle.ts';
export { LineIndex, type Position, type PositionRange, type TextRange } from './text.ts';
export { checkFile } from './workspace/check.ts';
export { factsOf } from './workspace/facts.ts';
export { knownFrom } from './workspace/known.ts';
export {
  type ManagedResource,
  managedComponents,
  managedContainerImages,
  managedMachineImages,
  managedWorkflows,
} from './workspace/managed.ts';
export { type FileFacts, type KnownResource, noWorkspace, type WholeList, type WorkspaceFacts } from './workspace/model.ts';
export { neighboursOf } from './workspace/neighbours.ts';
