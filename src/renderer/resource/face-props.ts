import type { ResourceDetail } from '../../contract/index.ts';
import type { ResourcePlace } from './load-resource.ts';

/** What each side of a resource's tab gets. */
export interface FaceProps {
  readonly tab: ResourcePlace;
  readonly detail: ResourceDetail;
}
