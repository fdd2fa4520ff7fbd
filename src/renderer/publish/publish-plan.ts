import type { Bump, PublishProgress } from '../../contract/index.ts';
import { saveAll } from '../editor/save-file.ts';
import { messageOf, notify } from '../stores/notify.ts';
import type { PlanWish } from '../stores/plans-store.ts';
import type { Workbench } from '../workbench.ts';
import { ensureTrusted } from '../workspace/trust.ts';

const titleOf = (paths: readonly string[]) => {
  const [first = ''] = paths;
  return `Publish ${first === '' ? 'workspace' : (first.split('/').at(-1) ?? first)}`;
};

/** Opens the plan of publishing files in a tab; '' is the whole workspace. */
export async function openPlan(workbench: Workbench, paths: readonly string[]): Promise<void> {
  const { editors, workspace } = workbench;
  const root = workspace.getState().workspace?.root;
  if (root === undefined || !(await saveAll(workbench)) || !(await ensureTrusted(workbench))) return;
  const id = `plan:${paths.join('\n')}`;
  editors.apply({ type: 'opened', tab: { kind: 'plan', id, title: titleOf(paths) } });
  await makePlan(workbench, id, { root, paths, versions: {}, leave: [] });
}

/** Makes the plan of a tab anew. Of two that are made at once, the one that was wished for last counts. */
async function makePlan({ connection, plans, tasks }: Workbench, id: string, wish: PlanWish): Promise<void> {
  plans.apply({ type: 'wished', id, wish });
  const isCurrent = () => plans.getState()[id]?.wish === wish;
  try {
    const plan = await tasks.run('Planning what to publish', (signal) => connection.client.publish.plan(wish, { signal }));
    if (isCurrent()) plans.apply({ type: 'planned', id, plan });
  } catch (error) {
    if (isCurrent()) plans.apply({ type: 'failed', id, message: messageOf(error) });
  }
}

export async function planAgain(workbench: Workbench, id: string, change: Partial<PlanWish> = {}): Promise<void> {
  const wish = workbench.plans.getState()[id]?.wish;
  if (wish && (await saveAll(workbench))) await makePlan(workbench, id, { ...wish, ...change });
}

export async function chooseVersion(
  workbench: Workbench,
  id: string,
  choice: { readonly key: string; readonly bump: Bump },
): Promise<void> {
  const wish = workbench.plans.getState()[id]?.wish;
  if (wish) await planAgain(workbench, id, { versions: { ...wish.versions, [choice.key]: choice.bump } });
}

export async function takeIn(
  workbench: Workbench,
  id: string,
  choice: { readonly key: string; readonly included: boolean },
): Promise<void> {
  const leave = workbench.plans.getState()[id]?.wish?.leave ?? [];
  const others = leave.filter((key) => key !== choice.key);
  await planAgain(workbench, id, { leave: choice.included ? others : [...others, choice.key] });
}

async function follow({ plans }: Workbench, id: string, stream: AsyncIterable<PublishProgress>): Promise<void> {
  try {
    for await (const progress of stream) plans.apply({ type: 'progress', id, progress });
  } catch (error) {
    plans.apply({ type: 'failed', id, message: messageOf(error) });
  }
}

/** Carries the plan of a tab out; that goes on when the tab is closed. */
export async function applyPlan(workbench: Workbench, id: string): Promise<void> {
  const planId = workbench.plans.getState()[id]?.plan?.id;
  if (planId === undefined) return;
  await follow(workbench, id, workbench.connection.client.publish.apply({ planId }));
  const progress = workbench.plans.getState()[id]?.progress;
  if (progress?.phase === 'done') notify(workbench, 'info', `${progress.steps.length} resources are published.`);
}

const journalOf = ({ plans }: Workbench, id: string) => plans.getState()[id]?.progress?.id;

export async function resumePlan(workbench: Workbench, id: string): Promise<void> {
  const journal = journalOf(workbench, id);
  if (journal !== undefined) await follow(workbench, id, workbench.connection.client.publish.resume({ id: journal }));
}

/** Asks first: what was made is deleted. */
export async function undoPlan(workbench: Workbench, id: string): Promise<void> {
  const progress = workbench.plans.getState()[id]?.progress;
  if (!progress) return;
  const done = progress.steps.filter(({ state }) => state === 'done').reverse();
  const answer = await workbench.dialogs.ask({
    kind: 'choice',
    icon: 'discard',
    title: 'Undo this publish?',
    message: `In account ${progress.place.accountId}, Region ${progress.place.region}. What something uses by now is kept.`,
    rows: done.map(({ action, kind, name, version }) => ({
      icon: action === 'update' ? 'edit' : 'trash',
      text: `${action === 'update' ? 'Write back' : 'Delete'} ${kind.replaceAll('-', ' ')} ${name}${version === undefined ? '' : ` ${version}`}`,
    })),
    choices: [{ id: 'undo', label: 'Undo publish', kind: 'danger' }],
  });
  if (answer === 'undo') await follow(workbench, id, workbench.connection.client.publish.undo({ id: progress.id }));
}

export async function cancelPlan(workbench: Workbench, id: string): Promise<void> {
  const journal = journalOf(workbench, id);
  if (journal !== undefined) await workbench.connection.client.publish.cancel({ id: journal });
}

/** Leaves what was begun as it is. */
export async function dismissPlan(workbench: Workbench, id: string): Promise<void> {
  const journal = journalOf(workbench, id);
  if (journal !== undefined) await workbench.connection.client.publish.dismiss({ id: journal });
  workbench.editors.apply({ type: 'closed', id });
}

/** Offers what an earlier start has begun and not finished, each in a tab. */
export async function offerUnfinished(workbench: Workbench): Promise<void> {
  const { connection, editors, plans } = workbench;
  try {
    for (const progress of await connection.client.publish.unfinished({})) {
      const id = `plan:${progress.id}`;
      plans.apply({ type: 'progress', id, progress });
      editors.apply({ type: 'opened', tab: { kind: 'plan', id, title: 'Unfinished publish' } });
    }
  } catch (error) {
    notify(workbench, 'error', `Whether a publish is unfinished cannot be told: ${messageOf(error)}`);
  }
}
