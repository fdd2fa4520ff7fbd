import type { ImageCodeProgress, ImagePermission, PlanPlace, PublishPhase, StepProgress } from '../../../contract/index.ts';
import type { StoredJournal } from '../../publish/journal.ts';

interface Named {
  readonly key: string;
  readonly title: string;
}

/** One change of the account: what the user confirmed is what is done, whatever happens to the file. */
export type ImageStep =
  | (Named & { readonly kind: 'share'; readonly account: string; readonly before: ImagePermission; readonly after: ImagePermission })
  | (Named & { readonly kind: 'copy'; readonly region: string; readonly name: string; readonly description?: string });

/** A step with what has become of it. */
export type ImageJournalStep = ImageStep & {
  readonly state: StepProgress;
  /** Written before the call: after a crash, what stands there may be what it made. */
  readonly tried?: boolean;
  /** It was as wanted when its turn came: undoing leaves it. */
  readonly adopted?: boolean;
  readonly message?: string;
};

/** All that carrying a plan out takes, and how far it has come. */
export interface ImageJournal extends StoredJournal {
  readonly phase: PublishPhase;
  readonly place: PlanPlace;
  readonly root: string;
  readonly path: string;
  readonly image: { readonly name: string; readonly arn: string };
  readonly pid: number;
  readonly steps: readonly ImageJournalStep[];
  readonly notices: readonly string[];
  readonly error?: string;
  readonly stale?: boolean;
}

/** Whether something of a step is in the account, or may be. */
export const hasBegun = ({ state, tried }: ImageJournalStep): boolean => state === 'done' || tried === true;

export function progressOf({
  id,
  phase,
  place,
  root,
  path,
  image,
  startedAt,
  steps,
  notices,
  error,
  stale,
}: ImageJournal): ImageCodeProgress {
  return {
    ...{ id, phase, place, root, path, startedAt, notices, image: image.name },
    ...(error === undefined ? {} : { error }),
    ...(stale ? { stale } : {}),
    steps: steps.map(({ key, title, state, message }) => ({ key, title, state, ...(message === undefined ? {} : { message }) })),
  };
}
