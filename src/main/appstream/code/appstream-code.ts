import { join } from 'node:path';
import { AppError, type Contract, type Handlers, type ImageCodeProgress, type PlanPlace } from '../../../contract/index.ts';
import type { Aws } from '../../aws/clients.ts';
import type { Target } from '../../connections/connections.ts';
import { openJournals } from '../../publish/journal.ts';
import type { Workspaces } from '../../workspace/workspaces.ts';
import { checkImport } from './check-import.ts';
import { scriptOf } from './declared-file.ts';
import type { ImageJournal } from './image-journal.ts';
import { createImagePlans, type ImagePlans, type ImageWorking } from './image-plans.ts';
import { importImage, tryImport } from './import-image.ts';
import { type PreparedImage, planImage } from './plan-image.ts';

/** The keeper of plans, with their journals below the data folder: the same for the window and for commands. */
export function openImagePlans(
  data: string,
  { aws, report }: { aws(place: PlanPlace, region?: string): Promise<Aws>; report(error: unknown): void },
): ImagePlans {
  const journals = openJournals<ImageJournal>(join(data, 'appstream-plans'), report);
  return createImagePlans({ journals, aws, now: () => new Date() });
}

export interface AppstreamCodeDeps {
  readonly workspaces: Workspaces;
  readonly data: string;
  aws(target: Target): Promise<Aws>;
  report(error: unknown): void;
}

/** Plans that were made and not carried out; enough for every window. */
const keptPlans = 50;

async function* progress(begun: Promise<ImageWorking>, signal: AbortSignal): AsyncIterable<ImageCodeProgress> {
  yield* (await begun).events(signal);
}

/** Images as code, and images of AMIs, as the window sees them. */
export function createAppstreamCode({ workspaces, data, aws, report }: AppstreamCodeDeps) {
  const plans = openImagePlans(data, { aws: ({ id, region }, another) => aws({ id, region: another ?? region }), report });
  const prepared = new Map<string, PreparedImage>();
  const at = ({ connection: id, region }: { readonly connection: string; readonly region: string }) => aws({ id, region });

  const handlers: Handlers<Contract>['appstreamCode'] = {
    script: async ({ root, path }) => scriptOf({ root: await workspaces.requireTrust(root), path }),
    async plan({ root, path, connection: id, region }) {
      const trusted = await workspaces.requireTrust(root);
      const made = await planImage((another) => aws({ id, region: another ?? region }), { root: trusted, path });
      prepared.set(made.plan.id, made);
      for (const old of [...prepared.keys()].slice(0, -keptPlans)) prepared.delete(old);
      return made.plan;
    },
    apply({ planId }, signal) {
      const made = prepared.get(planId);
      if (!made) throw new AppError('conflict', 'This plan is no longer known. Plan again.');
      return progress(plans.begin(made), signal);
    },
    cancel: async ({ id }) => plans.current(id)?.cancel(),
    resume: ({ id }, signal) => progress(plans.resume(id), signal),
    undo: ({ id }, signal) => progress(plans.undo(id), signal),
    unfinished: () => plans.unfinished(),
    dismiss: ({ id }) => plans.dismiss(id),
    checkImport: async ({ amiId, ...target }) => checkImport(await at(target), amiId),
    tryImport: async ({ wish, ...target }) => tryImport(await at(target), wish),
    import: async ({ wish, ...target }) => importImage(await at(target), wish),
  };
  return { handlers, close: () => plans.close() };
}
