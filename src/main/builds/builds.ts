import { posix } from 'node:path';
import {
  AppError,
  type BuildParameter,
  type BuildPlaces,
  type BuildPlan,
  type BuildRequest,
  type BuildTarget,
  type RunRecord,
} from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import type { Connection } from '../aws/connection.ts';
import type { Target } from '../connections/connections.ts';
import type { Journal } from '../publish/journal.ts';
import { type PreparedBuild, planBuild } from '../publish/plan-build.ts';
import { planBuildOfArn } from '../publish/plan-build-of-arn.ts';
import { noChoices } from '../publish/planning.ts';
import type { Publisher, Publishing } from '../publish/publishing.ts';
import { readBuildSources } from '../resources/build-sources.ts';
import type { RunWriter } from '../runs/live-run.ts';
import type { RunRegistry } from '../runs/registry.ts';
import { interruption, isFinished } from '../runs/run-state.ts';
import { noSources, type SourceIndex } from '../watch/source-index.ts';
import { noFile, usualTimes } from '../watch/watched-runs.ts';
import type { Workspaces } from '../workspace/workspaces.ts';
import { buildParameters } from './build-parameters.ts';
import { buildPlaces } from './build-places.ts';
import { findAgain } from './find-again.ts';
import { type BuildTask, followBuild, followPublishing, runBuild, sourcesOf } from './run-build.ts';

export interface BuildsDeps {
  readonly workspaces: Workspaces;
  readonly runs: RunRegistry;
  readonly publisher: Publisher;
  /** The account that builds go to: the one in use, or that of a build of earlier. */
  aws(target?: Target): Promise<Aws>;
  report(error: unknown, where: string): string;
}

export interface Builds {
  plan(request: BuildRequest): Promise<BuildPlan>;
  /** Publishes and builds what a plan said. Starting the same plan again gives the run that it started. */
  start(request: { readonly planId: string; readonly root?: string | undefined; readonly path?: string | undefined }): Promise<{
    runId: string;
  }>;
  parameters(target: BuildTarget): Promise<readonly BuildParameter[]>;
  places(): Promise<BuildPlaces>;
  /** Shows a plan that was begun earlier and goes on, where it ends in a build, as a run. */
  follow(publishing: Publishing): void;
  /** Takes the watching of builds up again that an earlier process began: the account built on meanwhile. */
  resume(): void;
  /** Stops watching; what builds in an account builds on. */
  close(): Promise<void>;
}

interface Prepared extends PreparedBuild {
  readonly connection: Connection;
}

/** Plans that were made and not started; enough for every window, and a limit for one that asks without end. */
const keptPlans = 50;

/** The files behind a build of earlier; where they are gone or broken meanwhile, its steps are told without their lines. */
async function savedSources({ root, path }: { readonly root: string; readonly path: string }): Promise<SourceIndex> {
  if (root === '') return noSources;
  try {
    return sourcesOf(await readBuildSources({ root, path }));
  } catch (error) {
    if (error instanceof AppError) return noSources;
    throw error;
  }
}

/** An ARN is shown by its name and version. */
const titleOf = (file: string) => (file.startsWith('arn:') ? file.split('/').slice(1).join(' ') : posix.basename(file));

export function createBuilds(deps: BuildsDeps): Builds {
  const { workspaces, runs, publisher, report } = deps;
  const prepared = new Map<string, Prepared>();
  const started = new Map<string, string>();
  const closing = new AbortController();
  const underWay = new Set<Promise<void>>();

  const inBackground = (work: Promise<void>) => {
    const settled = work.catch((error: unknown) => void report(error, 'builds')).finally(() => underWay.delete(settled));
    underWay.add(settled);
  };

  const task = (target: Target | undefined, cancel: AbortSignal, run: RunWriter): BuildTask => ({
    aws: () => deps.aws(target),
    publisher,
    cancel,
    stop: AbortSignal.any([closing.signal, run.forgotten]),
    now: () => new Date(),
    usual: (imageArn) => usualTimes(runs, imageArn),
  });

  const planOf = async (request: BuildRequest): Promise<Prepared> => {
    const aws = await deps.aws();
    const { parameters, versions = noChoices.versions, bump, leave = noChoices.leave } = request;
    const options = { parameters, versions, bump, leave };
    if ('arn' in request) return { ...(await planBuildOfArn(aws, request, options)), connection: aws.connection };
    const root = await workspaces.requireTrust(request.root);
    return { ...(await planBuild(aws, { root, path: request.path }, options)), connection: aws.connection };
  };

  const beginRun = (
    origin: Pick<Connection, 'id' | 'region' | 'hosting'>,
    build: { file: string; root: string; notes: readonly string[]; plan: string },
  ) => {
    const cancel = new AbortController();
    const { id, region, hosting } = origin;
    const { file, root, notes, plan } = build;
    const record = { origin: hosting.runs, file, root, title: titleOf(file), notes, plan };
    return { run: runs.begin({ ...record, connection: { id, region } }, () => cancel.abort()), cancel: cancel.signal };
  };

  const followJournal = async (publishing: Publishing, journal: Journal, file: string): Promise<void> => {
    const { id, region } = journal.place;
    const { connection } = await deps.aws({ id, region });
    const { run, cancel } = beginRun(connection, { file, root: journal.root, notes: [], plan: journal.id });
    started.set(journal.id, run.id);
    const sources = await savedSources({ root: journal.root, path: file });
    await followPublishing({ ...task({ id, region }, cancel, run), sources, notes: [] }, async () => publishing, run);
  };

  /** A build of an earlier process: followed by its ARN, or found again by the plan that started it. */
  const takeUp = async ({ id, imageArn, plan, root, file, notes, connection }: RunRecord): Promise<void> => {
    const cancel = new AbortController();
    const run = runs.resume(id, () => cancel.abort());
    const known = { sources: await savedSources({ root, path: file }), notes, told: runs.portions(id) };
    const following = { ...task(connection, cancel.signal, run), ...known };
    if (imageArn !== undefined) return followBuild(following, imageArn, run);
    if (plan === undefined || !(await publisher.mayBuild(plan))) return run.update(interruption(new Date().toISOString()));
    started.set(plan, id);
    const given = AbortSignal.any([following.cancel, following.stop]);
    return followPublishing(following, () => findAgain({ publisher, given }, plan, run), run);
  };

  return {
    async plan(request) {
      const build = await planOf(request);
      prepared.set(build.plan.id, build);
      for (const id of [...prepared.keys()].slice(0, -keptPlans)) prepared.delete(id);
      return build.plan;
    },
    async start({ root, path, planId }) {
      if (root !== undefined) await workspaces.requireTrust(root);
      const before = started.get(planId); // from here to `begin` nothing waits, so two clicks cannot pass each other
      if (before !== undefined) return { runId: before };
      const build = prepared.get(planId);
      if (!build || (path !== undefined && build.plan.file !== path))
        throw new AppError('conflict', 'This plan is no longer known. Plan the build again.');
      const { id, region } = build.connection;
      const { run, cancel } = beginRun(build.connection, { ...build.plan, plan: planId });
      started.set(planId, run.id);
      inBackground(runBuild(task({ id, region }, cancel, run), build, run));
      return { runId: run.id };
    },
    parameters: async (target) => {
      if ('root' in target) await workspaces.requireTrust(target.root);
      return buildParameters(await deps.aws(), target);
    },
    places: async () => buildPlaces(await deps.aws()),
    follow(publishing) {
      const journal = publishing.journal();
      const isFollowed = runs.all().some(({ id, state }) => id === started.get(journal.id) && !isFinished(state));
      if (journal.build !== undefined && !isFollowed) inBackground(followJournal(publishing, journal, journal.build));
    },
    resume() {
      for (const orphan of runs.orphans()) if (orphan.file !== noFile) inBackground(takeUp(orphan));
    },
    async close() {
      closing.abort();
      await Promise.all(underWay);
    },
  };
}
