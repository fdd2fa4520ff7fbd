import { type ResourceKind, resourceKindOf } from '../../contract/index.ts';

/** What somebody did to a resource of the account's own. */
export interface Touched {
  readonly kind: ResourceKind;
  /** Where one of them is known, one call finds what became of it. */
  readonly name?: string | undefined;
  readonly arn?: string | undefined;
}

/** What the operations of Image Builder are about, by the ends of their names; whatever starts or ends a build makes an image another. */
const subjects: readonly (readonly [RegExp, ResourceKind])[] = [
  [/^(Create|Import|Delete)Component$/, 'component'],
  [/^(Create|Delete)ImageRecipe$/, 'image-recipe'],
  [/^(Create|Delete)ContainerRecipe$/, 'container-recipe'],
  [/^(Create|Update|Delete)ImagePipeline$/, 'image-pipeline'],
  [/^(Create|Update|Delete)InfrastructureConfiguration$/, 'infrastructure-configuration'],
  [/^(Create|Update|Delete)DistributionConfiguration$/, 'distribution-configuration'],
  [/^(Create|Update|Delete)LifecyclePolicy$/, 'lifecycle-policy'],
  [/^(Create|Delete)Workflow$/, 'workflow'],
  [
    /^((Create|Delete|Retry|Distribute)Image|CancelImageCreation|StartImagePipelineExecution|StartResourceStateUpdate|Import(Vm|Disk)Image)$/,
    'image',
  ],
];

/** The resource that a call has made, changed or removed; undefined for calls of other services, and those that leave lists as they are. */
export function whatChanged(operation: string, input: unknown): Touched | undefined {
  const kind = subjects.find(([pattern]) => pattern.test(operation))?.[1];
  if (!kind) return undefined;
  const values = Object.entries((input ?? {}) as Record<string, unknown>);
  const name = values.find(([key]) => key === 'name')?.[1];
  const arn = values.map(([, value]) => value).find((value) => typeof value === 'string' && resourceKindOf(value) === kind);
  return { kind, ...(typeof name === 'string' && { name }), ...(typeof arn === 'string' && { arn }) };
}
