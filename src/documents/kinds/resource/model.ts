import type { MapNode } from '../../syntax/tree.ts';
import type { ResourceKind } from '../kind.ts';
import type { MemberFault } from './faults.ts';
import type { ResourceLink } from './links.ts';
import type { Operation } from './operations.ts';

/** The request body of a Create* or Update* call, as `--cli-input-yaml` takes it. */
export interface ResourceDocument {
  readonly kind: ResourceKind;
  readonly node: MapNode;
  /** The call that the file is the request of. */
  readonly operation: Operation;
  /** Where the document is not what the operation takes, in document order. */
  readonly faults: readonly MemberFault[];
  /** What it names outside of itself, in document order. */
  readonly links: readonly ResourceLink[];
}
