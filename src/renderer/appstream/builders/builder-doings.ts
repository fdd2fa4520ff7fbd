import { type AccountTarget, type BuilderAction, type BuilderRow, whyForbidden } from '../../../contract/index.ts';
import type { Workbench } from '../../workbench.ts';
import { connectTo, copyStreamingUrl } from './connect-builder.ts';
import { deleteBuilders } from './delete-builders.ts';
import { openBuilder } from './open-builders.ts';
import { startBuilders, stopBuilders } from './run-builders.ts';

/** Something that is done with image builders. Buttons, menus and commands are made from the list of these. */
export interface BuilderDoing {
  readonly id: string;
  readonly title: string;
  /** What the palette calls it, where no builder is in view. */
  readonly command: string;
  readonly icon: string;
  /** What the state must allow; undefined: every state does. */
  readonly needs: BuilderAction | undefined;
  /** It can be done with several at once. */
  readonly many: boolean;
  readonly run: (workbench: Workbench, place: AccountTarget, rows: readonly BuilderRow[]) => void | Promise<void>;
}

export const builderDoings: readonly BuilderDoing[] = [
  {
    ...{
      id: 'imageBuilder.connect',
      title: 'Connect',
      command: 'Connect to image builder',
      icon: 'remote-explorer',
      needs: 'connect',
      many: false,
    },
    run: connectTo,
  },
  {
    ...{ id: 'imageBuilder.start', title: 'Start…', command: 'Start image builder…', icon: 'play', needs: 'start', many: true },
    run: startBuilders,
  },
  {
    ...{ id: 'imageBuilder.stop', title: 'Stop…', command: 'Stop image builder…', icon: 'debug-stop', needs: 'stop', many: true },
    run: stopBuilders,
  },
  {
    ...{ id: 'imageBuilder.delete', title: 'Delete…', command: 'Delete image builder…', icon: 'trash', needs: 'delete', many: true },
    run: deleteBuilders,
  },
  {
    ...{
      id: 'imageBuilder.copyUrl',
      title: 'Copy streaming URL…',
      command: 'Copy streaming URL of image builder…',
      icon: 'link',
      needs: 'connect',
      many: false,
    },
    run: copyStreamingUrl,
  },
  {
    ...{
      id: 'imageBuilder.show',
      title: 'Open details',
      command: 'Open details of image builder',
      icon: 'go-to-file',
      needs: undefined,
      many: true,
    },
    run: (workbench, place, rows) => {
      for (const { name } of rows) openBuilder(workbench, place, name);
    },
  },
];

/** Why something cannot be done with these builders now, and what to do first; undefined: it can. */
export function whyNot({ many, needs }: Pick<BuilderDoing, 'many' | 'needs'>, rows: readonly BuilderRow[]): string | undefined {
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
