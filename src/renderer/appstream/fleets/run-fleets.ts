import { type AccountTarget, capacityConsequences, type FleetRow, fleetCosts, stopConsequences } from '../../../contract/index.ts';
import { notify } from '../../stores/notify.ts';
import type { Workbench } from '../../workbench.ts';
import { billingNotesAt } from '../billing-notes.ts';
import { priceOf } from './fleet-words.ts';

/** Starts a fleet, after what that costs was told. */
export async function startFleet(workbench: Workbench, place: AccountTarget, fleet: FleetRow): Promise<void> {
  const { name } = fleet;
  const answer = await workbench.dialogs.ask({
    ...{ kind: 'choice', icon: 'play', title: `Start ${name}?` },
    message: fleetCosts(fleet, priceOf(fleet.instanceType)),
    notes: ['It takes AWS some minutes until users can stream.', ...billingNotesAt(workbench, place)],
    choices: [{ id: 'start', label: 'Start', kind: 'primary' }],
  });
  if (answer !== 'start') return;
  const { connection, tasks } = workbench;
  await tasks.run(`Starting ${name}`, (signal) => connection.client.fleets.start({ ...place, name }, { signal }));
}

/** Stops a fleet, after what ends with that was told. */
export async function stopFleet(workbench: Workbench, place: AccountTarget, fleet: FleetRow): Promise<void> {
  const { name } = fleet;
  const answer = await workbench.dialogs.ask({
    ...{ kind: 'choice', icon: 'debug-stop', title: `Stop ${name}?`, message: stopConsequences(fleet) },
    notes: ['Nobody can stream from it until it is started again. Instances of a stopped fleet are not billed.'],
    choices: [{ id: 'stop', label: 'Stop', kind: 'danger' }],
  });
  if (answer !== 'stop') return;
  const { connection, tasks } = workbench;
  await tasks.run(`Stopping ${name}`, (signal) => connection.client.fleets.stop({ ...place, name }, { signal }));
}

const wholeNumber = /^(?:0|[1-9]\d{0,4})$/;

/** Asks how many instances should be there, and tells what that brings about before it is done. */
export async function setCapacity(workbench: Workbench, place: AccountTarget, fleet: FleetRow): Promise<void> {
  const { name } = fleet;
  const typed = await workbench.dialogs.ask({
    ...{ kind: 'prompt', title: `Capacity of ${name}`, label: 'Desired instances', value: String(fleet.desired), confirm: 'Continue…' },
    check: (text) => (wholeNumber.test(text.trim()) ? undefined : 'Give a whole number, 0 or more.'),
  });
  if (typed === undefined) return;
  const desired = Number(typed);
  if (desired === fleet.desired) return notify(workbench, 'info', capacityConsequences(fleet, desired));
  const answer = await workbench.dialogs.ask({
    ...{ kind: 'choice', icon: 'server', title: `Set the desired capacity of ${name} to ${desired}?` },
    message: capacityConsequences(fleet, desired),
    choices: [{ id: 'set', label: 'Set capacity', kind: 'primary' }],
  });
  if (answer !== 'set') return;
  const { connection, tasks } = workbench;
  await tasks.run(`Setting the capacity of ${name}`, (signal) =>
    connection.client.fleets.setCapacity({ ...place, name, desired }, { signal }),
  );
}

/** Deletes a fleet, after it was told what it is taken from. */
export async function deleteFleet(workbench: Workbench, place: AccountTarget, { name }: FleetRow): Promise<void> {
  const { connection, dialogs, tasks } = workbench;
  const { stacks } = await connection.client.fleets.planDeletion({ ...place, name });
  const answer = await dialogs.ask({
    ...{ kind: 'choice', icon: 'trash', title: `Delete ${name}?`, message: 'What was deleted does not come back. Its image stays.' },
    rows: [
      ...stacks.map((stack) => ({
        icon: 'layers',
        text: `It is taken from the stack ${stack}.`,
        detail: 'Its users cannot stream from it any more.',
      })),
      { icon: 'trash', text: `The fleet ${name} is deleted.` },
    ],
    choices: [{ id: 'delete', label: 'Delete', kind: 'danger' }],
  });
  if (answer !== 'delete') return;
  await tasks.run(`Deleting ${name}`, (signal) => connection.client.fleets.remove({ ...place, name }, { signal }));
}
