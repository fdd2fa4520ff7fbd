import { type AccountTarget, type BuilderRow, latestAgent, runningSentence } from '../../../contract/index.ts';
import type { Workbench } from '../../workbench.ts';
import { billingNotesAt } from '../billing-notes.ts';
import { agentWords, costSentence, costWord, namesOf } from './builder-words.ts';
import { withEach } from './each-builder.ts';

/** Starts builders that are stopped, after what that costs was told and an agent was chosen. */
export async function startBuilders(workbench: Workbench, place: AccountTarget, rows: readonly BuilderRow[]): Promise<void> {
  const agent = await chosenAgent(workbench, place, rows);
  if (!agent) return;
  const { client } = workbench.connection;
  await withEach(workbench, rows, {
    doing: 'Starting',
    done: 'is starting',
    act: ({ name }, signal) => client.imageBuilders.start({ ...place, name, ...agent }, { signal }),
  });
}

/** What is sent along; undefined: they are not to be started. */
async function chosenAgent(
  workbench: Workbench,
  place: AccountTarget,
  rows: readonly BuilderRow[],
): Promise<{ readonly agentVersion?: string } | undefined> {
  const { dialogs } = workbench;
  const outdated = rows.filter(({ newerAgent }) => newerAgent);
  const answer = await dialogs.ask({
    kind: 'choice',
    icon: 'play',
    title: `Start ${namesOf(rows)}?`,
    message: 'It takes some minutes until one can connect. From then on it is billed by the hour until it is stopped.',
    rows: rows.map((row) => ({
      icon: 'vm',
      text: `${row.name}: ${row.instanceType}`,
      detail: `Price class: ${costWord(row.instanceType)} · Agent ${agentWords(row)}`,
    })),
    notes: [...new Set(rows.map(({ instanceType }) => costSentence(instanceType))), ...billingNotesAt(workbench, place)],
    choices: [
      { id: 'other', label: 'Choose an agent…' },
      ...(outdated.length > 0 ? [{ id: 'newest', label: 'Start with the newest agent' }] : []),
      { id: 'start', label: 'Start', kind: 'primary' },
    ],
  });
  if (answer === 'start') return {};
  if (answer === 'newest') return { agentVersion: latestAgent };
  if (answer !== 'other') return undefined;
  const agentVersion = await dialogs.ask({
    kind: 'prompt',
    title: `Start ${namesOf(rows)} with another agent`,
    label: `Version of the agent, as 05-06-2026, or ${latestAgent} for the newest`,
    value: latestAgent,
    confirm: 'Start',
    check: (text) =>
      text === latestAgent || /^\d{2}-\d{2}-\d{4}$/.test(text) ? undefined : `Write month, day and year, as 05-06-2026, or ${latestAgent}.`,
  });
  return agentVersion === undefined ? undefined : { agentVersion };
}

/** Stops builders that run, after what is lost by that was told. */
export async function stopBuilders(workbench: Workbench, place: AccountTarget, rows: readonly BuilderRow[]): Promise<void> {
  const answer = await workbench.dialogs.ask({
    kind: 'choice',
    icon: 'debug-stop',
    title: `Stop ${namesOf(rows)}?`,
    message: 'Whoever is connected is thrown out, and what is not saved in their programs is lost. Installed software and files stay.',
    rows: rows.map(({ name, running }) => ({
      icon: 'vm-running',
      text: name,
      ...(running ? { detail: runningSentence(running, Date.now()) } : {}),
    })),
    notes: ['AWS does not tell whether somebody is connected. A stopped image builder’s instance is not billed.'],
    choices: [{ id: 'stop', label: 'Stop', kind: 'danger' }],
  });
  if (answer !== 'stop') return;
  const { client } = workbench.connection;
  await withEach(workbench, rows, {
    doing: 'Stopping',
    done: 'is being stopped',
    act: ({ name }, signal) => client.imageBuilders.stop({ ...place, name }, { signal }),
  });
}
