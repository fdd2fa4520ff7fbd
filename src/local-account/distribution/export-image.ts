import { AwsError } from '../protocol/aws-error.ts';
import { type ConfigurationStep, isOwn } from './configuration-step.ts';

/** The disk of the builder's own AMI is written into a bucket. */
export const exportImage: ConfigurationStep = {
  step: 'ExportAmiRunning',
  service: 'EC2',
  apply(work) {
    const { s3ExportConfiguration: settings } = work.configuration;
    if (!settings || !isOwn(work)) return;
    throw new AwsError(
      'UnsupportedOperation',
      `The image has no disk on this computer that could be exported as ${settings.diskImageFormat}`,
    );
  },
};
