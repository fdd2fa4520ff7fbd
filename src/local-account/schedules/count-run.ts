import type { Clock } from '../clock.ts';
import { tellPipelineDisabled } from '../events/imagebuilder-events.ts';
import type { Image, ImagePipeline } from '../protocol/imagebuilder-shapes.ts';
import type { Owner } from '../store/owner.ts';
import { findPipeline, setDue, setFailures } from '../store/pipelines.ts';
import { findResource, replaceBody } from '../store/resources.ts';

/** After how many failures a pipeline is disabled whose schedule does not say. */
const defaultFailureCount = 5;

/**
 * Counts how the build of a pipeline's image ended. A success of whatever run begins the count anew; only scheduled runs that fail are
 * counted. An image of a pipeline that was made anew since then counts for nobody.
 */
export function countRun(owner: Owner & { readonly clock: Clock }, image: Image, status: 'AVAILABLE' | 'FAILED'): void {
  const { sourcePipelineArn: arn, buildType, dateCreated = '' } = image;
  const pipeline = arn === undefined ? undefined : findResource<ImagePipeline>(owner.store, arn);
  if (!pipeline || (pipeline.body.dateCreated ?? '') > dateCreated) return;
  if (status === 'AVAILABLE') setFailures(owner.store, pipeline.arn, 0);
  else if (buildType === 'SCHEDULED') countFailure(owner, pipeline.arn);
}

/** One more failure of a scheduled run; at the policy's number of them the pipeline is disabled, and the fact told. */
export function countFailure(owner: Owner & { readonly clock: Clock }, arn: string): void {
  const { store } = owner;
  const body = findResource<ImagePipeline>(store, arn)?.body;
  const failures = (findPipeline(store, arn)?.failures ?? 0) + 1;
  setFailures(store, arn, failures);
  const limit = body?.schedule?.autoDisablePolicy?.failureCount ?? defaultFailureCount;
  if (body?.status !== 'ENABLED' || failures < limit) return;
  replaceBody(store, arn, { ...body, status: 'DISABLED' });
  setDue(store, arn, undefined);
  tellPipelineDisabled(owner, { arn, failures });
}
