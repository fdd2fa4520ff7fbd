import { stringify } from 'yaml';
import { AppError } from '../../contract/index.ts';
import type { Aws, Imagebuilder } from '../aws/clients.ts';

export interface AccountDocument {
  readonly title: string;
  readonly language: 'yaml' | 'json';
  readonly text: string;
}

interface Named {
  readonly name?: string | undefined;
  readonly version?: string | undefined;
}

const yaml = (resource: Named | undefined): AccountDocument => ({
  title: [resource?.name ?? 'resource', resource?.version].filter(Boolean).join(' '),
  language: 'yaml',
  text: stringify(resource ?? {}),
});

async function componentDocument(api: Imagebuilder, componentBuildVersionArn: string): Promise<AccountDocument> {
  const { component } = await api.getComponent({ componentBuildVersionArn });
  if (component?.data === undefined) return yaml(component);
  const { name = 'component', version = '' } = component;
  return {
    title: `${name} ${version}`.trim(),
    language: component.data.trimStart().startsWith('{') ? 'json' : 'yaml',
    text: component.data,
  };
}

/** How to read a resource, by the type in its ARN. */
const readers: Readonly<Record<string, (api: Imagebuilder, arn: string) => Promise<AccountDocument>>> = {
  component: componentDocument,
  'image-recipe': async (api, imageRecipeArn) => yaml((await api.getImageRecipe({ imageRecipeArn })).imageRecipe),
  'image-pipeline': async (api, imagePipelineArn) => yaml((await api.getImagePipeline({ imagePipelineArn })).imagePipeline),
  'infrastructure-configuration': async (api, arn) =>
    yaml((await api.getInfrastructureConfiguration({ infrastructureConfigurationArn: arn })).infrastructureConfiguration),
  'distribution-configuration': async (api, arn) =>
    yaml((await api.getDistributionConfiguration({ distributionConfigurationArn: arn })).distributionConfiguration),
  image: async (api, imageBuildVersionArn) => yaml((await api.getImage({ imageBuildVersionArn })).image),
};

/** The text behind a resource of the account: a component's document, or the resource itself as YAML. */
export async function accountDocument(aws: Aws, arn: string): Promise<AccountDocument> {
  const type = /^arn:[^:]+:imagebuilder:[^:]*:[^:]*:([a-z-]+)\//.exec(arn)?.[1] ?? '';
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined;
  if (!read) throw new AppError('invalid-input', `${arn} is not an ARN of a resource that Kiln can show.`);
  return read(await aws.imagebuilder(), arn);
}
