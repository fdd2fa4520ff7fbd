import { AppError, type PipelineDetail, type PipelineSettings, pipelineSettings } from '../../contract/index.ts';
import { operationsByKind } from '../../documents/index.ts';
import type { Aws } from '../aws/clients.ts';
import { type Fields, requestForm } from '../transfer/request-form.ts';

/** A pipeline as the account has it, in the form of its Create call. */
export async function readPipeline(aws: Aws, imagePipelineArn: string): Promise<Fields> {
  const { imagePipeline } = await (await aws.imagebuilder()).getImagePipeline({ imagePipelineArn });
  if (!imagePipeline) throw new AppError('not-found', `${imagePipelineArn} was answered with nothing.`);
  return { ...imagePipeline };
}

/** Every member that a request can say, with those that the service fills in. */
export function settingsOf(pipeline: Fields): PipelineSettings {
  const request = requestForm(operationsByKind['image-pipeline'].create, pipeline);
  const tests = { imageTestsEnabled: true, timeoutMinutes: 720, ...(request.imageTestsConfiguration as object | undefined) };
  return pipelineSettings.parse({ enhancedImageMetadataEnabled: true, status: 'ENABLED', ...request, imageTestsConfiguration: tests });
}

export async function pipelineDetail(aws: Aws, arn: string): Promise<PipelineDetail> {
  const pipeline = await readPipeline(aws, arn);
  const textOf = (member: string) => (typeof pipeline[member] === 'string' ? pipeline[member] : '');
  const { consecutiveFailures } = pipeline;
  return {
    arn,
    settings: settingsOf(pipeline),
    lastRun: textOf('dateLastRun'),
    nextRun: textOf('dateNextRun'),
    lastRunStatus: textOf('lastRunStatus'),
    consecutiveFailures: typeof consecutiveFailures === 'number' ? consecutiveFailures : 0,
  };
}
