import type { MapNode } from '../../syntax/tree.ts';
import type { ResourceKind } from '../kind.ts';

/** The request body of a Create* or Update* call, as `--cli-input-yaml` takes it. Its shape is looked up by its kind. */
export interface ResourceDocument {
  readonly kind: ResourceKind;
  readonly node: MapNode;
}
