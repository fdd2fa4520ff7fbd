import type { Clock } from '../clock.ts';
import { tellPipelineDisabled } from '../events/imagebuilder-events.ts';
import type { Image, ImagePipeline } from '../protocol/imagebuilder-shapes.ts';
import type { Owner } from '../store/owner.ts';
import { findPipeline, setDue, setFailures } from '../store/pipelines.ts';
import { findResource, replaceBody } from '../store/resources.ts';
import { logPipeline } from './pipeline-log.ts';

/** After how many failures a pipeline is disabled whose schedule does not say. */
const defaultFailureCount = 5;

export interface RunEnd {
  readonly status: 'AVAILABLE' | 'FAILED';
  /** Somebody has retried the image by hand. */
  readonly retried: boolean;
}

/**
 * Counts how the build of a pipeline's image ended. A success of whatever run begins the count anew; only scheduled runs that fail are
 * counted, and once, however often they are retried. An image of a pipeline that was made anew since then counts for nobody.
 */
export function countRun(owner: Owner & { readonly clock: Clock }, image: Image, { status, retried }: RunEnd): void {
  const { sourcePipelineArn: arn, buildType, dateCreated = '' } = image;
  const pipeline = arn === undefined ? undefined : findResource<ImagePipeline>(owner.store, arn);
  if (!pipeline || (pipeline.body.dateCreated ?? '') > dateCreated) return;
  if (status === 'AVAILABLE') setFailures(owner.store, pipeline.arn, 0);
  else if (buildType === 'SCHEDULED' && !retried) countFailure(owner, pipeline.arn);
}

/** One more failure of a scheduled run; at the policy's number of them the pipeline is disabled, and the fact told. */
export function countFailure(owner: Owner & { readonly clock: Clock }, arn: string): void {
  const { store } = owner;
  const pipeline = findResource<ImagePipeline>(store, arn);
  const failures = (findPipeline(store, arn)?.failures ?? 0) + 1;
  setFailures(store, arn, failures);
  const limit = pipeline?.body.schedule?.autoDisablePolicy?.failureCount ?? defaultFailureCount;
  if (pipeline?.body.status !== 'ENABLED' || failures < limit) return;
  replaceBody(store, arn, { ...pipeline.body, status: 'DISABLED' });
  setDue(store, arn, undefined);
  logPipeline(owner, pipeline, `Disabled the pipeline: ${failures} scheduled runs failed one after the other.`);
  tellPipelineDisabled(owner, { arn, failures });
}
