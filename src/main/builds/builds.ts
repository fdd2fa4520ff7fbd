import { posix } from 'node:path';
import { AppError, type BuildPlan } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import type { Connection } from '../aws/connection.ts';
import type { Target } from '../connections/connections.ts';
import { type BuildTarget, type PreparedBuild, planBuild } from '../publish/plan-build.ts';
import { readBuildSources } from '../resources/build-sources.ts';
import type { RunRegistry } from '../runs/registry.ts';
import { noSources, type SourceIndex } from '../watch/source-index.ts';
import type { Workspaces } from '../workspace/workspaces.ts';
import { type BuildTask, followBuild, runBuild, sourcesOf } from './run-build.ts';

export interface BuildsDeps {
  readonly workspaces: Workspaces;
  readonly runs: RunRegistry;
  /** The account that builds go to: the one in use, or that of a build of earlier. */
  aws(target?: Target): Promise<Aws>;
  report(error: unknown, where: string): string;
}

export interface Builds {
  plan(target: BuildTarget): Promise<BuildPlan>;
  /** Publishes and builds what a plan said. Starting the same plan again gives the run that it started. */
  start(target: BuildTarget & { readonly planId: string }): Promise<{ runId: string }>;
  /** Takes the watching of builds up again that an earlier process began: the account built on meanwhile. */
  resume(): void;
  /** Stops watching; what builds in an account builds on. */
  close(): Promise<void>;
}

/** Plans that were made and not started; enough for every window, and a limit for one that asks without end. */
const keptPlans = 50;

/** The files behind a build of earlier; where they are gone or broken meanwhile, its steps are told without their lines. */
async function savedSources(target: BuildTarget): Promise<SourceIndex> {
  try {
    return sourcesOf(await readBuildSources(target));
  } catch (error) {
    if (error instanceof AppError) return noSources;
    throw error;
  }
}

export function createBuilds(deps: BuildsDeps): Builds {
  const { workspaces, runs, report } = deps;
  const prepared = new Map<string, PreparedBuild & { readonly root: string; readonly connection: Connection }>();
  const started = new Map<string, string>();
  const closing = new AbortController();
  const underWay = new Set<Promise<void>>();

  const inBackground = (work: Promise<void>) => {
    const settled = work.catch((error: unknown) => void report(error, 'builds')).finally(() => underWay.delete(settled));
    underWay.add(settled);
  };

  const task = (target: Target | undefined, cancel: AbortSignal): BuildTask => ({
    aws: () => deps.aws(target),
    cancel,
    stop: closing.signal,
    now: () => new Date(),
  });

  return {
    async plan(target) {
      const root = await workspaces.requireTrust(target.root);
      const aws = await deps.aws();
      const build = await planBuild(aws, { ...target, root });
      prepared.set(build.plan.id, { ...build, root, connection: aws.connection });
      for (const id of [...prepared.keys()].slice(0, -keptPlans)) prepared.delete(id);
      return build.plan;
    },
    async start({ root, path, planId }) {
      await workspaces.requireTrust(root);
      const before = started.get(planId); // from here to `begin` nothing waits, so two clicks cannot pass each other
      if (before !== undefined) return { runId: before };
      const build = prepared.get(planId);
      if (!build || build.plan.file !== path) throw new AppError('conflict', 'This plan is no longer known. Plan the build again.');
      const cancel = new AbortController();
      const { id, region, kind } = build.connection;
      const run = runs.begin(
        {
          origin: kind === 'local' ? 'local-build' : 'aws-build',
          file: path,
          root: build.root,
          title: posix.basename(path),
          notes: build.plan.notes,
          connection: { id, region },
        },
        () => cancel.abort(),
      );
      started.set(planId, run.id);
      inBackground(runBuild(task({ id, region }, cancel.signal), build, run));
      return { runId: run.id };
    },
    resume() {
      for (const { id, imageArn, root, file, notes, connection } of runs.orphans()) {
        const cancel = new AbortController();
        const run = runs.resume(id, () => cancel.abort());
        const follow = async () => {
          const sources = await savedSources({ root, path: file });
          await followBuild({ ...task(connection, cancel.signal), sources, notes }, imageArn ?? '', run);
        };
        inBackground(follow());
      }
    },
    async close() {
      closing.abort();
      await Promise.all(underWay);
    },
  };
}
