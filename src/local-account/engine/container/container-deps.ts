import type { Registries } from '../../ecr/push.ts';
import type { ContainerBuilders } from './builder.ts';

/** What builds of container images work with. */
export interface ContainerDeps {
  readonly builders: ContainerBuilders;
  readonly registries: Registries;
}
