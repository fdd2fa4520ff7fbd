import type { ScalarNode } from '../../syntax/tree.ts';
import type { ResourceKind } from '../kind.ts';

/** Shapes of members that may name another resource by the path of its file, relative to their own, where the service wants an ARN. */
const linked: ReadonlyMap<string, readonly ResourceKind[]> = new Map([
  ['ComponentVersionArnOrBuildVersionArn', ['component-resource']],
  ['ImageRecipeArn', ['image-recipe']],
  ['ContainerRecipeArn', ['container-recipe']],
  ['InfrastructureConfigurationArn', ['infrastructure-configuration']],
  ['DistributionConfigurationArn', ['distribution-configuration']],
  ['WorkflowVersionArnOrBuildVersionArn', ['workflow-resource']],
  ['ImageBuilderFile', ['appstream-image-builder']],
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

/** A member that names something outside of its file: another resource, or a document or Dockerfile. */
export interface ResourceLink {
  readonly scalar: ScalarNode;
  /** The kinds of resource that it may name; none where it names a text: the data of a component, a Dockerfile template. */
  readonly kinds: readonly ResourceKind[];
  /** Relative to the file; undefined where the member holds an ARN, a place in S3, or nothing that can be followed. */
  readonly path: string | undefined;
}

const none: readonly ResourceKind[] = [];
/** Shapes of members that name a text that is no resource: a document, a Dockerfile, a script. */
const texts: ReadonlySet<string> = new Set(['Uri', 'ScriptFile']);

/** What a text of that shape names; undefined for texts that name nothing. */
export function linkOf(shape: string, scalar: ScalarNode): ResourceLink | undefined {
  const kinds = texts.has(shape) ? none : linkTargetOf(shape);
  if (kinds === undefined) return undefined;
  const isPath = texts.has(shape) ? isRelative(scalar.value) : isResourcePath(scalar.value);
  return { scalar, kinds, path: isPath ? scalar.value : undefined };
}

function isRelative(text: string): boolean {
  return text !== '' && !/^\/|[:\\]/.test(text);
}
