import { type AppStreamImage, type ImageListStatus, type ImagesEvent, isPassingImageState } from '../../../contract/index.ts';
import { troubleOf } from '../../catalogue/pace.ts';
import type { Clock } from '../../catalogue/worker.ts';
import { createTopic } from '../../topic.ts';

/** What a look found, page by page, and in which account. */
export interface ImageLook {
  readonly accountId: string;
  readonly pages: AsyncIterable<readonly AppStreamImage[]>;
}

export interface ImageReaderDeps {
  look(): Promise<ImageLook>;
  readonly clock: Clock;
  readonly random: () => number;
  /** Milliseconds between two looks: while something passes, and at first and at most while nothing does. */
  readonly pace: { readonly passing: number; readonly first: number; readonly longest: number };
}

export interface ImageReader {
  /** What is known, then what becomes known. While somebody follows, and no longer, the account is asked. */
  follow(signal: AbortSignal): AsyncGenerator<ImagesEvent>;
  /** Asks at once: something was changed. */
  look(): void;
  close(): void;
}

/** Keeps one list of images for as many as follow it; asks one page at a time and waits when AWS says so. */
export function createImageReader(deps: ImageReaderDeps): ImageReader {
  const { clock, pace, random } = deps;
  const known = new Map<string, AppStreamImage>();
  const topic = createTopic<ImagesEvent>();
  let status: ImageListStatus = { phase: 'reading', asOf: undefined, failure: undefined };
  let accountId: string | undefined;
  let [followers, failures, distance] = [0, 0, pace.first];
  let [busy, again] = [false, false];
  let callOff = () => {};

  const publish = (images: readonly AppStreamImage[], gone: readonly string[], next: ImageListStatus) => {
    const told = JSON.stringify(status) !== JSON.stringify(next);
    status = next;
    if (told || images.length + gone.length > 0) topic.publish({ images, gone, status });
  };
  const learn = (images: readonly AppStreamImage[]) => {
    const changed = images.filter((image) => JSON.stringify(known.get(image.arn)) !== JSON.stringify(image));
    for (const image of changed) known.set(image.arn, image);
    return changed;
  };
  const forget = (arns: readonly string[]) => {
    for (const arn of arns) known.delete(arn);
    return arns;
  };

  const read = async (): Promise<void> => {
    const { accountId: now, pages } = await deps.look();
    if (accountId !== undefined && accountId !== now) publish([], forget([...known.keys()]), { ...status, asOf: undefined });
    accountId = now;
    const seen = new Set<string>();
    let changes = 0;
    for await (const page of pages) {
      const changed = learn(page);
      for (const { arn } of page) seen.add(arn);
      changes += changed.length;
      publish(changed, [], status);
      if (followers === 0) return; // nobody waits for the rest
    }
    const gone = forget([...known.keys()].filter((arn) => !seen.has(arn)));
    publish([], gone, { phase: 'idle', asOf: new Date(clock.now()).toISOString(), failure: undefined });
    const moves = [...known.values()].some(({ state }) => isPassingImageState(state));
    if (moves) distance = pace.passing;
    else distance = changes + gone.length > 0 ? pace.first : Math.min(Math.max(distance, pace.first) * 1.5, pace.longest);
  };
  const wait = (ms: number | undefined) => {
    callOff = ms === undefined ? () => {} : clock.after(ms, pump);
  };
  const attempt = async (): Promise<void> => {
    try {
      await read();
      failures = 0;
      wait(distance);
    } catch (error) {
      const { message, waitMs } = troubleOf(error, failures, random);
      failures += 1;
      const retryAt = waitMs === undefined ? undefined : new Date(clock.now() + waitMs).toISOString();
      publish([], [], { ...status, phase: 'failed', failure: { message, retryAt } });
      wait(waitMs);
    }
  };
  const pump = (): void => {
    callOff();
    again = busy;
    if (busy || followers === 0) return;
    busy = true;
    void attempt().finally(() => {
      busy = false;
      if (again) pump();
    });
  };
  return {
    async *follow(signal) {
      const events = topic.subscribe(signal);
      followers += 1;
      if (followers === 1) pump();
      try {
        yield { images: [...known.values()], gone: [], status };
        yield* events;
      } finally {
        followers -= 1;
        if (followers === 0) callOff();
      }
    },
    look: pump,
    close() {
      followers = 0;
      callOff();
      topic.close();
    },
  };
}
