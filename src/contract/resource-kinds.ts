/** What Image Builder keeps, by the words that its ARNs use. */
export const resourceKinds = [
  'component',
  'image-recipe',
  'container-recipe',
  'image-pipeline',
  'infrastructure-configuration',
  'distribution-configuration',
  'image',
  'workflow',
  'lifecycle-policy',
] as const;

export type ResourceKind = (typeof resourceKinds)[number];

const resourceArn = /^arn:aws[^:]*:imagebuilder:[^:]*:[^:]*:([a-z-]+)\//;

/** The kind of the resource that an ARN of Image Builder names; undefined for all other text. */
export function resourceKindOf(arn: string): ResourceKind | undefined {
  const word = resourceArn.exec(arn)?.[1];
  return resourceKinds.find((kind) => kind === word);
}

export const resourceKindWords: Readonly<Record<ResourceKind, string>> = {
  component: 'Component',
  'image-recipe': 'Image recipe',
  'container-recipe': 'Container recipe',
  'image-pipeline': 'Pipeline',
  'infrastructure-configuration': 'Infrastructure configuration',
  'distribution-configuration': 'Distribution configuration',
  image: 'Image',
  workflow: 'Workflow',
  'lifecycle-policy': 'Lifecycle policy',
};
