// What crosses between main and the renderer: the one list of procedures, typed on both sides.
import { app } from './app.ts';
import { imageBuilders } from './appstream-builders.ts';
import { appstreamCode } from './appstream-code.ts';
import { fleets } from './appstream-fleets.ts';
import { appstreamImages } from './appstream-images.ts';
import { builds } from './builds.ts';
import { catalogue } from './catalogue.ts';
import { cleanup } from './cleanup.ts';
import { connections } from './connections.ts';
import { images } from './images.ts';
import { language } from './language.ts';
import { lifecycle } from './lifecycle.ts';
import { pipelines } from './pipelines.ts';
import { preflight } from './preflight.ts';
import { publish } from './publish.ts';
import { rehearsals } from './rehearsals.ts';
import { resourceDetails } from './resource-details.ts';
import { runs } from './runs.ts';
import { transfer } from './transfer.ts';
import { workspace } from './workspace.ts';

export const contract = {
  app,
  workspace,
  language,
  rehearsals,
  builds,
  publish,
  runs,

  connections,
  resourceDetails,
  images,
  catalogue,
  preflight,
  transfer,
  lifecycle,
  pipelines,
  cleanup,
  appstreamImages,

  imageBuilders,
  fleets,
  appstreamCode,
} as const;
export type Contract = typeof contract;

export * from './account-target.ts';
export * from './app.ts';
export * from './appstream-builder-actions.ts';
export * from './appstream-builder-launch.ts';
export * from './appstream-builder-states.ts';
export * from './appstream-builders.ts';
export * from './appstream-code.ts';
export * from './appstream-fleet-actions.ts';
export * from './appstream-fleet-states.ts';
export * from './appstream-fleet-words.ts';
export * from './appstream-fleets.ts';
export * from './appstream-image.ts';
export * from './appstream-image-advice.ts';
export * from './appstream-image-age.ts';
export * from './appstream-image-arn.ts';
export * from './appstream-image-deletion.ts';
export * from './appstream-image-rules.ts';
export * from './appstream-image-sharing.ts';
export * from './appstream-image-upkeep.ts';
export * from './appstream-images.ts';
export * from './appstream-live-list.ts';
export * from './appstream-permit.ts';
export * from './appstream-running-words.ts';
export * from './builds.ts';
export * from './catalogue.ts';
export * from './catalogue-kinds.ts';
export * from './cleanup.ts';
export * from './client.ts';
export * from './connections.ts';
export * from './deletion.ts';
export * from './hosting.ts';
export * from './image-changes.ts';
export * from './image-diff.ts';
export * from './image-diff-text.ts';
export * from './image-record.ts';
export * from './images.ts';
export * from './inbox.ts';
export * from './kernel.ts';
export * from './language.ts';
export * from './lifecycle.ts';
export * from './lifecycle-policy.ts';
export * from './pipelines.ts';
export * from './preflight.ts';
export * from './publish.ts';
export * from './rehearsals.ts';
export * from './resource-details.ts';
export * from './resource-kinds.ts';
export * from './runs.ts';
export * from './serve.ts';
export * from './sharing.ts';
export * from './tags.ts';
export * from './transfer.ts';
export * from './workspace.ts';
