import { z } from 'zod';

// The request bodies of Image Builder's Create* calls. Top levels are strict, because the SDK silently drops what it does not know and a
// misspelt key would change what is built; deeper down the service itself is the judge.

const tags = z.record(z.string(), z.string()).optional();

/** Tokens are ours to make: a fixed one in a file would make a second build a repetition of the first. */
const token = { clientToken: z.never({ error: 'Kiln makes the client token itself; remove this key.' }).optional() };

const version = z.string().regex(/^\d+\.\d+\.\d+$/, 'must be a version such as 1.0.0 (in quotes if it has fewer dots)');

/** Recipes may leave the number to the service: 1.0.x. */
const recipeVersion = z
  .string()
  .regex(
    /^(\d+\.\d+\.(\d+|x)|\d+\.x\.x|x\.x\.x)$/,
    'must be a version such as 1.0.0, or 1.0.x for the next one (in quotes if it has fewer dots)',
  );

const componentUses = z
  .array(
    z.strictObject({
      componentArn: z.string(),
      parameters: z.array(z.strictObject({ name: z.string(), value: z.array(z.string()) })).optional(),
    }),
  )
  .default([]);

export const componentSchema = z.strictObject({
  ...token,
  name: z.string(),
  semanticVersion: version,
  platform: z.enum(['Linux', 'Windows', 'macOS']),
  description: z.string().optional(),
  changeDescription: z.string().optional(),
  supportedOsVersions: z.array(z.string()).optional(),
  data: z.string().optional(),
  uri: z.string().optional(),
  kmsKeyId: z.string().optional(),
  tags,
});

export const imageRecipeSchema = z.strictObject({
  ...token,
  name: z.string(),
  semanticVersion: recipeVersion,
  description: z.string().optional(),
  parentImage: z.string(),
  components: componentUses,
  blockDeviceMappings: z.array(z.looseObject({})).optional(),
  workingDirectory: z.string().optional(),
  additionalInstanceConfiguration: z.looseObject({}).optional(),
  amiTags: tags,
  tags,
});

export const containerRecipeSchema = z.strictObject({
  ...token,
  name: z.string(),
  semanticVersion: recipeVersion,
  containerType: z.enum(['DOCKER']),
  description: z.string().optional(),
  parentImage: z.string(),
  components: componentUses,
  instanceConfiguration: z.looseObject({}).optional(),
  dockerfileTemplateData: z.string().optional(),
  dockerfileTemplateUri: z.string().optional(),
  platformOverride: z.enum(['Linux', 'Windows', 'macOS']).optional(),
  imageOsVersionOverride: z.string().optional(),
  workingDirectory: z.string().optional(),
  targetRepository: z.looseObject({}),
  kmsKeyId: z.string().optional(),
  tags,
});

export const infrastructureSchema = z.strictObject({
  ...token,
  name: z.string(),
  description: z.string().optional(),
  instanceProfileName: z.string(),
  instanceTypes: z.array(z.string()).optional(),
  securityGroupIds: z.array(z.string()).optional(),
  subnetId: z.string().optional(),
  logging: z.looseObject({}).optional(),
  keyPair: z.string().optional(),
  terminateInstanceOnFailure: z.boolean().optional(),
  snsTopicArn: z.string().optional(),
  resourceTags: tags,
  instanceMetadataOptions: z.looseObject({}).optional(),
  placement: z.looseObject({}).optional(),
  tags,
});

export const distributionSchema = z.strictObject({
  ...token,
  name: z.string(),
  description: z.string().optional(),
  distributions: z.array(z.looseObject({ region: z.string() })),
  tags,
});

export const imagePipelineSchema = z.strictObject({
  ...token,
  name: z.string(),
  description: z.string().optional(),
  imageRecipeArn: z.string().optional(),
  containerRecipeArn: z.string().optional(),
  infrastructureConfigurationArn: z.string(),
  distributionConfigurationArn: z.string().optional(),
  imageTestsConfiguration: z.looseObject({}).optional(),
  enhancedImageMetadataEnabled: z.boolean().optional(),
  schedule: z.looseObject({}).optional(),
  status: z.enum(['ENABLED', 'DISABLED']).optional(),
  imageScanningConfiguration: z.looseObject({}).optional(),
  workflows: z.array(z.looseObject({})).optional(),
  executionRole: z.string().optional(),
  loggingConfiguration: z.looseObject({}).optional(),
  imageTags: tags,
  tags,
});

export const workflowSchema = z.strictObject({
  ...token,
  name: z.string(),
  semanticVersion: version,
  type: z.enum(['BUILD', 'TEST', 'DISTRIBUTION']),
  description: z.string().optional(),
  changeDescription: z.string().optional(),
  data: z.string().optional(),
  uri: z.string().optional(),
  kmsKeyId: z.string().optional(),
  tags,
});

export const lifecyclePolicySchema = z.strictObject({
  ...token,
  name: z.string(),
  description: z.string().optional(),
  status: z.enum(['ENABLED', 'DISABLED']).optional(),
  executionRole: z.string(),
  resourceType: z.enum(['AMI_IMAGE', 'CONTAINER_IMAGE']),
  policyDetails: z.array(z.looseObject({})).min(1),
  resourceSelection: z.looseObject({}),
  tags,
});

/** The kinds of resource file, as the language room tells them apart, with the shape of each. */
export const schemas = {
  'component-resource': componentSchema,
  'image-recipe': imageRecipeSchema,
  'container-recipe': containerRecipeSchema,
  'infrastructure-configuration': infrastructureSchema,
  'distribution-configuration': distributionSchema,
  'image-pipeline': imagePipelineSchema,
  'workflow-resource': workflowSchema,
  'lifecycle-policy': lifecyclePolicySchema,
} as const;

export type ResourceKind = keyof typeof schemas;
export type ResourceBody<Kind extends ResourceKind> = z.infer<(typeof schemas)[Kind]>;
