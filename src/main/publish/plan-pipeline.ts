import type { CreateImagePipelineRequest } from '../aws/clients.ts';
import type { Link } from '../resources/build-sources.ts';
import type { ResourceFile } from '../resources/resource-file.ts';
import { resourceArn } from './arn.ts';
import { answered, arnOf, existing, type PlanContext, type Planned, type Published, reused } from './planned.ts';
import { differences } from './same-content.ts';

/** What the members of the pipeline that are ARNs point at. */
export interface PipelineLinks {
  readonly recipe: Link;
  readonly infrastructure: Link;
  readonly distribution: Link | undefined;
}

const keys = [
  'description',
  'imageRecipeArn',
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
];

/** What the service fills in for members that a file leaves out. */
const defaults = {
  enhancedImageMetadataEnabled: true,
  status: 'ENABLED',
  imageTestsConfiguration: { imageTestsEnabled: true, timeoutMinutes: 720 },
};

function bodyWith(file: ResourceFile<'image-pipeline'>, links: PipelineLinks, published: Published) {
  const { clientToken: _token, ...body } = file.body;
  return {
    ...(body as Omit<CreateImagePipelineRequest, 'clientToken'>),
    imageRecipeArn: arnOf(links.recipe, published),
    infrastructureConfigurationArn: arnOf(links.infrastructure, published),
    distributionConfigurationArn: links.distribution && arnOf(links.distribution, published),
  };
}

export interface PipelineSource {
  readonly file: ResourceFile<'image-pipeline'>;
  readonly links: PipelineLinks;
}

/** What must happen for the account to have a pipeline as its file says. `known` has the ARNs of what is in the account already. */
export async function planPipeline({ aws }: PlanContext, { file, links }: PipelineSource, known: Published): Promise<Planned> {
  const api = await aws.imagebuilder();
  const { name } = file.body;
  const arn = resourceArn(aws.connection, 'image-pipeline', name);
  const found = await existing(() => api.getImagePipeline({ imagePipelineArn: arn }));
  const item = { kind: 'image-pipeline', name, path: file.path } as const;
  const actual = found?.imagePipeline;
  if (!actual)
    return {
      item: { ...item, action: 'create', reason: 'the account has none of this name' },
      path: file.path,
      publish: async (published, clientToken) =>
        answered((await api.createImagePipeline({ ...bodyWith(file, links, published), clientToken })).imagePipelineArn),
    };
  const needed = [links.recipe, links.infrastructure, links.distribution];
  const waiting = needed.some((link) => link && 'path' in link && !known.has(link.path));
  const different = waiting
    ? ['what it names']
    : differences({ wanted: bodyWith(file, links, known), actual: { ...actual }, keys, defaults });
  if (different.length === 0) return reused({ ...item, arn, reason: 'the account has the same' });
  return {
    item: { ...item, action: 'update', arn, reason: `differs in ${different.join(', ')}` },
    path: file.path,
    async publish(published, clientToken) {
      const { name: _name, tags: _tags, ...changeable } = bodyWith(file, links, published);
      await api.updateImagePipeline({ ...changeable, imagePipelineArn: arn, clientToken });
      return arn;
    },
  };
}
