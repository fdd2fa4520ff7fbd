import { systemClock } from '../clock.ts';
import { openStore } from '../store/store.ts';
import { collectGarbage, type Garbage, type GarbageOptions } from './collect-garbage.ts';
import { damagedBlobs } from './damage.ts';
import type { Damage } from './faults.ts';
import { openArtifacts } from './open-artifacts.ts';
import { usedBytes } from './rows.ts';

export interface Collected extends Garbage {
  /** Bytes that artifacts take after it. */
  readonly used: number;
  /** What is known to be damaged. */
  readonly damaged: readonly Pick<Damage, 'digest' | 'images'>[];
}

/**
 * Collects the garbage of a data folder that nobody serves, which is what a command line does; a served one collects by itself. Throws
 * StoreInUseError where somebody does.
 */
export async function collectArtifacts(dataDirectory: string, options: GarbageOptions = {}): Promise<Collected> {
  const store = openStore(dataDirectory);
  try {
    const place = openArtifacts({ store, clock: systemClock, dataDirectory });
    const garbage = await collectGarbage(place, options);
    return { ...garbage, used: usedBytes(store), damaged: damagedBlobs(place) };
  } finally {
    store.close();
  }
}
