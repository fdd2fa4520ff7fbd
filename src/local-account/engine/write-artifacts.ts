import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ARCHIVE_NAME, writeLayersFile, writeOciArchive } from '../../rehearsal/index.ts';
import type { BuildArtifacts, BuildJob, ImageManifest } from './build-job.ts';
import type { BuildRun } from './build-run.ts';
import type { BuiltImage } from './workpiece.ts';

/** Writes the image's archive, its topmost layer and its manifest into the build's own folder. */
export async function writeArtifacts(run: BuildRun, image: BuiltImage): Promise<BuildArtifacts> {
  const { job, journal } = run;
  const { base } = image.machine;
  const { layers, complete } = await image.snapshot.exportLayers(job.outputDirectory);
  run.signal.throwIfAborted();
  const layer = layers.at(-1);
  if (!layer) throw new Error('The snapshot has no layer');
  const archive = complete ? join(job.outputDirectory, ARCHIVE_NAME) : undefined;
  if (archive) {
    await writeOciArchive(archive, {
      name: referenceOf(job),
      layers,
      history: layers.map((one) => (one === layer ? `kiln: ${job.imageName} ${job.version}/${job.buildNumber}` : base.title)),
      created: new Date(),
      labels: { 'kiln.image': job.imageArn, 'kiln.parent-image': job.parentImage, 'kiln.base': base.title },
    });
    journal.log(`Wrote the image archive ${archive}`);
  } else {
    journal.log(`The base is ${base.title}, which can't be given away: the output is the layer of changes alone, ${layer.file}`);
  }
  const title = `${job.imageName} ${job.version}/${job.buildNumber}, on ${base.title}`;
  await writeLayersFile(job.outputDirectory, { title, notes: base.notes, complete, layers });
  const manifest = join(job.outputDirectory, 'manifest.json');
  const content: ImageManifest = {
    imageArn: job.imageArn,
    base: base.title,
    packages: image.inventory?.packages ?? [],
    changes: image.snapshot.changes,
  };
  await writeFile(manifest, `${JSON.stringify(content, undefined, 2)}\n`);
  return { archive, layer: layer.file, manifest };
}

/** A reference that container engines accept: lower case, single separators. */
function referenceOf(job: BuildJob): string {
  const name = job.imageName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `localhost/${name || 'image'}:${job.version}-${job.buildNumber}`;
}
