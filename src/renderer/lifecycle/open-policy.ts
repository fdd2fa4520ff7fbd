import type { LifecyclePolicySettings } from '../../contract/index.ts';
import { notify } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';
import { outcomeRows, simulationSummary } from './simulation-words.ts';

interface PolicyPlace {
  readonly connection: string;
  readonly arn: string;
  readonly title: string;
}

/** Opens the editor of a policy of the account. */
export function openPolicy({ editors }: Workbench, { connection, arn, title }: PolicyPlace): void {
  const region = arn.split(':')[3] ?? '';
  editors.apply({ type: 'opened', tab: { kind: 'policy', id: `policy:${connection}:${arn}`, connection, region, arn, title } });
}

/** Opens the editor for a policy that is yet to be. */
export function newPolicy({ connections, editors }: Workbench): void {
  const current = connections.getState()?.current;
  if (!current) return;
  const id = `policy:new:${crypto.randomUUID()}`;
  editors.apply({
    type: 'opened',
    tab: { kind: 'policy', id, connection: current.id, region: current.region, title: 'New lifecycle policy' },
  });
}

/** Shows what a policy's file of the workspace would do in the account in use. */
export function simulateFile({ connections, editors }: Workbench, file: { readonly root: string; readonly path: string }): void {
  const current = connections.getState()?.current;
  if (!current) return;
  const place = { connection: current.id, region: current.region };
  const title = `Simulation of ${file.path.split('/').at(-1)}`;
  editors.apply({
    type: 'opened',
    tab: { kind: 'policy', id: `policy:file:${current.id}:${current.region}:${file.path}`, ...place, file, title },
  });
}

/** Switches a policy on or off; before it is switched on, what it would do is shown. */
export async function setPolicyStatus(workbench: Workbench, of: PolicyPlace, status: 'ENABLED' | 'DISABLED'): Promise<void> {
  const { client } = workbench.connection;
  const region = of.arn.split(':')[3] ?? '';
  const settings = await client.lifecycle.policy({ connection: of.connection, arn: of.arn });
  if (status === 'ENABLED' && !(await isWanted(workbench, { ...of, region, settings }))) return;
  const place = { connection: of.connection, region };
  await client.lifecycle.savePolicy({ ...place, arn: of.arn, settings: { ...settings, status }, token: crypto.randomUUID() });
  notify(workbench, 'info', `The lifecycle policy ${settings.name} is ${status.toLowerCase()}.`);
}

interface Wanted extends PolicyPlace {
  readonly region: string;
  readonly settings: LifecyclePolicySettings;
}

async function isWanted({ connection, dialogs, tasks }: Workbench, { connection: from, region, settings }: Wanted): Promise<boolean> {
  const { images } = await tasks.run('Simulating the lifecycle policy', (signal) =>
    connection.client.lifecycle.simulate({ connection: from, region, settings }, { signal }),
  );
  const answer = await dialogs.ask({
    kind: 'choice',
    title: `Enable ${settings.name}?`,
    message: `The policy will run once a day, by itself. If it ran now: ${simulationSummary(images)}`,
    rows: outcomeRows(images),
    choices: [{ id: 'enable', label: 'Enable policy', kind: 'danger' }],
  });
  return answer === 'enable';
}
