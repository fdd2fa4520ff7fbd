import type { PathReference, WorkflowDocument, WorkflowStep } from './model.ts';

/** Calls `visit` for every path of a document, with the step that it stands in; those of outputs stand in none. */
export function eachReference(
  { steps, outputs }: WorkflowDocument,
  visit: (reference: PathReference, step: WorkflowStep | undefined) => void,
): void {
  for (const step of steps) for (const reference of step.references) visit(reference, step);
  for (const output of outputs) for (const reference of output.references) visit(reference, undefined);
}
