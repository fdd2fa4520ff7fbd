import { type ResourceKind, resourceKindOf } from '../../contract/index.ts';

interface ArnParts {
  readonly name: string;
  readonly version: string | undefined;
  readonly build: string | undefined;
}

/** What stands behind the kind in an ARN of Image Builder; workflows have their type before the name. */
export function arnParts(arn: string): ArnParts {
  const parts = (arn.split(':').at(-1) ?? arn).split('/').slice(resourceKindOf(arn) === 'workflow' ? 2 : 1);
  const [name = arn, version, build] = parts;
  return { name, version, build };
}

/** A resource as a tab and a link name it: `nginx 1.2.0`, with the build where the ARN has one. */
export function titleOfArn(arn: string): string {
  const { name, version, build } = arnParts(arn);
  const words = version === undefined ? name : `${name} ${version}`;
  return build === undefined ? words : `${words} (build ${build})`;
}

/** One build of an image: what the image tab shows. */
export const isImageBuild = (arn: string): boolean => resourceKindOf(arn) === 'image' && arnParts(arn).build !== undefined;

export const kindIcons: Readonly<Record<ResourceKind, string>> = {
  component: 'symbol-class',
  'image-recipe': 'book',
  'container-recipe': 'file-code',
  'image-pipeline': 'git-merge',
  'infrastructure-configuration': 'server-environment',
  'distribution-configuration': 'globe',
  image: 'package',
  workflow: 'list-ordered',
  'lifecycle-policy': 'history',
};
