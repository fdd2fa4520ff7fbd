import { AppError, type PlanPlace } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import { isAlive } from '../files/is-alive.ts';
import { createTopic, type Topic } from '../topic.ts';
import { readWorkspaceFile } from '../workspace/content.ts';
import { carryOut } from './carry-out.ts';
import { editFile } from './edit-file.ts';
import { imageOf, type Journal, type Journals, journalOf, mayBuild } from './journal.ts';
import type { Patience } from './patience.ts';
import type { PreparedPublish } from './plan-publish.ts';
import { removeEphemeral, undo } from './undo.ts';
import type { WorkDeps } from './work.ts';

export interface PublishingDeps {
  readonly journals: Journals;
  aws(place: PlanPlace): Promise<Aws>;
  now(): Date;
  readonly wait?: Patience['wait'];
}

/** Work at one journal; whoever asks for the same joins it. */
export interface Publishing {
  readonly id: string;
  journal(): Journal;
  /** How it ends: with the journal, or with what stopped it. */
  readonly ended: Promise<Journal>;
  events(signal: AbortSignal): AsyncIterable<Journal>;
  cancel(): void;
}

export interface Publisher {
  /** Carries a plan out, or joins whoever does: the same plan in two windows is carried out once. */
  begin(prepared: PreparedPublish): Promise<Publishing>;
  resume(id: string): Promise<Publishing>;
  undo(id: string): Promise<Publishing>;
  /** Whether a plan has begun to build its image, or may have. */
  mayBuild(id: string): Promise<boolean>;
  /** Deletes what the plan of a build made for its run alone. */
  removeEphemeral(imageArn: string): Promise<void>;
  /** Work of this process that is under way. */
  current(id: string): Publishing | undefined;
  /** Ends all work between two steps, and waits for that. */
  close(): Promise<void>;
}

/** Whether another process of Kiln works at a plan. */
export const isElsewhere = ({ phase, pid }: Pick<Journal, 'phase' | 'pid'>) => phase === 'running' && isAlive(pid);

/** The plan is carried out as it was shown; that a file is another one by now is told. */
async function changedSince({ plan: { root }, files }: PreparedPublish): Promise<string[]> {
  const notices: string[] = [];
  for (const [path, version] of Object.entries(files)) {
    const now = await readWorkspaceFile({ root, path }).catch((error: unknown) => {
      if (error instanceof AppError) return undefined; // gone, or no longer a text: another one in any case
      throw error;
    });
    if (now?.version !== version) notices.push(`${path} was changed since the plan was made. What the plan showed is published.`);
  }
  return notices;
}

export function createPublisher({ journals, aws, now, wait }: PublishingDeps): Publisher {
  const underWay = new Map<string, Publishing>();

  const run = (opened: Journal, act: (deps: WorkDeps, journal: Journal) => Promise<Journal>): Publishing => {
    let latest = opened;
    const topic: Topic<Journal> = createTopic();
    const cancel = new AbortController();
    const onChange = (journal: Journal) => {
      latest = journal;
      topic.publish(journal);
    };
    const deps = {
      aws: () => aws(opened.place),
      journals,
      signal: cancel.signal,
      onChange,
      edit: editFile,
      now,
      ...(wait ? { wait } : {}),
    };
    let over = false;
    const ended = act(deps, opened).finally(() => {
      over = true;
      underWay.delete(opened.id);
      topic.close();
    });
    ended.catch(() => {}); // the journal tells it to those who listen; who waits for the end gets it too
    const publishing: Publishing = {
      id: opened.id,
      journal: () => latest,
      ended,
      async *events(signal) {
        if (over) {
          yield latest;
          return;
        }
        const later = topic.subscribe(signal);
        yield latest;
        yield* later;
      },
      cancel: () => cancel.abort(),
    };
    underWay.set(opened.id, publishing);
    return publishing;
  };

  /** What was left half done is done by a plan that came to its end with the same things: it is offered no more. */
  const supersede = async ({ id, place, root, steps }: Journal) => {
    const keys = new Set(steps.map(({ key }) => key));
    const sameWork = (other: Journal) =>
      other.root === root && other.place.accountId === place.accountId && other.place.region === place.region;
    for (const other of await journals.all())
      if (other.id !== id && other.phase === 'stopped' && sameWork(other) && other.steps.every(({ key }) => keys.has(key)))
        await journals.remove(other.id);
  };

  const reopened = async (id: string, act: Parameters<typeof run>[1]): Promise<Publishing> => {
    const journal = await journals.read(id);
    const joined = underWay.get(id); // as in begin
    if (joined) return joined;
    if (!journal) throw new AppError('not-found', 'This plan is no longer known.');
    if (isElsewhere(journal)) throw new AppError('conflict', 'Another Kiln is at work at this plan. Wait until it is done.');
    return run(journal, act);
  };

  return {
    async begin(prepared) {
      const { id, items } = prepared.plan;
      const problem = items.find((item) => item.included && item.problem !== undefined)?.problem;
      if (problem !== undefined) throw new AppError('refused', `Nothing was published: ${problem}`);
      const [known, notices] = [await journals.read(id), await changedSince(prepared)];
      const joined = underWay.get(id); // looked at after the last wait: from here on nothing passes in between
      if (joined) return joined;
      if (known?.phase === 'done') return run(known, async () => known);
      return run(known ?? { ...journalOf(prepared, now().toISOString()), notices }, async (deps, journal) => {
        const done = await carryOut(deps, journal);
        await supersede(done);
        return done;
      });
    },
    resume: (id) => reopened(id, carryOut),
    undo: (id) => reopened(id, undo),
    async mayBuild(id) {
      const journal = await journals.read(id);
      return journal !== undefined && mayBuild(journal);
    },
    async removeEphemeral(imageArn) {
      const journal = (await journals.all()).find((one) => imageOf(one) === imageArn);
      if (!journal?.steps.some(({ ephemeral, state }) => ephemeral && state === 'done')) return;
      await run(journal, removeEphemeral).ended;
    },
    current: (id) => underWay.get(id),
    async close() {
      const all = [...underWay.values()];
      for (const publishing of all) publishing.cancel();
      await Promise.allSettled(all.map(({ ended }) => ended));
    },
  };
}
