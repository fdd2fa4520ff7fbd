import type { BuildArtifacts, BuildJob, BuildOutcome } from '../engine/build-job.ts';
import type { OutputResources } from '../protocol/imagebuilder-shapes.ts';
import { findImage } from '../store/images.ts';
import type { Store } from '../store/store.ts';
import { failedWorkflow } from './failure-context.ts';
import type { BuildPlace } from './transition.ts';

/**
 * What a finished build answers as its output: the AMIs that its distribution has written down, and beside them, as a container image,
 * where the artifact really lies: `oci-archive:/path`, or `layer:/path` where there is no whole image. Of container images, the URIs that
 * its distribution has written down.
 */
export function outputOf(store: Store, job: BuildJob, { archive, layer }: BuildArtifacts): OutputResources {
  const distributed = JSON.parse(findImage(store, job.imageArn)?.output ?? '{"amis":[]}') as OutputResources;
  if (job.container) return distributed;
  return {
    ...distributed,
    containers: [{ region: job.region, imageUris: [archive === undefined ? `layer:${layer}` : `oci-archive:${archive}`] }],
  };
}

/** The reason of a failed image in the service's newer wording, which names the workflow execution and the component document. */
export function reasonOf(place: BuildPlace, outcome: Extract<BuildOutcome, { status: 'FAILED' }>): string {
  const { component, reason } = outcome;
  const detail = component
    ? `Document ${component.arn} failed! Phase: '${component.phase}', step: '${component.step}', action: ${component.action}. ${reason}`
    : reason;
  const workflow = failedWorkflow(place, outcome);
  return workflow ? `Workflow Execution ID: ${workflow.id} failed with reason: ${detail}` : detail;
}
