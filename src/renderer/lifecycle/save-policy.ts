import type { AccountTarget, LifecyclePolicySettings } from '../../contract/index.ts';
import { lifecycleRules } from '../resource/lifecycle-words.ts';
import { notify } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';

interface PolicyToSave {
  readonly arn: string | undefined;
  readonly place: AccountTarget;
  readonly saved: LifecyclePolicySettings;
  readonly settings: LifecyclePolicySettings;
}

const textOf = (settings: LifecyclePolicySettings) => JSON.stringify(settings, undefined, 2);

/** Shows what is going to be different, and saves it when that is confirmed. Answers whether it was. */
export async function savePolicy(workbench: Workbench, { arn, place, saved, settings }: PolicyToSave): Promise<boolean> {
  const { client } = workbench.connection;
  if (!(arn === undefined ? await confirmNew(workbench, settings) : await confirmChanges(workbench, saved, settings))) return false;
  const answer = await client.lifecycle.savePolicy({
    ...place,
    ...(arn === undefined ? {} : { arn }),
    settings,
    token: crypto.randomUUID(),
  });
  notify(
    workbench,
    'info',
    arn === undefined ? `Created the lifecycle policy ${settings.name}.` : `Updated the lifecycle policy ${settings.name}.`,
  );
  if (arn === undefined) showCreated(workbench, { ...place, arn: answer.arn, name: settings.name });
  return arn !== undefined;
}

/** The tab of a new policy becomes that of the policy that was made of it. */
function showCreated({ editors }: Workbench, { name, ...place }: AccountTarget & { readonly arn: string; readonly name: string }): void {
  const { activeId } = editors.getState();
  editors.apply({ type: 'opened', tab: { kind: 'policy', id: `policy:${place.connection}:${place.arn}`, ...place, title: name } });
  if (activeId?.startsWith('policy:new:')) editors.apply({ type: 'closed', id: activeId });
}

async function confirmNew({ dialogs }: Workbench, settings: LifecyclePolicySettings): Promise<boolean> {
  const enabled = settings.status !== 'DISABLED';
  const answer = await dialogs.ask({
    kind: 'choice',
    title: `Create ${settings.name}?`,
    message: enabled
      ? 'The policy is enabled: it runs once a day, by itself, and does this.'
      : 'The policy is created disabled, and does nothing before it is enabled.',
    rows: lifecycleRules(settings.policyDetails).map((text) => ({ icon: 'history', text })),
    choices: [{ id: 'create', label: 'Create policy', kind: enabled ? 'danger' : 'primary' }],
  });
  return answer === 'create';
}

async function confirmChanges(workbench: Workbench, saved: LifecyclePolicySettings, settings: LifecyclePolicySettings): Promise<boolean> {
  if (textOf(saved) === textOf(settings)) {
    notify(workbench, 'info', 'Nothing of the policy was changed.');
    return false;
  }
  const answer = await workbench.dialogs.ask({
    kind: 'compare',
    title: `Update ${settings.name}?`,
    message: 'The account has what is on the left; it will have what is on the right.',
    language: 'json',
    disk: textOf(saved),
    mine: textOf(settings),
    choices: [{ id: 'update', label: 'Update policy', kind: 'primary' }],
  });
  return answer === 'update';
}

/** Removes a policy after asking. The tab of a removed policy closes, so the answer is never to read it again. */
export async function deletePolicy(
  workbench: Workbench,
  policy: { readonly connection: string; readonly arn: string; readonly name: string },
): Promise<boolean> {
  const { connection, dialogs, editors } = workbench;
  const answer = await dialogs.ask({
    kind: 'choice',
    title: `Delete ${policy.name}?`,
    message: 'The policy runs no more. An execution of it that runs is cancelled. Images, AMIs and snapshots stay as they are.',
    choices: [{ id: 'delete', label: 'Delete policy', kind: 'danger' }],
  });
  if (answer !== 'delete') return false;
  await connection.client.lifecycle.removePolicy({ connection: policy.connection, arn: policy.arn });
  editors.apply({ type: 'closed', id: `policy:${policy.connection}:${policy.arn}` });
  notify(workbench, 'info', `Deleted the lifecycle policy ${policy.name}.`);
  return false;
}
