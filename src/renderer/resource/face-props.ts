import type { ResourceDetail } from '../../contract/index.ts';
import type { ResourceTabKind } from './load-resource.ts';

/** What each side of a resource's tab gets. */
export interface FaceProps {
  readonly tab: ResourceTabKind;
  readonly detail: ResourceDetail;
}
