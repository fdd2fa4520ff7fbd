import type { ResourceKind } from '../kind.ts';

/** Shapes of members that may name another resource by the path of its file, relative to their own, where the service wants an ARN. */
const linked: ReadonlyMap<string, readonly ResourceKind[]> = new Map([
  ['ComponentVersionArnOrBuildVersionArn', ['component-resource']],
  ['ImageRecipeArn', ['image-recipe']],
  ['ContainerRecipeArn', ['container-recipe']],
  ['InfrastructureConfigurationArn', ['infrastructure-configuration']],
  ['DistributionConfigurationArn', ['distribution-configuration']],
  ['WorkflowVersionArnOrBuildVersionArn', ['workflow-resource']],
]);

/** The kinds of file that Kiln takes in place of an ARN of that shape; undefined for shapes that take no path. */
export function linkTargetOf(shape: string): readonly ResourceKind[] | undefined {
  return linked.get(shape);
}

/** With slashes; neither from the root, nor with a scheme or a drive; ends as YAML and JSON files do. */
export const RESOURCE_PATH = /^(?!\/)[^:\\]+\.(?:[yY][aA]?[mM][lL]|[jJ][sS][oO][nN])$/u;

/** Whether a text is the relative path of a resource's file rather than an ARN: Kiln puts the ARN in its place when it publishes. */
export function isResourcePath(text: string): boolean {
  return RESOURCE_PATH.test(text);
}
