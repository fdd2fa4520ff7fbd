import { join } from 'node:path';
import { ARCHIVE_NAME } from '../../rehearsal/index.ts';
import { type Deposit, openDeposit } from '../artifacts/deposit.ts';
import type { DiskNote } from '../artifacts/disk/disk-note.ts';
import { putDisk } from '../artifacts/disk/put-disk.ts';
import { imageFacts } from '../artifacts/image-facts.ts';
import { MANIFEST_NAME, SBOM_NAME } from '../artifacts/names.ts';
import { comparePackages } from '../artifacts/packages/compare-packages.ts';
import { LAYER_NAME, type PutImage, putArchive, putLayers, putWords } from '../artifacts/put-image.ts';
import { cycloneDx } from '../artifacts/sbom.ts';
import { putFindings } from '../artifacts/scan/put-findings.ts';
import type { BuildArtifacts, BuildJob, ImageManifest } from './build-job.ts';
import type { BuildRun } from './build-run.ts';
import type { BuiltImage } from './workpiece.ts';

/**
 * Puts the image's layers and all that tells of it into the store of artifacts, and shows them in the build's own folder. Throws a
 * BuildFailure's worth of words where there is no room; then nothing of it stays.
 */
export async function writeArtifacts(run: BuildRun, image: BuiltImage): Promise<BuildArtifacts> {
  const { job, deps } = run;
  const deposit = await openDeposit(deps.artifacts, { image: job.imageArn, folder: job.outputDirectory });
  try {
    const created = new Date();
    const put = await putLayers(deps.artifacts, deposit, image.snapshot);
    run.signal.throwIfAborted();
    await putWords(deposit, put, wordsOf(job, image, created));
    const archive = await putArchiveIfWhole(run, deposit, put);
    run.signal.throwIfAborted();
    const disk = await putDisk(deps.artifacts, deposit, put);
    run.journal.log('file' in disk ? `Wrote the raw disk ${join(job.outputDirectory, disk.file)}` : `No disk: ${disk.absent}`);
    await putFacts(run, { image, put, disk, created, deposit });
    await scanIfWanted(run, deposit, archive !== undefined);
    run.signal.throwIfAborted();
    deposit.commit();
    const inFolder = (name: string) => join(job.outputDirectory, name);
    return { archive, layer: inFolder(LAYER_NAME), manifest: inFolder(MANIFEST_NAME) };
  } finally {
    await deposit.close();
  }
}

async function putArchiveIfWhole({ deps, job, journal }: BuildRun, deposit: Deposit, put: PutImage): Promise<string | undefined> {
  if (!put.complete) {
    const layer = join(job.outputDirectory, LAYER_NAME);
    journal.log(`The base of this image can't be given away: the output is the layer of changes alone, ${layer}`);
    return undefined;
  }
  await putArchive(deps.artifacts, deposit, { ...put, folder: job.outputDirectory });
  const archive = join(job.outputDirectory, ARCHIVE_NAME);
  journal.log(`Wrote the image archive ${archive}`);
  return archive;
}

async function scanIfWanted({ deps: { scanner }, job, journal, signal }: BuildRun, deposit: Deposit, hasArchive: boolean): Promise<void> {
  if (!job.scanning || !scanner) return;
  const report = await putFindings(scanner, deposit, { folder: job.outputDirectory, hasArchive, signal });
  const outcome = report.status === 'COMPLETED' ? `found ${report.findings.length} vulnerabilities` : `failed: ${report.reason}`;
  journal.log(`Scan of the image with ${report.scanner} ${outcome}`);
}

interface Telling {
  readonly image: BuiltImage;
  readonly put: PutImage;
  readonly disk: DiskNote;
  readonly created: Date;
  readonly deposit: Deposit;
}

/** What tells of the image: the manifest, with its packages and all that differs from the parent, and the bill of materials. */
async function putFacts({ job, deps, journal }: BuildRun, { image, put, disk, created, deposit }: Telling): Promise<void> {
  const facts = await imageFacts(deps.artifacts, put);
  for (const [path, fault] of Object.entries(facts.image.faults)) journal.log(`The packages in /${path} could not be read: ${fault}`);
  const manifest: ImageManifest = {
    imageArn: job.imageArn,
    base: image.machine.base.title,
    packages: facts.image.packages,
    changes: image.snapshot.changes,
    packageChanges: comparePackages(facts.parent.packages, facts.image.packages),
    disk,
  };
  await deposit.bytes({ name: MANIFEST_NAME, kind: 'facts' }, `${JSON.stringify(manifest, undefined, 1)}\n`);
  const subject = { imageArn: job.imageArn, name: job.imageName, version: `${job.version}/${job.buildNumber}`, created };
  await deposit.bytes({ name: SBOM_NAME, kind: 'facts' }, `${JSON.stringify(cycloneDx(subject, facts.image), undefined, 1)}\n`);
}

function wordsOf(job: BuildJob, { machine: { base } }: BuiltImage, created: Date) {
  const build = `${job.imageName} ${job.version}/${job.buildNumber}`;
  return {
    name: referenceOf(job),
    title: `${build}, on ${base.title}`,
    notes: base.notes,
    made: { top: `kiln: ${build}`, below: base.title },
    created,
    labels: { 'kiln.image': job.imageArn, 'kiln.parent-image': job.parentImage, 'kiln.base': base.title },
  };
}

/** A reference that container engines accept: lower case, single separators. */
function referenceOf(job: BuildJob): string {
  const name = job.imageName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `localhost/${name || 'image'}:${job.version}-${job.buildNumber}`;
}
