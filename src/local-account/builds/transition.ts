import type { Clock } from '../clock.ts';
import type { BuildJob } from '../engine/build-job.ts';
import { moveImage, type NextState } from '../imagebuilder/image-status.ts';
import type { ImageRow } from '../store/images.ts';
import { appendLog } from '../store/logs.ts';
import type { Store } from '../store/store.ts';

/** An image that is built, and where it is written down. */
export interface BuildPlace {
  readonly store: Store;
  readonly clock: Clock;
  readonly job: BuildJob;
  readonly logGroup: string;
}

/** The place of an image's build. */
export function placeOf({ store, clock }: Pick<BuildPlace, 'store' | 'clock'>, image: Pick<ImageRow, 'job' | 'logGroup'>): BuildPlace {
  return { store, clock, job: JSON.parse(image.job) as BuildJob, logGroup: image.logGroup };
}

/** Moves the image to a status and says so in its log; staying where it is is no event. */
export function transition(place: BuildPlace, { status, reason: whole, failure }: NextState): void {
  const { store, job } = place;
  const reason = clip(whole, maxReason);
  store.transaction(() => {
    if (!moveImage(place, job.imageArn, { status, reason, failure })) return;
    writeLog(place, [`Image transitioned to ${status} state for Image ARN: ${job.imageArn}`, ...(reason === undefined ? [] : [reason])]);
  });
}

/** Writes lines into the stream of the image's build. */
export function writeLog({ store, clock, job, logGroup }: BuildPlace, messages: readonly string[]): void {
  const { accountId, region } = job;
  appendLog({ store, accountId, region }, { group: logGroup, stream: streamOf(job) }, { time: clock.now().getTime(), messages });
}

/** The stream of an image's build is called by version and build number. */
export function streamOf({ version, buildNumber }: BuildJob): string {
  return `${version}/${buildNumber}`;
}

/** The model's limit of an image's reason. */
const maxReason = 1024;

/** A text in so many characters at most. */
export function clip(text: string | undefined, length: number): string | undefined {
  return text !== undefined && text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
