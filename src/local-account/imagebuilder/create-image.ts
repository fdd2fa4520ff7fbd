import type { Account } from '../account.ts';
import type {
  CreateImageRequest,
  CreateImageResponse,
  ImagePipeline,
  StartImagePipelineExecutionRequest,
  StartImagePipelineExecutionResponse,
} from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { latestVersionReferences } from './latest-version-references.ts';
import { getResource } from './resolve.ts';
import { startBuild } from './start-build.ts';

/** Answers at once; the image waits as PENDING until its build begins. */
export function createImage(account: Account, input: Valid<CreateImageRequest>): CreateImageResponse {
  const { clientToken: _token, tags, loggingConfiguration, ...settings } = input;
  const image = startBuild(account, { settings, tags, logGroup: loggingConfiguration?.logGroupName, pipeline: undefined });
  return { imageBuildVersionArn: image.arn, latestVersionReferences: latestVersionReferences(account, image) };
}

/** Works for disabled pipelines too; the status only concerns the schedule. */
export function startImagePipelineExecution(
  account: Account,
  input: Valid<StartImagePipelineExecutionRequest>,
): StartImagePipelineExecutionResponse {
  const { arn, body } = getResource<Valid<ImagePipeline>>(account, 'image-pipeline', input.imagePipelineArn);
  const settings = { ...body, infrastructureConfigurationArn: body.infrastructureConfigurationArn ?? '' };
  const logGroup = body.loggingConfiguration?.imageLogGroupName;
  return { imageBuildVersionArn: startBuild(account, { settings, tags: input.tags, logGroup, pipeline: arn }).arn };
}
