import type { ConnectionSettings } from '../../contract/index.ts';
import type { ConnectionDialog } from '../dialogs/dialogs.ts';
import type { QuickItem } from '../quick/quick-item.ts';
import { notify, notifyFailure } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';

/** Every connection in each of its Regions; choosing one signs in and goes on working there. */
export function connectionItems(workbench: Workbench): QuickItem[] {
  const current = workbench.connections.getState()?.current;
  return allConnections(workbench).flatMap((one) =>
    one.regions.map((region) => ({
      ...itemOf(one),
      id: `${one.id} ${region}`,
      label: `${one.name} ${region}`,
      icon: current?.id === one.id && current.region === region ? 'check' : 'blank',
      choose: () => switchTo(workbench, one.id, region),
    })),
  );
}

function allConnections({ connections }: Workbench): readonly ConnectionSettings[] {
  return connections.getState()?.connections ?? [];
}

function itemOf({ id, name, readOnly, source }: ConnectionSettings): Omit<QuickItem, 'choose'> {
  const from = source.kind === 'profile' ? `profile ${source.profile}` : sourceWords[source.kind];
  return { id, label: name, detail: readOnly ? `${from}, read-only` : from };
}

const sourceWords = {
  local: 'on this machine',
  keys: 'access keys',
  role: 'assumed role',
  sso: 'IAM Identity Center',
  environment: 'environment variables',
  machine: 'role of this machine',
} as const;

async function switchTo({ connection, tasks }: Workbench, id: string, region: string): Promise<void> {
  await tasks.run('Signing in', (signal) => connection.client.connections.use({ id, region }, { signal }));
}

/** Asks for a new connection, and signs in to it. */
export async function addConnection(workbench: Workbench): Promise<void> {
  await edit(workbench, crypto.randomUUID(), undefined);
}

/** The connections as things to change. The local account has its name, its Regions and the read-only switch to change. */
export function editItems(workbench: Workbench): QuickItem[] {
  return allConnections(workbench).map((one) => ({ ...itemOf(one), choose: () => edit(workbench, one.id, one) }));
}

/** Those that can be removed: all but the local account. */
export function removeItems(workbench: Workbench): QuickItem[] {
  const removable = allConnections(workbench).filter(({ id }) => id !== 'local');
  return removable.map((one) => ({ ...itemOf(one), choose: () => remove(workbench, one) }));
}

async function edit(workbench: Workbench, id: string, connection: ConnectionSettings | undefined): Promise<void> {
  const { client } = workbench.connection;
  const [profiles, keychain] = await Promise.all([client.connections.profiles({}), client.connections.keychain({})]);
  const first = await askAndSave(workbench, { kind: 'connection', id, connection, profiles, keychain });
  if (first !== undefined) await switchTo(workbench, id, first);
}

/** The first Region of what was saved. A function of its own: the secret that was typed is to be gone before the sign-in begins. */
async function askAndSave({ connection, dialogs }: Workbench, request: ConnectionDialog): Promise<string | undefined> {
  const choice = await dialogs.ask(request);
  if (!choice) return undefined;
  await connection.client.connections.save(choice);
  return choice.connection.regions[0];
}

/** Kiln forgets it, and its keys with it. */
async function remove({ connection, dialogs }: Workbench, { id, name }: ConnectionSettings): Promise<void> {
  const answer = await dialogs.ask({
    kind: 'choice',
    title: `Remove ${name}?`,
    message: 'Kiln forgets the connection and the keys that it keeps for it. What is in the account stays.',
    choices: [
      { id: 'cancel', label: 'Cancel', kind: 'plain' },
      { id: 'remove', label: 'Remove', kind: 'danger' },
    ],
  });
  if (answer === 'remove') await connection.client.connections.remove({ id });
}

/** Signs in to a connection again; what waits for it goes on. */
export async function signIn(workbench: Workbench, id: string): Promise<void> {
  const { connection, tasks } = workbench;
  try {
    await tasks.run('Signing in', (signal) => connection.client.connections.identify({ id }, { signal }));
  } catch (error) {
    notifyFailure(workbench, error);
  }
}

export async function signInToCurrent(workbench: Workbench): Promise<void> {
  const id = workbench.connections.getState()?.current.id;
  if (id !== undefined) await signIn(workbench, id);
}

/** Tells whose credentials the connection in use has. */
export async function whoAmI(workbench: Workbench): Promise<void> {
  const state = workbench.connections.getState();
  const current = state?.connections.find(({ id }) => id === state.current.id);
  if (!state || !current) return;
  const { client } = workbench.connection;
  const { accountId, arn } = await workbench.tasks.run('Signing in', (signal) =>
    client.connections.identify({ id: current.id }, { signal }),
  );
  notify(workbench, 'info', `${current.name}: ${arn} in account ${accountId}, working in ${state.current.region}`);
}
