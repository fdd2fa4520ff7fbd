import type { WorkflowKind } from '../engine/build-job.ts';

const names: Readonly<Record<WorkflowKind, string>> = {
  BUILD: 'build/build-image',
  TEST: 'test/test-image',
  DISTRIBUTION: 'distribution/distribute-image',
};

/** The Amazon-owned workflow that an execution of this kind stands for. Its version is the local account's own. */
export function defaultWorkflowArn(region: string, kind: WorkflowKind): string {
  return `arn:aws:imagebuilder:${region}:aws:workflow/${names[kind]}/1.0.0/1`;
}

/** The same for container images: https://docs.aws.amazon.com/imagebuilder/latest/userguide/manage-image-workflows.html */
export function containerWorkflowArn(region: string, kind: WorkflowKind): string {
  return defaultWorkflowArn(region, kind).replace('-image/', '-container/');
}

/** The workflow of an execution. */
export function workflowArnOf(region: string, { arn, kind }: { readonly arn: string | undefined; readonly kind: WorkflowKind }): string {
  return arn ?? defaultWorkflowArn(region, kind);
}
