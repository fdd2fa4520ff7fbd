import type { ResourceKind } from '../../contract/index.ts';
import type { ResourceArn } from './resource-arn.ts';

/** Where the consoles of the partitions stand. */
const consoles: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/** What the console calls the pages of a kind. */
const pages: Readonly<Record<ResourceKind, string>> = {
  component: 'components',
  'image-recipe': 'imageRecipes',
  'container-recipe': 'containerRecipes',
  'image-pipeline': 'pipelines',
  'infrastructure-configuration': 'infrastructureConfiguration',
  'distribution-configuration': 'distributionSettings',
  image: 'images',
  workflow: 'workflows',
  'lifecycle-policy': 'lifecyclePolicies',
};

/** The page of a resource in the AWS console. An endpoint of its own has none: AWS's console knows nothing of what lies behind it. */
export function consoleUrl({ arn, partition, region, kind }: ResourceArn, endpoint: string | undefined): string | undefined {
  const host = consoles[partition];
  if (endpoint !== undefined || host === undefined) return undefined;
  // China and GovCloud have one host for all Regions.
  const name = partition === 'aws' ? `${region}.${host}` : host;
  return `https://${name}/imagebuilder/home?region=${region}#/${pages[kind]}/${arn}`;
}
