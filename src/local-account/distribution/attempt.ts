import { AwsError } from '../protocol/aws-error.ts';
import type { DistributedAmi, DistributedImage, DistributionStep } from './distributor.ts';
import { recordOutput } from './output.ts';
import type { DistributionPlace } from './place.ts';

/** One piece of work on an AMI, by the service that does it. */
export interface Work {
  readonly step: Exclude<DistributionStep, 'Completed'>;
  /** As in `EC2 Client Error`. */
  readonly service: string;
  /** Throws an AwsError for what the service refuses. */
  run(): void;
}

/**
 * Does the work whole or not at all, writes into the image's output what became of it, and answers that. What a service refuses is an
 * answer; anything else is thrown.
 */
export function attempt(place: DistributionPlace, ami: DistributedAmi, work: Work): DistributedImage {
  const begun = began(place, ami);
  try {
    return place.store.transaction(() => {
      work.run();
      return completed(place, begun);
    });
  } catch (error) {
    return refused(place, begun, { ...work, error });
  }
}

export interface Begun {
  readonly ami: DistributedAmi;
  readonly dateStarted: string;
}

/** Work on an AMI begins now. */
export function began({ clock }: Pick<DistributionPlace, 'clock'>, ami: DistributedAmi): Begun {
  return { ami, dateStarted: clock.now().toISOString() };
}

/** The work ended well, which is written down. */
export function completed(place: DistributionPlace, { ami: { accountId, region, name, amiId }, dateStarted }: Begun): DistributedImage {
  const dateStopped = place.clock.now().toISOString();
  const image: DistributedImage = { accountId, region, name, amiId, dateStarted, dateStopped, step: 'Completed', status: 'Completed' };
  recordOutput(place, image);
  return image;
}

/** The work was refused, which is written down; throws what is no refusal. */
export function refused(
  place: DistributionPlace,
  { ami, dateStarted }: Begun,
  { step, service, error }: Pick<Work, 'step' | 'service'> & { readonly error: unknown },
): DistributedImage {
  if (!(error instanceof AwsError)) throw error;
  const { accountId, region, name, amiId } = ami;
  const dateStopped = place.clock.now().toISOString();
  const errorMessage = sentence(place, ami, `${service} Client Error: '${error.message}'`);
  const image: DistributedImage = { accountId, region, name, amiId, dateStarted, dateStopped, step, status: 'Failed', errorMessage };
  recordOutput(place, image);
  place.log(errorMessage);
  return image;
}

/** As the service words it: https://repost.aws/knowledge-center/image-builder-distr-error-encrypted-ami */
function sentence({ job }: DistributionPlace, { accountId, region }: DistributedAmi, what: string): string {
  const way = `from the source account (ID: ${job.accountId}) to the destination account (ID: ${accountId})`;
  return `${what} when distributing the image ${way} in Region ${region}.`;
}
