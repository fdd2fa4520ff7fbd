// The facade of the language room: `analyze` and the features over its result. Nothing else is exported.
export { actionByName, actions } from './actions/index.ts';
export type { ActionSpec, InputSpec, InputType, OutputSpec, Platform } from './actions/spec.ts';
export type { Analysis } from './analysis.ts';
export { type AnalyzeOptions, analyze } from './analyze.ts';
export type { Diagnostic, Fix, Severity, TextEdit } from './diagnostic.ts';
export type { DocumentKind } from './kinds/kind.ts';
export { LineIndex, type Position, type PositionRange, type TextRange } from './text.ts';
