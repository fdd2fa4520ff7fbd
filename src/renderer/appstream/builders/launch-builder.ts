import {
  type AccountTarget,
  AppError,
  type BuilderLaunch,
  faultsOfAnything,
  faultsOfDraft,
  type ImageChoice,
  type LaunchCheck,
  type LaunchFault,
} from '../../../contract/index.ts';
import { messageOf, notify, notifyFailure } from '../../stores/notify.ts';
import type { Workbench } from '../../workbench.ts';
import { billingNotesAt } from '../billing-notes.ts';
import { costSentence } from './builder-words.ts';
import { blankLaunch, type LaunchForm, memberLabel, requestOf, summaryOf } from './launch-form.ts';
import { openBuilders } from './open-builders.ts';

export interface LaunchTab {
  readonly id: string;
  readonly place: AccountTarget;
  /** The ARN of the image to begin with. */
  readonly image: string | undefined;
}

/** Reads what a builder can be launched with; what was filled in already stays. */
export async function loadLaunch({ connection, imageBuilders }: Workbench, { id, image, place }: LaunchTab): Promise<void> {
  imageBuilders.apply({ type: 'launch', id, view: { error: undefined } });
  try {
    const choices = await connection.client.imageBuilders.choices(place);
    const begun = imageBuilders.getState().launches[id];
    const form = begun?.form ?? { ...blankLaunch, image: image ?? '' };
    imageBuilders.apply({ type: 'launch', id, view: { choices, form, original: begun?.original ?? form } });
  } catch (error) {
    imageBuilders.apply({ type: 'launch', id, view: { error: messageOf(error) } });
  }
}

/** Launches what the form says, once the account has nothing against it and the user has agreed. */
export async function launchFromForm(workbench: Workbench, { id, place }: LaunchTab): Promise<void> {
  const { editors, imageBuilders } = workbench;
  const { choices, form } = imageBuilders.getState().launches[id] ?? {};
  if (!choices || !form) return;
  const show = (view: Parameters<typeof imageBuilders.apply>[0] & { type: 'launch' }) => imageBuilders.apply(view);
  show({ type: 'launch', id, view: { launching: true, error: undefined } });
  try {
    const request = requestOf(form, choices.images.items);
    const wrong = formFaults(form, choices.images.items);
    const check = wrong.length > 0 ? { faults: wrong, notes: [] } : await checked(workbench, place, request);
    show({ type: 'launch', id, view: { found: { form, ...check } } });
    if (check.faults.length > 0 || !(await launch(workbench, place, { request, notes: check.notes }))) return;
    openBuilders(workbench, place);
    editors.apply({ type: 'closed', id });
  } catch (error) {
    show({ type: 'launch', id, view: { error: messageOf(error) } });
  } finally {
    if (imageBuilders.getState().launches[id]) show({ type: 'launch', id, view: { launching: false } });
  }
}

/** What is wrong with the form as it is. The API does without a subnet, and then nobody knows where the image builder stands: here it is chosen. */
export function formFaults(form: LaunchForm, images: readonly ImageChoice[]): readonly LaunchFault[] {
  const subnet = { at: 'VpcConfig.SubnetIds', message: 'Choose the subnet in which the image builder gets its network interface.' };
  return [...faultsOfDraft(requestOf(form, images)), ...(form.subnet.trim() === '' ? [subnet] : [])];
}

/** What is wrong with a launch by itself, or else what the account has against it. */
export async function checked({ connection, tasks }: Workbench, place: AccountTarget, request: BuilderLaunch): Promise<LaunchCheck> {
  const faults = faultsOfAnything(request);
  if (faults.length > 0) return { faults, notes: [] };
  return tasks.run('Checking the launch', (signal) => connection.client.imageBuilders.check({ ...place, request }, { signal }));
}

/** Asks, and launches. Answers whether it was. */
export async function launch(
  workbench: Workbench,
  place: AccountTarget,
  { notes, request }: { readonly request: BuilderLaunch; readonly notes: readonly string[] },
): Promise<boolean> {
  const { connection, dialogs, tasks } = workbench;
  const answer = await dialogs.ask({
    kind: 'choice',
    icon: 'vm',
    title: `Launch ${request.Name}?`,
    message: 'It takes some minutes until one can connect. From then on it is billed by the hour until it is stopped.',
    rows: summaryOf(request).map(({ label, text }) => ({ icon: 'circle-small', text: `${label}: ${text}` })),
    notes: [costSentence(request.InstanceType), ...billingNotesAt(workbench, place), ...notes],
    choices: [{ id: 'launch', label: 'Launch', kind: 'primary' }],
  });
  if (answer !== 'launch') return false;
  try {
    await tasks.run(`Launching ${request.Name}`, (signal) => connection.client.imageBuilders.launch({ ...place, request }, { signal }));
  } catch (error) {
    throw withDoubt(error, request.Name);
  }
  notify(workbench, 'info', `${request.Name} is starting. Kiln tells when it has been running for long.`);
  return true;
}

/** An answer that never came leaves open whether AWS has done it. */
function withDoubt(error: unknown, name: string): unknown {
  if (!(error instanceof AppError) || error.code !== 'unavailable') return error;
  return new AppError(
    'unavailable',
    `${error.message} It is not known whether ${name} was launched: look at the image builders before you launch it again.`,
  );
}

/** A fault of a request in the words of the form. */
export const faultWords = ({ at, message }: { readonly at: string; readonly message: string }): string =>
  at === '' ? message : `${memberLabel(at)}: ${message}`;

/** Tells of what went wrong where nobody waits for it. */
export const attempt = (workbench: Workbench, work: Promise<unknown>): void =>
  void work.catch((error: unknown) => notifyFailure(workbench, error));
