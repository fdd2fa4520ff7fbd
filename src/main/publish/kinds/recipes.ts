import { answered, existing, type Fields, keyAsAnswered, type PublishKind } from './kind.ts';

/** The service fills in the folder in which commands run. */
const withFolder = (side: Fields, actual: Fields): Fields => ({
  workingDirectory: actual.platform === 'Windows' ? 'C:/' : '/tmp',
  ...side,
});

export const imageRecipe: PublishKind = {
  kind: 'image-recipe',
  versioning: 'versions',
  arnMember: 'imageRecipeArn',
  type: () => 'image-recipe',
  compared: [
    'description',
    'parentImage',
    'components',
    'blockDeviceMappings',
    'workingDirectory',
    'additionalInstanceConfiguration',
    'amiTags',
  ],
  withDefaults: withFolder,
  read: (api, arn) => existing(async () => (await api.getImageRecipe({ imageRecipeArn: arn })).imageRecipe),
  create: async (api, body) => answered((await api.createImageRecipe(body as never)).imageRecipeArn),
  remove: async (api, arn) => void (await api.deleteImageRecipe({ imageRecipeArn: arn })),
};

/** What a recipe says of platform and operating system to have its own way is not told again by the account, so it is not compared. */
export const containerRecipe: PublishKind = {
  kind: 'container-recipe',
  versioning: 'versions',
  arnMember: 'containerRecipeArn',
  type: () => 'container-recipe',
  compared: [
    'description',
    'parentImage',
    'components',
    'instanceConfiguration',
    'dockerfileTemplateData',
    'workingDirectory',
    'targetRepository',
    'kmsKeyId',
  ],
  withDefaults: (side, actual) => withFolder(keyAsAnswered(side, actual), actual),
  read: (api, arn) => existing(async () => (await api.getContainerRecipe({ containerRecipeArn: arn })).containerRecipe),
  create: async (api, body) => answered((await api.createContainerRecipe(body as never)).containerRecipeArn),
  remove: async (api, arn) => void (await api.deleteContainerRecipe({ containerRecipeArn: arn })),
};
