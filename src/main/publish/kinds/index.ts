import { type ResourceKind, resourceKindOf } from '../../../contract/index.ts';
import type { ResourceKind as FileKind } from '../../resources/schemas.ts';
import { component } from './component.ts';
import { distribution, infrastructure } from './configurations.ts';
import type { PublishKind } from './kind.ts';
import { lifecyclePolicy } from './lifecycle-policy.ts';
import { pipeline } from './pipeline.ts';
import { containerRecipe, imageRecipe } from './recipes.ts';
import { workflow } from './workflow.ts';

/** What is published, by the kinds of files. */
export const publishKinds: Readonly<Record<FileKind, PublishKind>> = {
  'component-resource': component,
  'image-recipe': imageRecipe,
  'container-recipe': containerRecipe,
  'infrastructure-configuration': infrastructure,
  'distribution-configuration': distribution,
  'image-pipeline': pipeline,
  'workflow-resource': workflow,
  'lifecycle-policy': lifecyclePolicy,
};

/** The kind of what an ARN names, where that is published. */
export function publishKindOf(arn: string): PublishKind | undefined {
  const kind = resourceKindOf(arn);
  return Object.values(publishKinds).find((one) => one.kind === kind);
}

/** A kind by its word in ARNs; only what is published has one. */
export function kindNamed(name: ResourceKind): PublishKind {
  const found = Object.values(publishKinds).find(({ kind }) => kind === name);
  if (!found) throw new Error(`resources of the kind '${name}' are not published`);
  return found;
}
