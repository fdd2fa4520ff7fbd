import type { PipelineChange, PipelineStatus } from '../../contract/index.ts';
import { closeTab } from '../editor/close-tab.ts';
import { titleOfArn } from '../resource/arn-words.ts';
import { openResource } from '../resource/open-resource.ts';
import type { Tab } from '../stores/editors-store.ts';
import { messageOf, notify, notifyFailure } from '../stores/notify.ts';
import { isEdited } from '../stores/pipelines-store.ts';
import type { Workbench } from '../workbench.ts';
import { formOf, newPipeline, settingsOf } from './pipeline-form.ts';

export type PipelineTabKind = Extract<Tab, { kind: 'pipeline' }>;

interface Target {
  readonly connection: string;
  readonly arn: string;
}

const regionOf = (arn: string) => arn.split(':')[3] ?? '';

/** Opens the form of a pipeline of the account. */
export function editPipeline({ editors }: Workbench, { connection, arn }: Target): void {
  const title = `${titleOfArn(arn)} (edit)`;
  editors.apply({
    type: 'opened',
    tab: { kind: 'pipeline', id: `pipeline:${connection}:${arn}`, connection, region: regionOf(arn), arn, title },
  });
}

/** Opens the form of a new pipeline; `recipe` is chosen in it already. */
export function createPipeline(workbench: Workbench, from?: Target): void {
  const current = workbench.connections.getState()?.current;
  const connection = from?.connection ?? current?.id;
  const region = from ? regionOf(from.arn) : current?.region;
  if (connection === undefined || region === undefined) {
    notify(workbench, 'info', 'The connections are still being read.');
    return;
  }
  workbench.editors.apply({
    type: 'opened',
    tab: {
      ...{ kind: 'pipeline', id: `pipeline:${connection}:new:${crypto.randomUUID()}`, connection, region, title: 'New pipeline' },
      ...(from && { recipe: from.arn }),
    },
  });
}

/** Reads the pipeline, and what pipelines can be made of; what was edited is given up. */
export async function loadPipeline({ connection, editors, pipelines }: Workbench, tab: PipelineTabKind): Promise<void> {
  const { id, arn, region, recipe = '' } = tab;
  const { client } = connection;
  pipelines.apply({ type: 'loading', id });
  try {
    const [choices, detail] = await Promise.all([
      client.pipelines.choices({ connection: tab.connection, region }),
      arn === undefined ? undefined : client.pipelines.get({ connection: tab.connection, arn }),
    ]);
    if (!editors.getState().tabs.some((open) => open.id === id)) return;
    const form = detail ? formOf(detail.settings) : { ...newPipeline, recipe, infrastructure: choices.infrastructures[0]?.arn ?? '' };
    pipelines.apply({ type: 'loaded', id, detail, choices, form });
  } catch (error) {
    pipelines.apply({ type: 'failed', id, message: messageOf(error) });
  }
}

/** What was read and edited for a tab goes with the tab. */
export function forgetClosedPipelines({ editors, pipelines }: Workbench): void {
  editors.subscribe(({ tabs }, before) => {
    if (tabs === before.tabs) return;
    for (const { id, kind } of before.tabs) {
      if (kind === 'pipeline' && !tabs.some((tab) => tab.id === id)) pipelines.apply({ type: 'closed', id });
    }
  });
}

/** A form that says something else than what was read has changes that closing its tab would lose. */
export function markEditedPipelines({ editors, pipelines }: Workbench): void {
  pipelines.subscribe((views, before) => {
    for (const [id, view] of Object.entries(views)) {
      if (view === before[id]) continue;
      const dirty = isEdited(view);
      if (editors.getState().statuses[id]?.dirty !== dirty) editors.apply({ type: 'status', id, status: { dirty } });
    }
  });
}

/** Shows what saving would do, and does it. The form must have no fault. */
export async function savePipeline(workbench: Workbench, tab: PipelineTabKind): Promise<void> {
  const { connection, pipelines } = workbench;
  const { id, arn, region } = tab;
  const form = pipelines.getState()[id]?.form;
  if (!form) return;
  pipelines.apply({ type: 'saving', id, saving: true });
  try {
    const change = await connection.client.pipelines.plan({ connection: tab.connection, region, arn, settings: settingsOf(form) });
    const saved = await confirmAndApply(workbench, change);
    if (saved === undefined) return;
    if (arn === undefined) {
      pipelines.apply({ type: 'saved', id });
      await closeTab(workbench, id);
      openResource(workbench, saved);
    } else await loadPipeline(workbench, tab);
  } catch (error) {
    notifyFailure(workbench, error);
  } finally {
    pipelines.apply({ type: 'saving', id, saving: false });
  }
}

/** Enables or disables a pipeline, after showing what follows. */
export async function setPipelineStatus(workbench: Workbench, target: Target, status: PipelineStatus): Promise<void> {
  const change = await workbench.connection.client.pipelines.planStatus({ ...target, status });
  if ((await confirmAndApply(workbench, change)) === undefined) return;
  for (const tab of workbench.editors.getState().tabs)
    if (tab.kind === 'pipeline' && tab.arn === target.arn) await loadPipeline(workbench, tab);
}

const onOneLine = (text: string | undefined) => (text === undefined ? 'nothing' : text.replaceAll(/\s+/g, ' '));

const VERBS = {
  create: { title: 'Create', button: 'Create pipeline', icon: 'add' },
  update: { title: 'Change', button: 'Save changes', icon: 'edit' },
} as const;

/** Gives the ARN of what was saved; undefined when nothing was. */
async function confirmAndApply(workbench: Workbench, change: PipelineChange): Promise<string | undefined> {
  const { connection, dialogs, tasks } = workbench;
  const { account, action, changes, id, name, notes } = change;
  if (action === 'unchanged') {
    notify(workbench, 'info', `${name} is like that already; nothing was sent.`);
    return undefined;
  }
  const { button, icon, title } = VERBS[action];
  const answer = await dialogs.ask({
    kind: 'choice',
    icon,
    title: `${title} the pipeline ${name}?`,
    message: `In ${account}.`,
    rows: changes.map(({ after, before, field }) => ({
      icon: before === undefined ? 'diff-added' : after === undefined ? 'diff-removed' : 'diff-modified',
      text: field,
      detail: before === undefined ? onOneLine(after) : `${onOneLine(before)} → ${onOneLine(after)}`,
    })),
    notes,
    choices: [{ id: 'apply', label: button, kind: 'primary' }],
  });
  if (answer !== 'apply') return undefined;
  const { arn } = await tasks.run(`Saving ${name}`, (signal) => connection.client.pipelines.apply({ id }, { signal }));
  notify(workbench, 'info', action === 'create' ? `Created the pipeline ${name}` : `Saved the pipeline ${name}`);
  return arn;
}
