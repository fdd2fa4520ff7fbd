import type { ResourceKind } from '../kind.ts';

/** What a member may name by a path relative to its file, where the service wants an ARN or a place in S3. */
export type LinkTarget = { readonly resources: readonly ResourceKind[] } | { readonly file: 'document' | 'dockerfile' };

const arns: ReadonlyMap<string, LinkTarget> = new Map<string, LinkTarget>([
  ['ComponentVersionArnOrBuildVersionArn', { resources: ['component-resource'] }],
  ['ImageRecipeArn', { resources: ['image-recipe'] }],
  ['ContainerRecipeArn', { resources: ['container-recipe'] }],
  ['InfrastructureConfigurationArn', { resources: ['infrastructure-configuration'] }],
  ['DistributionConfigurationArn', { resources: ['distribution-configuration'] }],
  ['WorkflowVersionArnOrBuildVersionArn', { resources: ['workflow-resource'] }],
]);

/** What Kiln takes in place of an ARN of that shape; undefined for shapes that take no path. */
export function linkTargetOf(shape: string): LinkTarget | undefined {
  return arns.get(shape);
}

/** Whether a text is the relative path of a resource's file rather than an ARN: Kiln puts the ARN in its place when it publishes. */
export function isResourcePath(text: string): boolean {
  return RESOURCE_PATH.test(text);
}

/** Neither from the root, nor with a scheme or a drive. */
export const RESOURCE_PATH = /^(?![/\\])[^:]+\.(?:[yY][aA]?[mM][lL]|[jJ][sS][oO][nN])$/u;
