import { type BuilderAction, type BuilderRow, whyForbidden } from '../../../contract/index.ts';

/** Something that can be done with image builders, as buttons, menus and the palette offer it. */
export interface BuilderOffer {
  readonly id: string;
  readonly title: string;
  /** What the palette calls it, where no builder is in view. */
  readonly command: string;
  readonly icon: string;
  /** What the state must allow; undefined: every state does. */
  readonly needs: BuilderAction | undefined;
  /** It can be done with several at once. */
  readonly many: boolean;
}

export const builderOffers = [
  {
    id: 'imageBuilder.connect',
    ...{ title: 'Connect', command: 'Connect to image builder' },
    ...{ icon: 'remote-explorer', needs: 'connect', many: false },
  },
  {
    id: 'imageBuilder.start',
    ...{ title: 'Start…', command: 'Start image builder…' },
    ...{ icon: 'play', needs: 'start', many: true },
  },
  {
    id: 'imageBuilder.stop',
    ...{ title: 'Stop…', command: 'Stop image builder…' },
    ...{ icon: 'debug-stop', needs: 'stop', many: true },
  },
  {
    id: 'imageBuilder.delete',
    ...{ title: 'Delete…', command: 'Delete image builder…' },
    ...{ icon: 'trash', needs: 'delete', many: true },
  },
  {
    id: 'imageBuilder.copyUrl',
    ...{ title: 'Copy streaming URL…', command: 'Copy streaming URL of image builder…' },
    ...{ icon: 'link', needs: 'connect', many: false },
  },
  {
    id: 'imageBuilder.show',
    ...{ title: 'Open details', command: 'Open details of image builder' },
    ...{ icon: 'go-to-file', needs: undefined, many: true },
  },
] as const satisfies readonly BuilderOffer[];

export type BuilderOfferId = (typeof builderOffers)[number]['id'];

/** Why something cannot be done with these builders now, and what to do first; undefined: it can. */
export function whyNot(
  { many, needs }: Pick<BuilderOffer, 'many' | 'needs'>,
  rows: readonly Pick<BuilderRow, 'name' | 'state'>[],
): string | undefined {
  const [first, ...others] = rows;
  if (!first) return 'Select an image builder first.';
  if (others.length > 0 && !many) return 'Select one image builder only.';
  if (needs === undefined) return undefined;
  for (const { name, state } of rows) {
    const reason = whyForbidden(state, needs);
    if (reason !== undefined) return others.length === 0 ? reason : `${name}: ${reason}`;
  }
  return undefined;
}
