import { existsSync } from 'node:fs';
import { NoDiskError } from '../artifacts/disk/make-disk.ts';
import { endings, exportDisk } from '../artifacts/export-disk.ts';
import { inWords } from '../artifacts/faults.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { getBucketFolder } from '../s3/buckets.ts';
import { objectPath } from '../s3/folder.ts';
import { type ConfigurationStep, isOwn } from './configuration-step.ts';
import { ownerOf } from './place.ts';

/** The disk of the builder's own AMI is written into a bucket, under the name that EC2 gives to exports. */
export const exportImage: ConfigurationStep = {
  step: 'ExportAmiRunning',
  service: 'EC2',
  async apply(work) {
    const { place, ami } = work;
    const { s3ExportConfiguration: settings } = work.configuration;
    if (!settings || !isOwn(work)) return;
    const { s3Bucket, s3Prefix = '', diskImageFormat: format } = settings;
    const folder = getBucketFolder({ ...ownerOf(place, ami), imagesDirectory: place.imagesDirectory }, s3Bucket);
    const key = `${s3Prefix}export-${ami.amiId}.${endings[format]}`;
    const file = objectPath(folder, key);
    if (existsSync(file)) return; // an earlier try came so far
    try {
      const size = await exportDisk(place.artifacts, { artifacts: place.job.outputDirectory, format, file });
      place.log(`Exported the disk as s3://${s3Bucket}/${key}, ${inWords(size)}: one file system, which does not boot`);
    } catch (error) {
      throw error instanceof NoDiskError ? new AwsError('UnsupportedOperation', error.message) : error;
    }
  },
};
