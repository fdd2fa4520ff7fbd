import type { Reference } from '../../expressions/reference.ts';
import type { ComponentDocument, Phase, Step } from './model.ts';

export type ToStep = Extract<Reference, { kind: 'step' }>;

/** What a reference to a step leads to, as far as it exists; of duplicates the first. */
export interface Target {
  readonly phase: Phase | undefined;
  readonly step: Step | undefined;
}

/** Follows `PHASE.STEP.…`. */
export function targetOf(document: ComponentDocument, reference: ToStep): Target {
  const phase = document.phasesByName.get(reference.phase);
  return { phase, step: phase?.stepsByName.get(reference.step) };
}

/** Whether `step` has run by the time `from` runs: it stands before it in the document. */
export function runsBefore(step: Step, from: Step): boolean {
  if (step.phase.index !== from.phase.index) return step.phase.index < from.phase.index;
  return step.index < from.index;
}
