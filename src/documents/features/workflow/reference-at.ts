import { eachReference } from '../../kinds/workflow/each-reference.ts';
import type { PathReference, WorkflowDocument, WorkflowStep } from '../../kinds/workflow/model.ts';
import { holds } from '../node-chain.ts';

export interface ReferenceAt {
  readonly reference: PathReference;
  /** undefined in an output. */
  readonly step: WorkflowStep | undefined;
}

/** The path at an offset. */
export function referenceAt(workflow: WorkflowDocument, offset: number): ReferenceAt | undefined {
  let found: ReferenceAt | undefined;
  eachReference(workflow, (reference, step) => {
    if (found === undefined && holds(reference.path.range, offset)) found = { reference, step };
  });
  return found;
}
