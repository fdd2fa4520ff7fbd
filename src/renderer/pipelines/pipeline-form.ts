// What is typed into the form of a pipeline, and what becomes of it.
import { type PipelineSettings, type PipelineStatus, type PipelineWorkflow, pipelineSettings } from '../../contract/index.ts';
import { previewOf, type ScheduleForm, scheduleFormOf, scheduleOf } from './schedule-form.ts';

/** A key with a value. Of parameters, rows with the same name are the values of one list. */
export interface Pair {
  readonly key: string;
  readonly value: string;
}

export interface WorkflowForm {
  readonly arn: string;
  readonly parameters: readonly Pair[];
  readonly parallelGroup: string;
  readonly onFailure: '' | 'CONTINUE' | 'ABORT';
}

export interface PipelineForm {
  readonly name: string;
  readonly description: string;
  readonly recipe: string;
  readonly infrastructure: string;
  /** Empty: the image stays where it is built. */
  readonly distribution: string;
  readonly status: PipelineStatus;
  readonly schedule: ScheduleForm;
  readonly testsEnabled: boolean;
  readonly testMinutes: string;
  readonly metadata: boolean;
  readonly scanning: boolean;
  readonly scanRepository: string;
  /** With commas between. */
  readonly scanTags: string;
  readonly workflows: readonly WorkflowForm[];
  readonly executionRole: string;
  readonly imageLogGroup: string;
  readonly pipelineLogGroup: string;
  readonly imageTags: readonly Pair[];
  readonly tags: readonly Pair[];
}

export const newPipeline: PipelineForm = {
  ...{
    name: '',
    description: '',
    recipe: '',
    infrastructure: '',
    distribution: '',
    status: 'ENABLED',
    schedule: scheduleFormOf(undefined),
  },
  ...{ testsEnabled: true, testMinutes: '720', metadata: true, scanning: false, scanRepository: '', scanTags: '' },
  ...{ workflows: [], executionRole: '', imageLogGroup: '', pipelineLogGroup: '', imageTags: [], tags: [] },
};

export const newWorkflow: WorkflowForm = { arn: '', parameters: [], parallelGroup: '', onFailure: '' };

const pairsOf = (tags: Readonly<Record<string, string>> = {}): Pair[] => Object.entries(tags).map(([key, value]) => ({ key, value }));

const workflowFormOf = ({ workflowArn, parameters = [], parallelGroup = '', onFailure }: PipelineWorkflow): WorkflowForm => ({
  arn: workflowArn,
  parameters: parameters.flatMap(({ name, value }) => value.map((one) => ({ key: name, value: one }))),
  parallelGroup,
  onFailure: onFailure ?? '',
});

export function formOf(settings: PipelineSettings): PipelineForm {
  const { imageScanningConfiguration: scanning, imageTestsConfiguration: tests, loggingConfiguration: logging } = settings;
  return {
    name: settings.name,
    description: settings.description ?? '',
    recipe: settings.imageRecipeArn ?? settings.containerRecipeArn ?? '',
    infrastructure: settings.infrastructureConfigurationArn,
    distribution: settings.distributionConfigurationArn ?? '',
    status: settings.status,
    schedule: scheduleFormOf(settings.schedule),
    testsEnabled: tests.imageTestsEnabled,
    testMinutes: String(tests.timeoutMinutes),
    metadata: settings.enhancedImageMetadataEnabled,
    scanning: scanning?.imageScanningEnabled ?? false,
    scanRepository: scanning?.ecrConfiguration?.repositoryName ?? '',
    scanTags: (scanning?.ecrConfiguration?.containerTags ?? []).join(', '),
    workflows: (settings.workflows ?? []).map(workflowFormOf),
    executionRole: settings.executionRole ?? '',
    imageLogGroup: logging?.imageLogGroupName ?? '',
    pipelineLogGroup: logging?.pipelineLogGroupName ?? '',
    imageTags: pairsOf(settings.imageTags),
    tags: pairsOf(settings.tags),
  };
}

/** Members whose texts are empty are left out: they say nothing. */
function filled<Members extends Readonly<Record<string, unknown>>>(members: Members): Partial<Members> | undefined {
  const kept = Object.entries(members).filter(
    ([, value]) => value !== '' && value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return kept.length === 0 ? undefined : (Object.fromEntries(kept) as Partial<Members>);
}

const tagsOf = (pairs: readonly Pair[]) =>
  pairs.length === 0 ? undefined : Object.fromEntries(pairs.map(({ key, value }) => [key, value]));

function workflowOf({ arn: workflowArn, parallelGroup, onFailure, parameters }: WorkflowForm) {
  const names = [...new Set(parameters.map(({ key }) => key))];
  const lists = names.map((name) => ({ name, value: parameters.filter(({ key }) => key === name).map(({ value }) => value) }));
  return { workflowArn, ...filled({ parallelGroup, onFailure, parameters: lists }) };
}

export const isContainerRecipe = (arn: string): boolean => arn.includes(':container-recipe/');

/** The request, unchecked. */
function requestOf(form: PipelineForm) {
  const containerTags = form.scanTags
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  const ecrConfiguration = filled({ repositoryName: form.scanRepository.trim(), containerTags });
  return {
    name: form.name,
    ...filled({ description: form.description, distributionConfigurationArn: form.distribution, executionRole: form.executionRole.trim() }),
    ...(isContainerRecipe(form.recipe) ? { containerRecipeArn: form.recipe } : { imageRecipeArn: form.recipe }),
    infrastructureConfigurationArn: form.infrastructure,
    imageTestsConfiguration: { imageTestsEnabled: form.testsEnabled, timeoutMinutes: Number(form.testMinutes) },
    enhancedImageMetadataEnabled: form.metadata,
    status: form.status,
    schedule: scheduleOf(form.schedule),
    imageScanningConfiguration:
      form.scanning || ecrConfiguration
        ? { imageScanningEnabled: form.scanning, ...(ecrConfiguration && { ecrConfiguration }) }
        : undefined,
    workflows: form.workflows.length === 0 ? undefined : form.workflows.map(workflowOf),
    loggingConfiguration: filled({ imageLogGroupName: form.imageLogGroup.trim(), pipelineLogGroupName: form.pipelineLogGroup.trim() }),
    imageTags: tagsOf(form.imageTags),
    tags: tagsOf(form.tags),
  };
}

const WORDS: Readonly<Record<string, string>> = {
  name: 'Name',
  imageRecipeArn: 'Recipe',
  infrastructureConfigurationArn: 'Infrastructure',
  imageTestsConfiguration: 'Time limit of the tests',
  schedule: 'Schedule',
  workflows: 'Workflow',
  loggingConfiguration: 'Log group',
  tags: 'Tags',
  imageTags: 'Tags of images',
};

/** What keeps the form from being saved, as a sentence; undefined when nothing does. */
export function faultOf(form: PipelineForm, now: Date): string | undefined {
  if (form.recipe === '') return 'Recipe: choose what the pipeline builds.';
  if (form.infrastructure === '') return 'Infrastructure: choose where it is built.';
  const preview = form.schedule.mode === 'none' ? undefined : previewOf(form.schedule, now);
  if (preview && 'fault' in preview) return `Schedule: ${preview.fault}`;
  if (form.workflows.some(({ arn }) => arn === '')) return 'Workflow: choose one, or remove the row.';
  if (form.workflows.length > 0 && form.executionRole.trim() === '') return 'Execution role: workflows need one.';
  const [issue] = pipelineSettings.safeParse(requestOf(form)).error?.issues ?? [];
  return issue && `${WORDS[String(issue.path[0])] ?? issue.path.join('.')}: ${issue.message}.`;
}

/** What main is asked to save. The form must have no fault. */
export const settingsOf = (form: PipelineForm): PipelineSettings => pipelineSettings.parse(requestOf(form));
