import type { AccountTarget } from '../../contract/index.ts';
import type { Workbench } from '../workbench.ts';

/** The connection in use, in the Region of a resource where its ARN names one; undefined while the connections are still being read. */
export function targetOf({ connections }: Workbench, arn = ''): AccountTarget | undefined {
  const current = connections.getState()?.current;
  if (!current) return undefined;
  return { id: current.id, region: arn.split(':')[3] || current.region };
}
