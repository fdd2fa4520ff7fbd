// What tests have in common that need a store of artifacts without an account around it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { systemClock } from '../clock.ts';
import { openStore } from '../store/store.ts';
import { type ArtifactOptions, openArtifacts } from './open-artifacts.ts';
import type { ArtifactPlace } from './place.ts';

/**
 * A store of artifacts in a folder of its own, which goes with the test that asks for it. It makes no disks and takes nothing to be installed
 * on this computer: both take their time.
 */
export function temporaryArtifacts(options: Pick<ArtifactOptions, 'quota' | 'disks' | 'hostRoot'> = {}): ArtifactPlace {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'kiln-artifacts-'));
  const store = openStore(dataDirectory);
  onTestFinished(() => {
    store.close();
    rmSync(dataDirectory, { recursive: true, force: true });
  });
  return openArtifacts({ store, clock: systemClock, dataDirectory, disks: false, hostRoot: dataDirectory, ...options });
}
