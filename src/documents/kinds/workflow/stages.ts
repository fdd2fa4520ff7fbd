import { allStages, type WorkflowStage } from './actions/spec.ts';
import type { WorkflowDocument, WorkflowStep } from './model.ts';

/** The stages that a workflow can be of, as far as its actions tell, which is all that tells it; none when they exclude each other. */
export function stagesOf({ steps }: WorkflowDocument): readonly WorkflowStage[] {
  return steps.reduce(narrow, allStages);
}

/** The first step whose action fits no stage that those before it leave. */
export function firstOutOfStage({ steps }: WorkflowDocument): { step: WorkflowStep; stages: readonly WorkflowStage[] } | undefined {
  let stages = allStages;
  for (const step of steps) {
    const left = narrow(stages, step);
    if (left.length === 0) return { step, stages };
    stages = left;
  }
  return undefined;
}

function narrow(stages: readonly WorkflowStage[], { spec }: WorkflowStep): readonly WorkflowStage[] {
  return spec === undefined ? stages : stages.filter((stage) => spec.stages.includes(stage));
}
