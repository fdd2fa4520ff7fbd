// The disk of an AMI as an object: what EC2's VM export does, over folders.
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Account } from '../account.ts';
import { NoDiskError } from '../artifacts/disk/make-disk.ts';
import { endings, exportDisk, exportObstacle } from '../artifacts/export-disk.ts';
import { DamagedBlobError, DiskFullError } from '../artifacts/faults.ts';
import type { ArtifactPlace } from '../artifacts/place.ts';
import { roles } from '../iam/records.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { getBucketFolder } from '../s3/buckets.ts';
import { findObject, objectPath } from '../s3/folder.ts';
import { keepObject } from '../s3/keep-object.ts';
import type { Owner } from '../store/owner.ts';
import { amis } from './ami-records.ts';

/** The account that exports. */
export type Exporter = Owner & Pick<Account, 'imagesDirectory'>;

/** The account that exports, and where artifacts are. */
export interface ExportPlace extends Exporter {
  readonly artifacts: ArtifactPlace;
}

export type ExportFormat = 'VMDK' | 'RAW' | 'VHD';

export interface ExportRequest {
  /** `export-ami-` and digits: the object is called after it. */
  readonly taskId: string;
  readonly amiId: string;
  readonly format: ExportFormat;
  readonly bucket: string;
  /** Stands before the object's name as it is. */
  readonly prefix: string;
  /** By which EC2 writes into the bucket. */
  readonly role: string;
}

/** Throws what EC2 refuses at once: a bucket or a role that is not there, an image without artifacts, a format that no tool here makes. */
export function checkExport(place: Exporter, { amiId, format, bucket, role }: ExportRequest): void {
  artifactsOf(place, amiId);
  if (!roles.find(place, role)) {
    throw new AwsError('InvalidParameter', `The service role ${role} provided does not exist or does not have sufficient permissions`);
  }
  folderOf(place, bucket);
  if (!Object.hasOwn(endings, format)) throw new AwsError('InvalidParameterValue', `'${format}' is no format of a disk image`);
  const obstacle = exportObstacle(format);
  if (obstacle !== undefined)
    throw new AwsError('UnsupportedOperation', `The image cannot be exported as ${format} on this computer: ${obstacle}`);
}

/** What was written. */
export interface ExportedDisk {
  readonly key: string;
  readonly bytes: number;
}

/** Writes the object; one that an earlier try has written under this task stays as it is. Throws AwsError for what cannot be exported. */
export async function exportToBucket(place: ExportPlace, request: ExportRequest): Promise<ExportedDisk> {
  checkExport(place, request);
  const { taskId, amiId, format, bucket, prefix } = request;
  const key = `${prefix}${taskId}.${endings[format]}`;
  const folder = folderOf(place, bucket);
  const earlier = findObject(folder, key);
  if (earlier) return { key, bytes: earlier.size };
  // Beside the buckets and not in one, where the unfinished file would be an object.
  const work = await mkdtemp(join(dirname(place.imagesDirectory), '.export-'));
  try {
    const source = join(work, `disk.${endings[format]}`);
    const bytes = await exportDisk(place.artifacts, { artifacts: artifactsOf(place, amiId), format, file: source });
    // The form of an object that came in parts, as large ones do: its ETag says nothing of its content.
    const etag = `"${createHash('md5').update(key).digest('hex')}-1"`;
    keepObject(
      place,
      { bucket, key, path: objectPath(folder, key), source },
      { etag, contentType: 'application/octet-stream', metadata: {} },
    );
    return { key, bytes };
  } catch (error) {
    throw asRefusal(error);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function asRefusal(error: unknown): unknown {
  if (error instanceof NoDiskError) return new AwsError('UnsupportedOperation', error.message);
  if (error instanceof DamagedBlobError || error instanceof DiskFullError) return new AwsError('InternalError', error.message, 500);
  return error;
}

function artifactsOf(place: Exporter, amiId: string): string {
  const ami = amis.find(place, amiId);
  if (!ami) throw new AwsError('InvalidAMIID.NotFound', `The image id '[${amiId}]' does not exist`);
  if (ami.artifacts === undefined) throw new AwsError('UnsupportedOperation', `There is nothing of ${amiId} on this computer`);
  return ami.artifacts;
}

function folderOf(place: Exporter, bucket: string): string {
  try {
    return getBucketFolder(place, bucket);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const message = `Insufficient permissions - please verify bucket ownership and write permissions on the bucket. Bucket: ${bucket}`;
    throw new AwsError('InvalidParameter', message);
  }
}
