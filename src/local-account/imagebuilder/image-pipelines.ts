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
  Schedule,
  UpdateImagePipelineRequest,
  UpdateImagePipelineResponse,
} from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { lastImageOf } from '../store/images.ts';
import { deleteResource, type ResourceRow } from '../store/resources.ts';
import { tagsOf } from '../store/tags.ts';
import { invalidValue } from './arn.ts';
import { type BuildSettings, checkBuildSettings, testsOf } from './build-settings.ts';
import type { FilterFields } from './filters.ts';
import { list } from './list.ts';
import { createNamed, replaceNamed } from './named-resource.ts';
import { getResource } from './resolve.ts';

const kind = 'image-pipeline';

type Row = ResourceRow<ImagePipeline>;

/** The schedule is kept and shown; the local account does not start builds by itself. */
export function createImagePipeline(account: Account, input: Valid<CreateImagePipelineRequest>): CreateImagePipelineResponse {
  const { name, tags, clientToken: _token, ...settings } = input;
  const body = pipelineOf(account, settings);
  return { imagePipelineArn: createNamed(account, { kind, name, tags, body, references: referencesOf(settings) }) };
}

/** Replaces all settings: what the request leaves out is cleared, the status falls back to ENABLED. */
export function updateImagePipeline(account: Account, input: Valid<UpdateImagePipelineRequest>): UpdateImagePipelineResponse {
  const { imagePipelineArn: arn, clientToken: _token, ...settings } = input;
  checkSameKind(getResource<ImagePipeline>(account, kind, arn).body, settings);
  const body = pipelineOf(account, settings);
  return { imagePipelineArn: replaceNamed(account, { kind, arn, body, references: referencesOf(settings) }) };
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

function pipelineOf(account: Account, settings: Settings): object {
  const recipe = checkBuildSettings(account, settings);
  checkSchedule(settings.schedule);
  return {
    ...settings,
    platform: recipe.body.platform,
    enhancedImageMetadataEnabled: settings.enhancedImageMetadataEnabled ?? true,
    imageTestsConfiguration: testsOf(settings.imageTestsConfiguration),
    status: settings.status ?? 'ENABLED',
    // Counts failed scheduled runs, of which there are none here.
    consecutiveFailures: 0,
  };
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

function checkSchedule(schedule: Valid<Schedule> | undefined): void {
  const expression = schedule?.scheduleExpression;
  if (expression === undefined || /^(cron|rate)\(.+\)$/.test(expression)) return;
  throw invalidValue('schedule.scheduleExpression', 'It must be cron(…) or rate(…).');
}

/** How the last run went is read from the images, never stored with the pipeline. */
function toPipeline(account: Account, { arn, body }: Row): ImagePipeline {
  const last = lastImageOf(account.store, arn);
  return { ...body, tags: tagsOf(account.store, arn), ...(last ? { dateLastRun: last.created, lastRunStatus: last.status } : {}) };
}
