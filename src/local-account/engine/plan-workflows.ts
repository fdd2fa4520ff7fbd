import {
  analyze,
  type ExecutableWorkflow,
  missingWorkflowParameters,
  parameterValues,
  toExecutableWorkflow,
  type WorkflowMap,
} from '../../documents/index.ts';
import { containerWorkflowArn } from '../imagebuilder/default-workflows.ts';
import type { BuildJob, BuildWorkflow, WorkflowKind } from './build-job.ts';
import { BuildFailure } from './build-run.ts';
import { containerWorkflows } from './default-workflows/containers.ts';
import { defaultWorkflows } from './default-workflows/index.ts';

/** A workflow that can be run. */
export interface PlannedWorkflow {
  readonly kind: WorkflowKind;
  /** Its number among the workflows of its kind. */
  readonly place: number;
  /** undefined: the default workflow of its kind. */
  readonly arn: string | undefined;
  readonly document: ExecutableWorkflow;
  readonly parameters: WorkflowMap;
  readonly parallelGroup: string | undefined;
  readonly onFailure: 'CONTINUE' | 'ABORT';
}

export interface BuildPlan {
  readonly build: PlannedWorkflow;
  readonly tests: readonly PlannedWorkflow[];
  readonly distribution: PlannedWorkflow;
}

type Source = Pick<BuildWorkflow, 'kind' | 'data' | 'parameters' | 'parallelGroup' | 'onFailure'> & { readonly arn?: string };

function standard({ container, region }: BuildJob, kind: WorkflowKind): Source {
  if (!container) return { kind, data: defaultWorkflows[kind], parameters: {} };
  return { kind, arn: containerWorkflowArn(region, kind), data: containerWorkflows[kind], parameters: {} };
}

/**
 * Reads the documents of all workflows before anything runs; throws a BuildFailure for one that cannot be run. Workflows that an image
 * was given replace the default ones, tests too. Images from before there were distribution workflows name none, and building without a
 * build workflow means nothing: there the default stays (not documented).
 */
export function planWorkflows(job: BuildJob): BuildPlan {
  const { workflows = [] } = job;
  const of = (kind: WorkflowKind) => workflows.filter((workflow) => workflow.kind === kind);
  return {
    build: plan(of('BUILD')[0] ?? standard(job, 'BUILD'), 0),
    tests: (workflows.length === 0 ? [standard(job, 'TEST')] : of('TEST')).map(plan),
    distribution: plan(of('DISTRIBUTION')[0] ?? standard(job, 'DISTRIBUTION'), 0),
  };
}

function plan({ kind, arn, data, parameters, parallelGroup, onFailure = 'ABORT' }: Source, place: number): PlannedWorkflow {
  const analysis = analyze(data, { kind: 'workflow' });
  const document = toExecutableWorkflow(analysis);
  const name = arn ?? `the default ${kind} workflow`;
  if (!document) {
    const error = analysis.diagnostics.find(({ severity }) => severity === 'error');
    throw new BuildFailure(`Workflow ${name} can't be run: ${error?.message ?? 'it is no workflow document'}`);
  }
  const missing = missingWorkflowParameters(document, parameters);
  if (missing.length > 0) throw new BuildFailure(`Workflow ${name} needs values for the parameters ${missing.join(', ')}`);
  return { kind, place, arn, document, parameters: parameterValues(document, parameters), parallelGroup, onFailure };
}
