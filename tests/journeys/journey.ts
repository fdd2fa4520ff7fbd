import { join } from 'node:path';
import { vi } from 'vitest';
import { AppError, type RunSummary } from '../../src/contract/index.ts';
import type { Aws } from '../../src/main/aws/clients.ts';
import { createBuilds } from '../../src/main/builds/builds.ts';
import { openPublisher } from '../../src/main/publish/publish.ts';
import { openRuns } from '../../src/main/runs/registry.ts';
import { openSettings } from '../../src/main/settings/settings.ts';
import { createWorkspaces } from '../../src/main/workspace/workspaces.ts';

export interface JourneyPlace {
  /** The app's data folder: what outlives it. */
  readonly data: string;
  /** The workspace. */
  readonly root: string;
  /** The file that is built. */
  readonly path: string;
  aws(): Promise<Aws>;
  report(error: unknown, where: string): string;
}

/** The services of one life of the app, as compose wires them. */
async function openApp({ data, aws, report }: JourneyPlace) {
  const workspaces = createWorkspaces(openSettings(join(data, 'config')));
  const runs = await openRuns({ folder: join(data, 'runs'), now: () => new Date(), report: (error) => report(error, 'runs') });
  const { publisher, journals } = openPublisher(data, { aws, report: (error) => report(error, 'publish') });
  const builds = createBuilds({ workspaces, runs, publisher, aws, report });
  builds.resume();
  return {
    ...{ workspaces, runs, publisher, journals, builds },
    async close() {
      await builds.close();
      await publisher.close();
      runs.close();
    },
  };
}

type App = Awaited<ReturnType<typeof openApp>>;

const ended = ({ finishedAt }: RunSummary) => finishedAt !== undefined;

/** What somebody does who wants this image and meets errors: goes on with what was begun, else plans anew. */
async function attempt({ root, path }: JourneyPlace, { workspaces, runs, builds, publisher, journals }: App): Promise<void> {
  // What an earlier life of the app has started is watched on, or has ended well: nobody starts it again.
  if (runs.summaries().some(({ imageArn }) => imageArn !== undefined)) return;
  await workspaces.trust(root);
  const begun = (await journals.all()).find(({ phase, stale }) => (phase === 'stopped' || phase === 'running') && !stale);
  if (begun) {
    builds.follow(await publisher.resume(begun.id));
    return;
  }
  const plan = await builds.plan({ root, path });
  await builds.start({ root, path, planId: plan.id });
}

/** How often somebody tries before the journey counts as one that never ends. */
const patience = 60;

export interface JourneyEnd {
  readonly run: RunSummary;
  readonly attempts: number;
  readonly restarts: number;
}

/** Publishes and builds until there is an image. `restarts` says, before each attempt, whether the app is closed in the middle of it. */
export async function journey(place: JourneyPlace, closesInTheMiddle: () => number | undefined): Promise<JourneyEnd> {
  let restarts = 0;
  for (let attempts = 1; attempts <= patience; attempts += 1) {
    const app = await openApp(place);
    try {
      const after = closesInTheMiddle();
      const work = attempt(place, app).catch(expected);
      if (after !== undefined) {
        await new Promise((resolve) => setTimeout(resolve, after));
        restarts += 1;
        continue;
      }
      await work;
      await vi.waitUntil(() => app.runs.summaries().every(ended), { timeout: 60_000, interval: 20 });
      const run = app.runs.summaries().find(({ state }) => state === 'succeeded');
      if (run) return { run, attempts, restarts };
    } finally {
      await app.close();
    }
  }
  throw new Error(`No image after ${patience} attempts.`);
}

/** Errors that a user is told of; all others are bugs. */
function expected(error: unknown): void {
  if (!(error instanceof AppError)) throw error;
}
