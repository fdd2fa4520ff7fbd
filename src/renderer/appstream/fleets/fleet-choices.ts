import type { AppStreamImage, LaunchChoices, StackRow } from '../../../contract/index.ts';

/** What a fleet can be made of. */
export interface FleetChoices extends Pick<LaunchChoices, 'subnets' | 'securityGroups'> {
  readonly images: readonly AppStreamImage[];
  readonly stacks: readonly StackRow[];
}
