import { inWords } from '../artifacts/faults.ts';
import { checkExport, exportToBucket } from '../ec2/export-to-bucket.ts';
import { type ConfigurationStep, isOwn } from './configuration-step.ts';
import { ownerOf } from './place.ts';

/** The disk of the builder's own AMI is written into a bucket of the builder, under the name of an export task. */
export const exportImage: ConfigurationStep = {
  step: 'ExportAmiRunning',
  service: 'EC2',
  async apply(work) {
    const { place, ami, configuration } = work;
    const { s3ExportConfiguration: settings } = configuration;
    if (!settings || !isOwn(work)) return;
    const { imagesDirectory, artifacts } = place;
    const { diskImageFormat: format, s3Bucket: bucket, s3Prefix: prefix = '', roleName: role } = settings;
    const exporter = { ...ownerOf(place, ami), imagesDirectory, artifacts };
    const request = { taskId: `export-${ami.amiId}`, amiId: ami.amiId, format, bucket, prefix, role };
    checkExport(exporter, request);
    place.log(`Exporting ${ami.amiId} as ${format} to the bucket ${bucket}`);
    const { key, bytes } = await exportToBucket(exporter, request);
    place.log(`Exported ${ami.amiId} to s3://${bucket}/${key}, ${inWords(bytes)}: one file system, which does not boot`);
  },
};
