import type { Aws } from '../aws/clients.ts';
import { document } from './sample-workspace.ts';

/** Has an account build the image of a recipe with one component, and gives the ARN of the build. */
export async function startImage(aws: Aws, name = 'watched'): Promise<string> {
  const api = await aws.imagebuilder();
  const token = (kind: string) => `${name}-${kind}`;
  const { componentBuildVersionArn } = await api.createComponent({
    ...{ name, semanticVersion: '1.0.0', platform: 'Linux', data: document(), clientToken: token('component') },
  });
  const { imageRecipeArn } = await api.createImageRecipe({
    ...{ name, semanticVersion: '1.0.0', parentImage: 'ssm:/aws/service/debian/release/12/latest/amd64', clientToken: token('recipe') },
    components: [{ componentArn: componentBuildVersionArn }],
  });
  const { infrastructureConfigurationArn } = await api.createInfrastructureConfiguration({
    ...{ name, instanceProfileName: 'EC2InstanceProfileForImageBuilder', clientToken: token('infrastructure') },
  });
  const { imageBuildVersionArn = '' } = await api.createImage({
    imageRecipeArn,
    infrastructureConfigurationArn,
    clientToken: token('image'),
  });
  return imageBuildVersionArn;
}
