import type { Account } from '../account.ts';
import type {
  CreateImagePipelineRequest,
  CreateImagePipelineResponse,
  DeleteImagePipelineRequest,
  DeleteImagePipelineResponse,
  GetImagePipelineRequest,
  GetImagePipelineResponse,
  ImagePipeline,
  ListImagePipelinesRequest,
  ListImagePipelinesResponse,
  StartImagePipelineExecutionRequest,
  StartImagePipelineExecutionResponse,
  UpdateImagePipelineRequest,
  UpdateImagePipelineResponse,
} from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { dueOf } from '../schedules/due.ts';
import { checkSchedule } from '../schedules/expression.ts';
import { startRun } from '../schedules/start-run.ts';
import { lastImageOf } from '../store/images.ts';
import { findPipeline, insertPipeline, setDue, setFailures } from '../store/pipelines.ts';
import { deleteResource, type ResourceRow } from '../store/resources.ts';
import { tagsOf } from '../store/tags.ts';
import { invalidValue } from './arn.ts';
import { type BuildSettings, checkBuildSettings, testsOf } from './build-settings.ts';
import { defined } from './defined.ts';
import type { FilterFields } from './filters.ts';
import { list } from './list.ts';
import { checkLogGroups } from './log-groups.ts';
import { createNamed, replaceNamed } from './named-resource.ts';
import { getResource } from './resolve.ts';

const kind = 'image-pipeline';

type Row = ResourceRow<ImagePipeline>;

/** From here on the schedule runs it; see schedules/worker.ts. */
export function createImagePipeline(account: Account, input: Valid<CreateImagePipelineRequest>): CreateImagePipelineResponse {
  const { name, tags, clientToken: _token, ...settings } = input;
  const body = pipelineOf(account, settings);
  const arn = createNamed(account, { kind, name, tags, body, references: referencesOf(settings) });
  insertPipeline(account.store, arn, dueOf(body, { now: account.clock.now() }));
  return { imagePipelineArn: arn };
}

/**
 * Replaces all settings: what the request leaves out is cleared, the status falls back to ENABLED, and failures are counted anew. A run
 * that is due is made after all, unless the update disables the pipeline or changes when it runs.
 */
export function updateImagePipeline(account: Account, input: Valid<UpdateImagePipelineRequest>): UpdateImagePipelineResponse {
  const { imagePipelineArn: arn, clientToken: _token, ...settings } = input;
  const earlier = getResource<ImagePipeline>(account, kind, arn).body;
  checkSameKind(earlier, settings);
  const body = pipelineOf(account, settings);
  replaceNamed(account, { kind, arn, body, references: referencesOf(settings) });
  setFailures(account.store, arn, 0);
  if (timesOf(earlier) !== timesOf(body)) setDue(account.store, arn, dueOf(body, { now: account.clock.now() }));
  return { imagePipelineArn: arn };
}

/** Works for disabled pipelines too: the status only concerns the schedule. The tags are the image's. */
export function startImagePipelineExecution(
  account: Account,
  { imagePipelineArn: arn, tags }: Valid<StartImagePipelineExecutionRequest>,
): StartImagePipelineExecutionResponse {
  const pipeline = getResource<Valid<ImagePipeline>>(account, kind, arn);
  return { imageBuildVersionArn: startRun(account, pipeline, { buildType: 'USER_INITIATED', tags }) };
}

/** By its exact ARN, with the outcome of its last run. */
export function getImagePipeline(account: Account, { imagePipelineArn: arn }: Valid<GetImagePipelineRequest>): GetImagePipelineResponse {
  return { imagePipeline: toPipeline(account, getResource<ImagePipeline>(account, kind, arn)) };
}

const fields: FilterFields<Row> = {
  description: ({ body }) => body.description,
  distributionConfigurationArn: ({ body }) => body.distributionConfigurationArn,
  imageRecipeArn: ({ body }) => body.imageRecipeArn,
  infrastructureConfigurationArn: ({ body }) => body.infrastructureConfigurationArn,
  name: ({ body }) => body.name,
  status: ({ body }) => body.status,
};

/** Whole pipelines, in the order of creation. */
export function listImagePipelines(account: Account, input: Valid<ListImagePipelinesRequest>): ListImagePipelinesResponse {
  const { items, ...more } = list<ImagePipeline>(account, input, { kind, level: 'build', fields });
  return { imagePipelineList: items.map((row) => toPipeline(account, row)), ...more };
}

/** Nothing holds a pipeline; a build that it started goes on. */
export function deleteImagePipeline(account: Account, input: Valid<DeleteImagePipelineRequest>): DeleteImagePipelineResponse {
  const { arn } = getResource(account, kind, input.imagePipelineArn);
  deleteResource(account.store, arn);
  return { imagePipelineArn: arn };
}

type Settings = Omit<Valid<UpdateImagePipelineRequest>, 'imagePipelineArn' | 'clientToken'>;

function pipelineOf(account: Account, settings: Settings) {
  const recipe = checkBuildSettings(account, settings);
  checkSchedule(settings.schedule);
  checkLogGroups(settings);
  return {
    ...settings,
    platform: recipe.body.platform,
    enhancedImageMetadataEnabled: settings.enhancedImageMetadataEnabled ?? true,
    imageTestsConfiguration: testsOf(settings.imageTestsConfiguration),
    status: settings.status ?? ('ENABLED' as const),
  };
}

/** All that says when a pipeline runs by itself. */
function timesOf({ status, schedule }: Pick<ImagePipeline, 'status' | 'schedule'>): string {
  return JSON.stringify(status === 'ENABLED' ? [schedule?.scheduleExpression, schedule?.timezone] : []);
}

/** A pipeline makes AMIs for ever or containers for ever. */
function checkSameKind(earlier: ImagePipeline, { imageRecipeArn, containerRecipeArn }: Settings): void {
  const forImages = earlier.imageRecipeArn !== undefined;
  const other = forImages ? containerRecipeArn : imageRecipeArn;
  if (other === undefined) return;
  const parameter = forImages ? 'containerRecipeArn' : 'imageRecipeArn';
  throw invalidValue(parameter, 'An update keeps the kind of recipe, for images or for containers.');
}

function referencesOf({ workflows = [], ...settings }: BuildSettings) {
  const { imageRecipeArn, containerRecipeArn, infrastructureConfigurationArn, distributionConfigurationArn } = settings;
  const recipeArn = imageRecipeArn ?? containerRecipeArn;
  return [recipeArn, infrastructureConfigurationArn, distributionConfigurationArn, ...workflows.map(({ workflowArn }) => workflowArn)];
}

/** How the last run went is read from the images, never stored with the pipeline; one of the same name may have had some before. */
function toPipeline({ store }: Account, { arn, body }: Row): ImagePipeline {
  const last = lastImageOf(store, arn);
  const isOwn = last !== undefined && last.created >= (body.dateCreated ?? '');
  const { due, failures = 0 } = findPipeline(store, arn) ?? {};
  return defined<ImagePipeline>({
    ...body,
    tags: tagsOf(store, arn),
    consecutiveFailures: failures,
    dateLastRun: isOwn ? last.created : undefined,
    lastRunStatus: isOwn ? last.status : undefined,
    dateNextRun: due === undefined ? undefined : new Date(due).toISOString(),
  });
}
