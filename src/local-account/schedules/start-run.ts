import type { Account } from '../account.ts';
import { startBuild } from '../imagebuilder/start-build.ts';
import type { BuildType, ImagePipeline } from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { setDependencies } from '../store/pipelines.ts';
import type { ResourceRow } from '../store/resources.ts';
import type { Tags } from '../store/tags.ts';
import { type Resolved, resolveOpenReferences } from './open-references.ts';
import { logPipeline } from './pipeline-log.ts';

export type PipelineResource = ResourceRow<Valid<ImagePipeline>>;

export interface NewRun {
  readonly buildType: Extract<BuildType, 'SCHEDULED' | 'USER_INITIATED'>;
  /** Of the image. */
  readonly tags: Tags | undefined;
  /** What the pipeline's open references stand for, where that is known already. */
  readonly resolved?: Resolved;
}

/** Writes the image of a new run and remembers what it is made of; answers its ARN. Throws what CreateImage would. */
export function startRun(account: Account, pipeline: PipelineResource, { buildType, tags, resolved }: NewRun): string {
  const { arn, body } = pipeline;
  const settings = { ...body, infrastructureConfigurationArn: body.infrastructureConfigurationArn ?? '' };
  const logGroup = body.loggingConfiguration?.imageLogGroupName;
  const image = startBuild(account, { settings, tags, logGroup, pipeline: arn, buildType });
  setDependencies(account.store, arn, JSON.stringify(resolved ?? resolveOpenReferences(account, body)));
  logPipeline(account, pipeline, `Started image ${image.arn} (${buildType}).`);
  return image.arn;
}
