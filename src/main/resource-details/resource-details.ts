import type { ResourceDetail, ResourceTarget } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import type { Target } from '../connections/connections.ts';
import { resourceDetail } from './detail.ts';
import { parseResourceArn } from './resource-arn.ts';

export interface ResourceDetailsDeps {
  aws(target: Target): Promise<Aws>;
}

export interface ResourceDetails {
  get(target: ResourceTarget): Promise<ResourceDetail>;
}

/** What is known of single resources, and what is done to them. */
export function createResourceDetails({ aws }: ResourceDetailsDeps): ResourceDetails {
  /** A resource is asked of its own Region, whichever the window works in. */
  const reach = ({ connection, arn }: ResourceTarget) => aws({ id: connection, region: parseResourceArn(arn).region });
  return {
    get: async (target) => resourceDetail(await reach(target), target.arn),
  };
}
