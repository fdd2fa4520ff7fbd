import { join } from 'node:path';
import { AppError, type PlanPlace, type PublishPlan, type PublishProgress } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import type { Target } from '../connections/connections.ts';
import type { Workspaces } from '../workspace/workspaces.ts';
import { hasBegun, type Journals, openJournals, progressOf } from './journal.ts';
import { type PreparedPublish, type PublishWish, planPublish } from './plan-publish.ts';
import { createPublisher, isElsewhere, type Publisher, type Publishing } from './publishing.ts';

export interface PublishDeps {
  readonly workspaces: Workspaces;
  readonly journals: Journals;
  readonly publisher: Publisher;
  aws(target?: Target): Promise<Aws>;
  /** Shows a plan that goes on, and ends in a build, as a run. */
  followBuild(publishing: Publishing): void;
}

export interface Publish {
  plan(wish: PublishWish): Promise<PublishPlan>;
  apply(planId: string, signal: AbortSignal): AsyncIterable<PublishProgress>;
  cancel(id: string): Promise<void>;
  resume(id: string, signal: AbortSignal): AsyncIterable<PublishProgress>;
  undo(id: string, signal: AbortSignal): AsyncIterable<PublishProgress>;
  unfinished(): Promise<readonly PublishProgress[]>;
  dismiss(id: string): Promise<void>;
}

/** The keeper of plans: their journals below the data folder, and whoever works at them. */
export function openPublisher(data: string, { aws, report }: { aws(place: PlanPlace): Promise<Aws>; report(error: unknown): void }) {
  const journals = openJournals(join(data, 'publish'), report);
  return { journals, publisher: createPublisher({ journals, aws, now: () => new Date() }) };
}

/** Plans that were made and not carried out; enough for every window. */
const keptPlans = 50;

async function* progress(begun: Promise<Publishing>, signal: AbortSignal): AsyncIterable<PublishProgress> {
  const publishing = await begun;
  for await (const journal of publishing.events(signal)) yield progressOf(journal);
}

/** Publishing as the window sees it. */
export function createPublish({ workspaces, journals, publisher, aws, followBuild }: PublishDeps): Publish {
  const prepared = new Map<string, PreparedPublish>();
  return {
    async plan(wish) {
      const root = await workspaces.requireTrust(wish.root);
      const made = await planPublish(await aws(), { ...wish, root });
      prepared.set(made.plan.id, made);
      for (const id of [...prepared.keys()].slice(0, -keptPlans)) prepared.delete(id);
      return made.plan;
    },
    apply(planId, signal) {
      const made = prepared.get(planId);
      if (!made) throw new AppError('conflict', 'This plan is no longer known. Plan again.');
      return progress(publisher.begin(made), signal);
    },
    async cancel(id) {
      publisher.current(id)?.cancel();
    },
    resume(id, signal) {
      const resumed = publisher.resume(id).then((publishing) => {
        followBuild(publishing);
        return publishing;
      });
      return progress(resumed, signal);
    },
    undo: (id, signal) => progress(publisher.undo(id), signal),
    async unfinished() {
      const left = (await journals.all()).filter((journal) => journal.phase === 'stopped' || journal.phase === 'running');
      const idle = left.filter((journal) => !publisher.current(journal.id) && !isElsewhere(journal));
      return idle.filter(({ steps }) => steps.some(hasBegun)).map((journal) => progressOf({ ...journal, phase: 'stopped' }));
    },
    dismiss: (id) => journals.remove(id),
  };
}
