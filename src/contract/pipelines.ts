import { z } from 'zod';
import { accountTarget } from './account-target.ts';
import { call } from './kernel.ts';
import type { FieldChange } from './publish.ts';
import { resourceTarget } from './resource-details.ts';

export const startConditions = ['EXPRESSION_MATCH_ONLY', 'EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE'] as const;
export type StartCondition = (typeof startConditions)[number];

export const pipelineStatuses = ['ENABLED', 'DISABLED'] as const;
export type PipelineStatus = (typeof pipelineStatuses)[number];

const arn = z.string().startsWith('arn:', 'must be an ARN').max(1024);
const text = z.string().min(1).max(1024);
const tags = z.record(z.string().min(1).max(128), z.string().max(256));
const logGroup = z.string().regex(/^[a-zA-Z0-9\-_/.]{1,512}$/, 'letters, digits and - _ / .');

const schedule = z.object({
  scheduleExpression: text,
  timezone: z.string().min(3).max(100).optional(),
  pipelineExecutionStartCondition: z.enum(startConditions).optional(),
  autoDisablePolicy: z.object({ failureCount: z.number().int().min(1).max(10) }).optional(),
});

const workflow = z.object({
  workflowArn: arn,
  parameters: z
    .array(z.object({ name: z.string().min(1).max(128), value: z.array(z.string().max(4096)).max(100) }))
    .max(100)
    .optional(),
  parallelGroup: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9-_+#]{0,99}$/, 'letters, digits and - _ + #, a letter or a digit first')
    .optional(),
  onFailure: z.enum(['CONTINUE', 'ABORT']).optional(),
});

/** A pipeline as its Create call takes it; tags are set when it is made, and edited as tags later. */
export const pipelineSettings = z.object({
  name: z
    .string()
    .regex(/^[-_A-Za-z0-9][-_A-Za-z0-9 ]{1,126}[-_A-Za-z0-9]$/, '3 to 128 letters, digits, blanks, - and _, no blank at the ends'),
  description: text.optional(),
  imageRecipeArn: arn.optional(),
  containerRecipeArn: arn.optional(),
  infrastructureConfigurationArn: arn,
  distributionConfigurationArn: arn.optional(),
  imageTestsConfiguration: z.object({ imageTestsEnabled: z.boolean(), timeoutMinutes: z.number().int().min(60).max(1440) }),
  enhancedImageMetadataEnabled: z.boolean(),
  schedule: schedule.optional(),
  status: z.enum(pipelineStatuses),
  imageScanningConfiguration: z
    .object({
      imageScanningEnabled: z.boolean(),
      ecrConfiguration: z.object({ repositoryName: text.optional(), containerTags: z.array(text).max(100).optional() }).optional(),
    })
    .optional(),
  workflows: z.array(workflow).max(20).optional(),
  executionRole: z.string().min(1).max(2048).optional(),
  loggingConfiguration: z.object({ imageLogGroupName: logGroup.optional(), pipelineLogGroupName: logGroup.optional() }).optional(),
  imageTags: tags.optional(),
  tags: tags.optional(),
});
export type PipelineSettings = z.infer<typeof pipelineSettings>;
export type PipelineWorkflow = z.infer<typeof workflow>;

/** A pipeline of an account, and how it has fared. */
export interface PipelineDetail {
  readonly arn: string;
  readonly settings: PipelineSettings;
  /** ISO 8601; empty where the account does not say. */
  readonly lastRun: string;
  readonly nextRun: string;
  readonly lastRunStatus: string;
  readonly consecutiveFailures: number;
}

export interface PipelineChoice {
  readonly arn: string;
  readonly label: string;
}

/** What a pipeline of a Region can be made of. */
export interface PipelineChoices {
  readonly recipes: readonly PipelineChoice[];
  readonly infrastructures: readonly PipelineChoice[];
  readonly distributions: readonly PipelineChoice[];
  readonly workflows: readonly PipelineChoice[];
}

/** What saving would do. Nothing is sent before it is applied. */
export interface PipelineChange {
  readonly id: string;
  readonly action: 'create' | 'update' | 'unchanged';
  readonly name: string;
  readonly account: string;
  readonly changes: readonly FieldChange[];
  /** What follows from it, in sentences. */
  readonly notes: readonly string[];
}

export const pipelines = {
  get: call(resourceTarget).returns<PipelineDetail>(),
  choices: call(accountTarget).returns<PipelineChoices>(),
  /** Compares settings with what the account has under `arn` now; without an ARN it is a new pipeline. */
  plan: call(accountTarget.extend({ arn: arn.optional(), settings: pipelineSettings })).returns<PipelineChange>(),
  /** The same, for the status alone. */
  planStatus: call(resourceTarget.extend({ status: z.enum(pipelineStatuses) })).returns<PipelineChange>(),
  /** Does what was planned. Fails with `conflict`, and does nothing, when somebody changed the pipeline meanwhile. */
  apply: call(z.object({ id: z.string().max(64) })).returns<{ readonly arn: string }>(),
} as const;
