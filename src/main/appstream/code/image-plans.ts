import { AppError, type ImageCodePlan, type ImageCodeProgress, imagePlanProblem, type PlanPlace } from '../../../contract/index.ts';
import type { Aws } from '../../aws/clients.ts';
import type { Journals } from '../../publish/journal.ts';
import type { Patience } from '../../publish/patience.ts';
import { isElsewhere } from '../../publish/publishing.ts';
import { createTopic } from '../../topic.ts';
import { carryOutImage } from './carry-out-image.ts';
import { hasBegun, type ImageJournal, progressOf } from './image-journal.ts';
import type { ImageWorkDeps } from './image-work.ts';
import type { PreparedImage } from './plan-image.ts';
import { undoImage } from './undo-image.ts';

export interface ImagePlansDeps {
  readonly journals: Journals<ImageJournal>;
  /** The account of a place, in its own Region or in another. */
  aws(place: PlanPlace, region?: string): Promise<Aws>;
  now(): Date;
  readonly wait?: Patience['wait'];
}

/** Work at one plan; whoever asks for the same joins it. */
export interface ImageWorking {
  /** How it ends: with the journal, or with what stopped it. */
  readonly ended: Promise<ImageJournal>;
  events(signal: AbortSignal): AsyncIterable<ImageCodeProgress>;
  cancel(): void;
}

export interface ImagePlans {
  /** Carries a plan out, or joins whoever does. Fails where something of it cannot be done. */
  begin(prepared: PreparedImage): Promise<ImageWorking>;
  resume(id: string): Promise<ImageWorking>;
  undo(id: string): Promise<ImageWorking>;
  current(id: string): ImageWorking | undefined;
  /** Plans that were begun, and at which nobody works. */
  unfinished(): Promise<readonly ImageCodeProgress[]>;
  dismiss(id: string): Promise<void>;
  /** Ends all work between two steps, and waits for that. */
  close(): Promise<void>;
}

type Act = (deps: ImageWorkDeps, journal: ImageJournal) => Promise<ImageJournal>;

/** The keeper of the plans of declared images. */
export function createImagePlans({ journals, aws, now, wait }: ImagePlansDeps): ImagePlans {
  const underWay = new Map<string, ImageWorking>();

  const run = (opened: ImageJournal, act: Act): ImageWorking => {
    let latest = opened;
    let over = false;
    const topic = createTopic<ImageCodeProgress>();
    const cancel = new AbortController();
    const deps: ImageWorkDeps = {
      aws: (region) => aws(opened.place, region),
      journals,
      signal: cancel.signal,
      onChange(journal) {
        latest = journal;
        topic.publish(progressOf(journal));
      },
      ...(wait ? { wait } : {}),
    };
    const ended = act(deps, opened).finally(() => {
      over = true;
      underWay.delete(opened.id);
      topic.close();
    });
    ended.catch(() => {}); // the journal tells it to those who listen; who waits for the end gets it too
    const working: ImageWorking = {
      ended,
      async *events(signal) {
        const later = over ? undefined : topic.subscribe(signal);
        yield progressOf(latest);
        if (later) yield* later;
      },
      cancel: () => cancel.abort(),
    };
    underWay.set(opened.id, working);
    return working;
  };

  const reopened = async (id: string, act: Act): Promise<ImageWorking> => {
    const journal = await journals.read(id);
    const joined = underWay.get(id); // looked at after the last wait: from here on nothing passes in between
    if (joined) return joined;
    if (!journal) throw new AppError('not-found', 'This plan is no longer known.');
    if (isElsewhere(journal)) throw new AppError('conflict', 'Another Kiln is at work at this plan. Wait until it is done.');
    return run(journal, act);
  };

  return {
    async begin({ plan, steps }) {
      const problem = imagePlanProblem(plan) ?? (plan.image.arn === undefined ? plan.summary : undefined);
      if (problem !== undefined) throw new AppError('refused', `Nothing was changed: ${problem}`);
      const known = await journals.read(plan.id);
      const joined = underWay.get(plan.id); // as in reopened
      if (joined) return joined;
      return run(known ?? journalOf(plan, steps, now()), known?.phase === 'done' ? async () => known : carryOutImage);
    },
    resume: (id) => reopened(id, carryOutImage),
    undo: (id) => reopened(id, undoImage),
    current: (id) => underWay.get(id),
    async unfinished() {
      const left = (await journals.all()).filter(
        ({ phase, steps }) => (phase === 'stopped' || phase === 'running') && steps.some(hasBegun),
      );
      const idle = left.filter((journal) => !underWay.has(journal.id) && !isElsewhere(journal));
      return idle.map((journal) => progressOf({ ...journal, phase: 'stopped' }));
    },
    dismiss: (id) => journals.remove(id),
    async close() {
      const all = [...underWay.values()];
      for (const working of all) working.cancel();
      await Promise.allSettled(all.map(({ ended }) => ended));
    },
  };
}

function journalOf({ id, place, root, path, image }: ImageCodePlan, steps: PreparedImage['steps'], now: Date): ImageJournal {
  return {
    ...{ format: 1, id, phase: 'running', place, root, path, startedAt: now.toISOString(), pid: process.pid, notices: [] },
    image: { name: image.name, arn: image.arn ?? '' },
    steps: steps.map((step) => ({ ...step, state: 'waiting' as const })),
  };
}
