import { link, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ARCHIVE_NAME, type Sandbox, writeLayersFile, writeOciArchive } from '../../../rehearsal/index.ts';
import type { ExecutionIds } from '../actions/action.ts';
import { applyComponents, BUILD_STAGE } from '../apply-components.ts';
import type { BuildRun } from '../build-run.ts';
import { machineOf } from '../machines.ts';
import { type ContainerImage, type ContainerSettings, settingsOf, withLayer } from './container-image.ts';

/** Runs the components of the recipe in a container of the image; what they change is one more layer. `folder` is empty. */
export async function applyInContainer(
  run: BuildRun,
  image: ContainerImage,
  { folder, ids }: { readonly folder: string; readonly ids: ExecutionIds },
): Promise<ContainerImage> {
  await mkdir(folder, { recursive: true });
  await showAsArtifacts(folder, image);
  const settings = settingsOf(image);
  if (settings.user !== undefined && settings.user !== 'root' && settings.user !== '0') {
    run.journal.log(`Note: components run as root here, although USER ${settings.user} stands before them in the Dockerfile`);
  }
  const { driver, base } = await machineOf(run, folder);
  const sandbox = await driver.open({ base, network: run.deps.network ?? 'internet', signal: run.signal });
  try {
    await applyComponents(run, BUILD_STAGE, { sandbox: inContainer(sandbox, settings), ids });
    const snapshot = await sandbox.snapshot();
    try {
      const { layers } = await snapshot.exportLayers(folder);
      const layer = layers.at(-1);
      if (!layer) throw new Error('The snapshot has no layer');
      return withLayer(image, layer, { by: 'RUN components of the container recipe', created: new Date() });
    } finally {
      await snapshot.dispose();
    }
  } finally {
    await sandbox.close();
  }
}

/** A sandbox whose commands have the variables of the image, as those of a container have. */
export function inContainer(sandbox: Sandbox, { environment }: ContainerSettings): Sandbox {
  return { ...sandbox, exec: (request) => sandbox.exec({ ...request, env: { ...environment, ...request.env } }) };
}

/** Sandboxes open the artifacts of images: layers that lie side by side, and the archive for engines. */
async function showAsArtifacts(folder: string, { config, layers }: ContainerImage): Promise<void> {
  const title = 'the container image so far';
  const shown = [];
  for (const [index, layer] of layers.entries()) {
    const file = join(folder, `below-${index}.tar.gz`);
    await link(layer.file, file);
    shown.push({ ...layer, file });
  }
  await writeOciArchive(join(folder, ARCHIVE_NAME), {
    ...{ name: 'localhost/kiln-so-far:1', layers, history: [], created: new Date(0), labels: {} },
    config,
  });
  await writeLayersFile(folder, { title, notes: [], complete: true, layers: shown });
}
