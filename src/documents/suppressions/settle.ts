import type { Analysis } from '../analysis.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { inOrder } from '../rules/run.ts';
import { levelled } from '../settings/levels.ts';
import type { LintSettings } from '../settings/model.ts';
import { applySuppressions, type Stage } from './apply.ts';

/** What a later stage found in a document. */
export interface StageFindings {
  readonly stage: Exclude<Stage, 'document'>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * All findings of a document: those of its analysis and those of the later stages that ran, at the severities of its settings and
 * without what its comments silence, in the order of the text. Hosts show exactly this.
 */
export function settleFindings(analysis: Analysis, stages: readonly StageFindings[], settings?: LintSettings): readonly Diagnostic[] {
  if (stages.length === 0) return analysis.diagnostics;
  const later = stages.flatMap(({ stage, diagnostics }) => levelled(applySuppressions(analysis, diagnostics, stage), settings));
  return inOrder([...analysis.diagnostics, ...later]);
}
