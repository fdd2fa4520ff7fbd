import type { Accounts } from '../accounts/accounts.ts';
import type { ArtifactPlace } from '../artifacts/place.ts';
import type { Clock } from '../clock.ts';
import type { BuildJob } from '../engine/build-job.ts';
import type { Owner } from '../store/owner.ts';
import type { Store } from '../store/store.ts';

/** What the distribution of one build's image works with. */
export interface DistributionPlace {
  readonly store: Store;
  readonly clock: Clock;
  readonly accounts: Accounts;
  readonly job: BuildJob;
  /** Where images are kept. */
  readonly artifacts: ArtifactPlace;
  /** Where buckets have their folders. */
  readonly imagesDirectory: string;
  /** Writes a line into the log of the build. */
  log(line: string): void;
}

/** An account in a Region that is distributed to. */
export interface Target {
  readonly accountId: string;
  readonly region: string;
}

/** The namespace of a target. */
export function ownerOf({ store }: DistributionPlace, { accountId, region }: Target): Owner {
  return { store, accountId, region };
}
