import type { AccountTarget, BuilderRow } from '../../../contract/index.ts';
import type { Workbench } from '../../workbench.ts';
import { type BuilderOffer, type BuilderOfferId, builderOffers } from './builder-offers.ts';
import { connectTo, copyStreamingUrl } from './connect-builder.ts';
import { deleteBuilders } from './delete-builders.ts';
import { openBuilder } from './open-builders.ts';
import { startBuilders, stopBuilders } from './run-builders.ts';

type Run = (workbench: Workbench, place: AccountTarget, rows: readonly BuilderRow[]) => void | Promise<void>;

const runs: Readonly<Record<BuilderOfferId, Run>> = {
  'imageBuilder.connect': connectTo,
  'imageBuilder.start': startBuilders,
  'imageBuilder.stop': stopBuilders,
  'imageBuilder.delete': deleteBuilders,
  'imageBuilder.copyUrl': copyStreamingUrl,
  'imageBuilder.show': (workbench, place, rows) => {
    for (const { name } of rows) openBuilder(workbench, place, name);
  },
};

/** What is offered, with what is done when it is chosen. */
export interface BuilderDoing extends BuilderOffer {
  readonly run: Run;
}

export const builderDoings: readonly BuilderDoing[] = builderOffers.map((offer) => ({ ...offer, run: runs[offer.id] }));
