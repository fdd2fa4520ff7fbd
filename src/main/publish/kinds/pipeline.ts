import { answered, existing, type Fields, type PublishKind } from './kind.ts';

const tests = { imageTestsEnabled: true, timeoutMinutes: 720 };
const schedule = { timezone: 'Etc/UTC', pipelineExecutionStartCondition: 'EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE' };

/** A schedule's zone and condition, and what is left out of the tests, is filled in by the service. */
const withDefaults = (side: Fields): Fields => ({
  enhancedImageMetadataEnabled: true,
  status: 'ENABLED',
  ...side,
  imageTestsConfiguration: { ...tests, ...(side.imageTestsConfiguration as object | undefined) },
  ...(side.schedule ? { schedule: { ...schedule, ...(side.schedule as object) } } : {}),
});

export const pipeline: PublishKind = {
  kind: 'image-pipeline',
  versioning: 'name',
  arnMember: 'imagePipelineArn',
  type: () => 'image-pipeline',
  compared: [
    'description',
    'imageRecipeArn',
    'containerRecipeArn',
    'infrastructureConfigurationArn',
    'distributionConfigurationArn',
    'imageTestsConfiguration',
    'enhancedImageMetadataEnabled',
    'schedule',
    'status',
    'imageScanningConfiguration',
    'workflows',
    'executionRole',
    'loggingConfiguration',
    'imageTags',
  ],
  withDefaults,
  read: (api, arn) => existing(async () => (await api.getImagePipeline({ imagePipelineArn: arn })).imagePipeline),
  create: async (api, body) => answered((await api.createImagePipeline(body as never)).imagePipelineArn),
  update: async (api, body) => void (await api.updateImagePipeline(body as never)),
  remove: async (api, arn) => void (await api.deleteImagePipeline({ imagePipelineArn: arn })),
};
