// What may become of an image after its build:
// https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_StartResourceStateUpdate.html
import type { Disposition, ImageResources } from '../../contract/index.ts';

const next: Readonly<Record<string, readonly Disposition[]>> = {
  AVAILABLE: ['DEPRECATED', 'DISABLED', 'DELETED'],
  DEPRECATED: ['AVAILABLE', 'DISABLED', 'DELETED'],
  DISABLED: ['AVAILABLE', 'DEPRECATED', 'DELETED'],
  FAILED: ['DELETED'],
  CANCELLED: ['DELETED'],
};

const words: Readonly<Record<Disposition, string>> = {
  AVAILABLE: 'restored',
  DEPRECATED: 'deprecated',
  DISABLED: 'disabled',
  DELETED: 'deleted',
};

export interface ImageNow {
  readonly state: string;
  readonly type: string;
  readonly outputs: number;
  /** An execution that concerns the image and has not ended. */
  readonly busy: string | undefined;
}

/** Why an image cannot become something now, by what it should become. */
export function refusals(image: ImageNow): ImageResources['refused'] {
  const entries = (Object.keys(words) as Disposition[]).flatMap((to) => {
    const why = refusal(image, to);
    return why === undefined ? [] : [[to, why] as const];
  });
  const removed = isRunning(image.state) ? `The image is ${image.state}. Cancel its build first.` : undefined;
  return { ...Object.fromEntries(entries), ...(removed === undefined ? {} : { REMOVED: removed }) };
}

const isRunning = (state: string) => next[state] === undefined && state !== 'DELETED';

function refusal({ busy, outputs, state, type }: ImageNow, to: Disposition): string | undefined {
  if (isRunning(state)) return `The image is ${state}. Cancel its build, or wait for its end.`;
  if (busy !== undefined) return `The lifecycle execution ${busy} works on this image. Cancel it, or wait for its end.`;
  if (type === 'DOCKER' && to !== 'DELETED') return `Container images cannot be ${words[to]}: AWS deletes them only.`;
  if (!next[state]?.includes(to)) return `An image that is ${state} cannot be ${words[to]}.`;
  if (to === 'DELETED' && outputs === 0) return 'The image has no AMIs and no containers to delete with it. Remove the image alone.';
  return undefined;
}
